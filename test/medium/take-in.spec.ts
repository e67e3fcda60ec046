// Real here: PostgreSQL, HTTP, intake and the step's handler. Made up: who asks (no access guard), and which step reports.
import type { Principal } from '../../src/domain/shared/principal.js';
import { TakeInJob } from '../../src/modules/intake/take-in.job.js';
import { type OwnEvent, reportEvents } from '../../src/pipeline/internal-events.js';
import { Work } from '../../src/pipeline/work.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import {
  anIntake,
  aPrincipal,
  aRelease,
  aSmallOrganization,
  counterVisit,
  type TestIntake,
} from '../support/intake.js';

const anEvent = (id: string, given: Partial<OwnEvent> = {}): OwnEvent => ({
  id,
  source: 'plumbline.test',
  type: 'counter-visit',
  occurredAt: '2026-03-02T02:00:00.000Z',
  unit: 'U1',
  staff: null,
  customer: null,
  data: { waitSeconds: 30 },
  ...given,
});
const admin: Partial<Principal> = { kind: 'user', actor: 'user:admin', roles: ['admin'], source: null };

describe('events that Plumbline itself reports', () => {
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

  const rows = (sql: string) => store.database.query(sql);
  const report = (...events: readonly OwnEvent[]) =>
    store.database.transaction((tx) => reportEvents(tx, intake.app.get(Work), events));
  /** does the open work of the step as a worker does, in one transaction */
  const takeIn = () =>
    store.database.transaction(async (tx) => {
      const claimed = await tx.query<{ ref: string }>(`DELETE FROM work WHERE step = 'take-in' RETURNING ref`);
      return intake.app.get(TakeInJob).handle(
        tx,
        claimed.map(({ ref }) => ref),
      );
    });
  const keptBack = async () => {
    intake.principal = aPrincipal(admin);
    const { body } = await intake.ask('GET', '/api/v1/internal-events');
    return body['events'] as { id: string; envelope: object; faults: { code: string }[] }[];
  };

  it('are taken in under their own source and handed on to be judged; then nothing of the report is left', async () => {
    await report(anEvent('A'), anEvent('B'));
    expect(await takeIn()).toEqual(['evaluate']);
    expect(await rows('SELECT source, external_id, unit_code, unit_path, history FROM service_event')).toEqual([
      { source: 'plumbline.test', external_id: 'A', unit_code: 'U1', unit_path: ['U1', 'HQ'], history: false },
      { source: 'plumbline.test', external_id: 'B', unit_code: 'U1', unit_path: ['U1', 'HQ'], history: false },
    ]);
    expect(await rows(`SELECT w.step, e.external_id FROM work AS w JOIN service_event AS e ON e.id = w.ref`)).toEqual([
      { step: 'evaluate', external_id: 'A' },
      { step: 'evaluate', external_id: 'B' },
    ]);
    expect(await rows('SELECT id FROM internal_event')).toEqual([]);
  });

  it('are taken in once, however often they are reported or delivered', async () => {
    await report(anEvent('A'), anEvent('A'));
    const work = await rows('SELECT step, ref FROM work');
    await takeIn();
    await report(anEvent('A'));
    await takeIn();
    const refs = work.map(({ ref }) => String(ref));
    await store.database.transaction((tx) => intake.app.get(TakeInJob).handle(tx, refs));
    expect(await rows('SELECT external_id FROM service_event')).toEqual([{ external_id: 'A' }]);
    expect(await rows(`SELECT step FROM work`)).toEqual([{ step: 'evaluate' }]);
    expect(await rows('SELECT id FROM internal_event')).toEqual([]);
  });

  it('are there as before when taking them in broke off', async () => {
    await report(anEvent('A'));
    const broken = store.database.transaction(async (tx) => {
      await intake.app.get(TakeInJob).handle(tx, ['1']);
      throw new Error('the plug was pulled');
    });
    await expect(broken).rejects.toThrow('the plug was pulled');
    expect(await rows('SELECT external_id FROM service_event')).toEqual([]);
    expect(await rows('SELECT id FROM internal_event')).toHaveLength(1);
    expect(await rows('SELECT step FROM work')).toEqual([{ step: 'take-in' }]);
  });

  it('wait in quarantine like all others when they cannot be judged', async () => {
    await report(anEvent('A', { type: 'nothing-known' }));
    expect(await takeIn()).toEqual([]);
    intake.principal = aPrincipal(admin);
    const { body } = await intake.ask('GET', '/api/v1/quarantine');
    expect(body['entries']).toMatchObject([{ externalId: 'A', reason: 'unknown-event-type' }]);
    expect(await rows('SELECT id FROM internal_event')).toEqual([]);
  });

  it('are kept, with the reason, where they contradict what was reported before, and hold up no others', async () => {
    await report(anEvent('A'));
    await takeIn();
    await report(anEvent('A', { data: { waitSeconds: 31 } }), anEvent('B'));
    expect(await takeIn()).toEqual(['evaluate']);
    expect(await keptBack()).toMatchObject([
      { envelope: { id: 'A', data: { waitSeconds: 31 } }, faults: [{ code: 'identity-conflict' }] },
    ]);
    expect(await rows('SELECT external_id FROM service_event ORDER BY id')).toEqual([
      { external_id: 'A' },
      { external_id: 'B' },
    ]);
  });

  it('are kept, with the reason, where they are no events, until somebody has them tried again', async () => {
    await report(anEvent('A'));
    await rows(`UPDATE internal_event SET envelope = envelope - 'type'`);
    expect(await takeIn()).toEqual([]);
    const [kept] = await keptBack();
    expect(kept?.faults).toMatchObject([{ pointer: '/type', code: 'missing-field' }]);
    await rows(`UPDATE internal_event SET envelope = envelope || '{"type": "counter-visit"}'`);
    expect(await intake.ask('POST', `/api/v1/internal-events/${kept?.id}/retry`)).toMatchObject({ status: 202 });
    expect(await intake.ask('POST', `/api/v1/internal-events/${kept?.id}/retry`)).toMatchObject({ status: 404 });
    expect(await takeIn()).toEqual(['evaluate']);
    expect(await keptBack()).toEqual([]);
    expect(await rows(`SELECT command, subject FROM audit_entry`)).toEqual([
      { command: 'internal-event.retry', subject: 'internal-event:1' },
    ]);
  });

  it('are kept, with the error, when every attempt failed', async () => {
    await report(anEvent('A'));
    await store.database.transaction((tx) => intake.app.get(TakeInJob).giveUp(tx, '1', new Error('disk full')));
    expect(await keptBack()).toMatchObject([{ id: '1', faults: [{ code: 'intake-fault', found: 'disk full' }] }]);
  });

  it('are the business of who administers the whole organisation', async () => {
    intake.principal = aPrincipal({ ...admin, scope: { kind: 'units', codes: ['U1'] } });
    const refused = { status: 403, body: { code: 'whole-organization-needed' } };
    expect(await intake.ask('GET', '/api/v1/internal-events')).toMatchObject(refused);
    expect(await intake.ask('POST', '/api/v1/internal-events/1/retry')).toMatchObject(refused);
  });

  it.each([
    ['a person who names it', admin, { source: 'plumbline.test' }],
    ['a key that was bound to it', { source: 'plumbline.test' }, {}],
    ['a key that was bound to something very like it', { source: 'Plumbline.Test' }, {}],
  ])('can be forged by nobody: the source is refused from %s', async (_who, poster, given) => {
    intake.principal = aPrincipal(poster);
    const { source: _source, ...event } = anEvent('A');
    expect(await intake.post({ ...event, ...given })).toMatchObject({
      status: 200,
      body: { rejected: 1, results: [{ outcome: 'rejected', faults: [{ code: 'source-reserved' }] }] },
    });
    expect(await rows('SELECT id FROM service_event')).toEqual([]);
  });
});
