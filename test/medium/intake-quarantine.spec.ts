// Real here: PostgreSQL and HTTP. Made up: who asks (no access guard), and no workers run.
import { aDatabase, type TestDatabase } from '../support/database.js';
import {
  anIntake,
  aPrincipal,
  aRelease,
  aSmallOrganization,
  counterVisit,
  type TestIntake,
} from '../support/intake.js';

const anEvent = (id: string, given: object = {}) => ({
  id,
  type: 'counter-visit',
  occurredAt: '2026-03-02T10:00:00+08:00',
  data: { waitSeconds: 30 },
  ...given,
});

interface Entry {
  readonly id: string;
  readonly eventId: string;
  readonly externalId: string;
  readonly reason: string;
  readonly outcome: string;
}

describe('the quarantine', () => {
  let store: TestDatabase;
  let intake: TestIntake;

  beforeEach(async () => {
    store = await aDatabase();
    await aSmallOrganization(store.database);
    await aRelease(store.database, [counterVisit]);
    intake = await anIntake(store);
  });
  afterEach(async () => {
    await intake.stop();
    await store.drop();
  });

  const rows = async (sql: string) => store.database.query(sql);
  const list = async (query = '') => {
    const { status, body } = await intake.ask('GET', `/api/v1/quarantine${query}`);
    expect(status).toBe(200);
    return body['entries'] as Entry[];
  };
  const replay = async (order: object) => {
    const { status, body } = await intake.ask('POST', '/api/v1/quarantine/replay', order);
    expect(status).toBe(200);
    return body;
  };
  const cardVisit = { ...counterVisit, code: 'card-visit' };

  it('tells for each event why it waits, oldest first and page by page', async () => {
    await intake.post([anEvent('A', { data: {} }), anEvent('B', { type: 'card-visit' }), anEvent('C', { unit: 'U9' })]);
    expect((await list()).map(({ externalId, reason }) => [externalId, reason])).toEqual([
      ['A', 'missing-fact'],
      ['B', 'unknown-event-type'],
      ['C', 'unknown-unit'],
    ]);
    const first = await intake.ask('GET', '/api/v1/quarantine?limit=2');
    expect(first.body['entries']).toMatchObject([
      {
        externalId: 'A',
        source: 'queue-system',
        type: 'counter-visit',
        occurredAt: '2026-03-02T02:00:00.000Z',
        details: {
          faults: [{ pointer: '/data/waitSeconds', code: 'missing-fact', expected: 'the fact waitSeconds (integer)' }],
        },
      },
      { externalId: 'B' },
    ]);
    expect(await list(`?after=${String(first.body['next'])}`)).toMatchObject([{ externalId: 'C' }]);
    expect(await list('?reason=unknown-unit')).toMatchObject([{ externalId: 'C' }]);
    expect(await list('?source=nobody')).toEqual([]);
    expect((await intake.ask('GET', '/api/v1/quarantine?resaon=x')).status).toBe(400);
  });

  it('shows and replays only what lies in the scope of the caller', async () => {
    await intake.post([
      anEvent('none', { data: {} }),
      anEvent('U1', { unit: 'U1', data: {} }),
      anEvent('U2', { unit: 'U2', data: {} }),
      anEvent('E1', { staff: 'E1', data: {} }),
    ]);
    intake.principal = aPrincipal({
      kind: 'user',
      source: null,
      roles: ['admin'],
      scope: { kind: 'units', codes: ['U1'] },
    });
    expect((await list()).map(({ externalId }) => externalId)).toEqual(['E1', 'U1']);
    expect(await replay({ reason: 'missing-fact' })).toMatchObject({ stillHeld: 2 });
    intake.principal = aPrincipal({ source: 'call-centre' });
    expect(await list()).toEqual([]);
    expect(await replay({ reason: 'missing-fact' })).toMatchObject({ released: 0, stillHeld: 0 });
    intake.principal = aPrincipal({ scope: { kind: 'units', codes: [] } });
    expect(await list()).toEqual([]);
  });

  it('lets go what a later correction of the surroundings made judgeable, and nothing else', async () => {
    await intake.post([
      anEvent('A', { type: 'card-visit', unit: 'U1' }),
      anEvent('B', { type: 'card-visit', data: {} }),
      anEvent('C', { unit: 'U9' }),
    ]);
    const release = await aRelease(store.database, [counterVisit, cardVisit], '2026-01-01T00:00:00Z');
    const report = await replay({ reason: 'unknown-event-type' });
    expect(report).toMatchObject({ released: 1, stillHeld: 1, notOpen: 0, unlisted: 0 });
    expect(report['entries']).toMatchObject([
      { outcome: 'released' },
      { outcome: 'still-held', faults: [{ code: 'missing-fact' }] },
    ]);
    expect((await list()).map(({ externalId, reason }) => [externalId, reason])).toEqual([
      ['B', 'missing-fact'],
      ['C', 'unknown-unit'],
    ]);
    const [event] = await rows(`SELECT id, release_id, unit_path FROM service_event WHERE external_id = 'A'`);
    expect(event).toMatchObject({ release_id: release, unit_path: ['U1', 'HQ'] });
    expect(await rows('SELECT ref FROM work')).toEqual([{ ref: event?.['id'] }]);
    expect(await rows('SELECT actor, command, after FROM audit_entry')).toEqual([
      { actor: 'key:test', command: 'quarantine.replay', after: { released: [event?.['id']], stillHeld: 1 } },
    ]);
  });

  it('judges by the release in force when the event occurred, not by the newest', async () => {
    await intake.post(anEvent('A', { type: 'card-visit' }));
    await aRelease(store.database, [counterVisit, cardVisit], '2026-03-02T02:00:00.001Z');
    expect(await replay({ reason: 'unknown-event-type' })).toMatchObject({ released: 0, stillHeld: 1 });
  });

  it('places an event where its staff member was on that day, once the staff member is known', async () => {
    await intake.post(anEvent('A', { staff: 'E7' }));
    await rows(`INSERT INTO staff (code, name, employed_from) VALUES ('E7', '王芳', '2026-01-01')`);
    await rows(
      `INSERT INTO staff_placement (staff_code, valid_from, valid_to, unit_code) VALUES ('E7', '2026-01-01', '2026-03-03', 'U2'), ('E7', '2026-03-03', NULL, 'U1')`,
    );
    const [entry] = await list();
    expect(await replay({ ids: [entry?.id] })).toMatchObject({ released: 1 });
    expect(await rows('SELECT unit_code, unit_path FROM service_event')).toEqual([
      { unit_code: 'U2', unit_path: ['U2', 'HQ'] },
    ]);
  });

  it('answers for entries that are not open, and changes nothing when asked again', async () => {
    await intake.post(anEvent('A', { type: 'card-visit' }));
    await aRelease(store.database, [counterVisit, cardVisit], '2026-01-01T00:00:00Z');
    const ids = [(await list())[0]?.id, '999999'];
    expect(await replay({ ids })).toMatchObject({ released: 1, notOpen: 1 });
    expect(await replay({ ids })).toMatchObject({ released: 0, notOpen: 2 });
    expect(await rows('SELECT count(*)::int AS n FROM work')).toEqual([{ n: 1 }]);
  });

  it('releases each event once when two people replay at the same time, beside corrections of the same events', async () => {
    const waiting = Array.from({ length: 600 }, (_, n) => anEvent(`W-${String(n)}`, { type: 'card-visit' }));
    await intake.post(waiting);
    await aRelease(store.database, [counterVisit, cardVisit], '2026-01-01T00:00:00Z');
    const corrected = waiting.slice(0, 200).map((event) => ({ ...event, data: { waitSeconds: 31 } }));
    const [first, second, correction] = await Promise.all([
      replay({ reason: 'unknown-event-type' }),
      replay({ reason: 'unknown-event-type' }),
      intake.post(corrected),
    ]);
    const replaced = Number(correction.body['accepted']);
    expect(replaced + Number(correction.body['conflict'])).toBe(200);
    expect(Number(first['released']) + Number(second['released'])).toBe(600 - replaced);
    expect(await list()).toEqual([]);
    expect(await rows('SELECT count(*)::int AS refs, count(DISTINCT ref)::int AS events FROM work')).toEqual([
      { refs: 600, events: 600 },
    ]);
    expect(
      await rows(`SELECT count(*)::int AS n FROM event_identity AS i JOIN work AS w ON w.ref = i.event_id`),
    ).toEqual([{ n: 600 }]);
  });

  it('takes back what evaluation had given up, and hands it on again', async () => {
    await intake.post(anEvent('A'));
    await rows('DELETE FROM work');
    await rows(
      `INSERT INTO quarantine_entry (event_id, reason, details) SELECT id, 'evaluation-fault', '{"message":"boom"}' FROM service_event`,
    );
    expect(await replay({ reason: 'evaluation-fault' })).toMatchObject({ released: 1 });
    expect(await rows('SELECT count(*)::int AS n FROM work')).toEqual([{ n: 1 }]);
  });

  it.each([{}, { ids: [] }, { ids: ['x'] }, { ids: ['1'], reason: 'no-release' }, { reason: '' }, { all: true }])(
    'does not take the order %j',
    async (order) => {
      expect((await intake.ask('POST', '/api/v1/quarantine/replay', order)).status).toBe(400);
    },
  );
});
