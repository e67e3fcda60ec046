// Events that are whole, but cannot be judged as things stand: they are kept with the reason, seen by those who can help, and
// judged after all once somebody has.
import type { Posted, QuarantineEntry } from '../support/api-answers.js';
import { aStaffMember, aUnit } from '../support/an-organization.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { unjudgeableEvents } from '../support/faulty-events.js';
import type { HttpCaller, Reply } from '../support/http-caller.js';
import { aCounterVisit, insurerWithHistory } from '../support/insurer.js';
import { PostingSource } from '../support/posting-source.js';
import {
  aRunningPlumbline,
  aSource,
  expectStatus,
  judged,
  type RunningPlumbline,
  theOwner,
  theRulesInForce,
} from '../support/running-plumbline.js';

describe('an event', () => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  let owner: HttpCaller;
  let supervisor: HttpCaller;
  let queue: PostingSource;

  beforeAll(async () => {
    store = await aDatabase();
    plumbline = await aRunningPlumbline(store);
    owner = await theOwner(plumbline);
    expectStatus(200, await owner.post('/api/v1/organization', insurerWithHistory));
    ({ supervisor } = await theRulesInForce(owner));
    queue = new PostingSource('queue-system', await aSource(owner, 'queue-system'));
  }, 60_000);
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  }, 30_000);

  const resultOf = (reply: Reply<Posted>) => reply.body.results[0];

  describe('that leaves nothing to judge is kept in quarantine with its reason', () => {
    it.each(unjudgeableEvents)('%s', async (_, event, fault) => {
      const reply = await queue.post(event);
      expect(reply).toMatchObject({ status: 202, body: { received: 1, accepted: 0, quarantined: 1, rejected: 0 } });
      expect(resultOf(reply)).toEqual({
        index: 0,
        id: event.id,
        outcome: 'quarantined',
        eventId: expect.any(String),
        faults: [fault],
      });
      expect(await queue.statusOf(event.id)).toMatchObject({
        status: 200,
        body: { state: 'quarantined', quarantine: { reason: fault.code }, rules: [], findings: [] },
      });
    });

    it('all that stands against it at once', async () => {
      const data = { visitNumber: 'three', ticketNo: undefined };
      const reply = await queue.post(aCounterVisit({ id: 'all', unit: 'HZ77', staff: 'HZ77-01', data }));
      expect(
        resultOf(reply)
          ?.faults?.map(({ pointer }) => pointer)
          .sort(),
      ).toEqual(['/data/ticketNo', '/data/visitNumber', '/staff', '/unit']);
    });

    it('and can be listed by reason, page by page', async () => {
      const list = async (query: string) =>
        expectStatus(
          200,
          await supervisor.get<{ entries: QuarantineEntry[]; next: string | null }>(`/api/v1/quarantine?${query}`),
        );
      const all = await list('limit=500');
      const held = unjudgeableEvents.map(([, event, fault]) => [event.id, fault.code, fault]);
      const listed = all.entries.filter(({ externalId }) => externalId !== 'all');
      expect(listed.map(({ externalId, reason, details }) => [externalId, reason, details.faults[0]])).toEqual(held);
      expect(all.next).toBeNull();
      expect((await list('reason=wrong-type')).entries.map(({ externalId }) => externalId)).toEqual([
        'number',
        'word',
        'instant',
      ]);
      const first = await list('limit=6');
      const second = await list(`limit=6&after=${first.next}`);
      expect([...first.entries, ...second.entries]).toEqual(all.entries);
    });
  });

  describe('about people and places', () => {
    it.each([
      ['before the unit closed', { unit: 'HZ09', occurredAt: '2026-02-28T23:59:00+08:00' }, 'HZ09'],
      ['on the first day of a staff member', { staff: 'zhou', occurredAt: '2026-06-01T00:00:00+08:00' }, 'HZ01'],
      ['on the last day of a staff member', { staff: 'wu', occurredAt: '2026-05-31T23:59:00+08:00' }, 'HZ01'],
      ['by somebody transferred later', { staff: 'sun', unit: undefined, occurredAt: '2026-05-31T09:00:00Z' }, 'HZ01'],
      ['by somebody transferred before', { staff: 'sun', unit: undefined, occurredAt: '2026-06-01T09:00:00Z' }, 'HZ02'],
      ['by somebody helping out elsewhere', { staff: 'sun', unit: 'HZ01' }, 'HZ01'],
    ])('is nothing that came late, but occurred %s', async (when, given, unit) => {
      const id = `place ${when}`;
      expect(resultOf(await queue.post(aCounterVisit({ id, ...given })))).toMatchObject({ outcome: 'accepted' });
      const { body } = await queue.statusOf(id);
      expect(body).toMatchObject({ event: { unit } });
    });

    it('stands where the unit stood on that day, also after the unit went over to another city', async () => {
      for (const [occurredAt, city] of [
        ['2026-05-31T23:59:00+08:00', 'HZ'],
        ['2026-06-01T00:00:00+08:00', 'NB'],
      ]) {
        const id = `moved ${city}`;
        expect(resultOf(await queue.post(aCounterVisit({ id, unit: 'HZ05', occurredAt })))).toMatchObject({
          outcome: 'accepted',
        });
        expect((await queue.statusOf(id)).body).toMatchObject({ event: { unitPath: ['HZ05', city, 'HQ'] } });
      }
    });

    it('is judged after all once the organisation is loaded, by the release in force when it occurred', async () => {
      const late = aCounterVisit({
        id: 'new branch',
        unit: 'HZ88',
        staff: 'HZ88-01',
        data: { calledAt: '2026-07-06T09:20:00+08:00' },
      });
      const stuck = aCounterVisit({ id: 'still unknown', unit: 'HZ99', staff: 'HZ88-01' });
      const reply = await queue.post([late, stuck]);
      expect(reply.body.results).toMatchObject([{ outcome: 'quarantined' }, { outcome: 'quarantined' }]);
      expectStatus(
        200,
        await owner.post('/api/v1/organization', {
          units: [aUnit({ code: 'HZ88', parent: 'HZ' })],
          staff: [aStaffMember({ code: 'HZ88-01', unit: 'HZ88' })],
        }),
      );
      expect((await queue.statusOf('new branch')).body.state).toBe('quarantined');
      const { entries } = expectStatus(
        200,
        await owner.get<{ entries: QuarantineEntry[] }>('/api/v1/quarantine?reason=unknown-unit'),
      );
      const idOf = (externalId: string) => entries.find((entry) => entry.externalId === externalId)?.id;
      const [released, held] = [idOf('new branch'), idOf('still unknown')];
      expect((await supervisor.post('/api/v1/quarantine/replay', { ids: [released] })).status).toBe(403);
      expect(await owner.post('/api/v1/quarantine/replay', { reason: 'unknown-unit' })).toMatchObject({
        status: 200,
        body: {
          released: 1,
          stillHeld: 3,
          entries: expect.arrayContaining([
            expect.objectContaining({ id: released, outcome: 'released' }),
            expect.objectContaining({
              id: held,
              outcome: 'still-held',
              faults: [{ pointer: '/unit', code: 'unknown-unit', expected: 'the code of a unit', found: '"HZ99"' }],
            }),
          ]),
        },
      });
      expect(await judged(owner, 'queue-system', 'new branch')).toMatchObject({
        releaseId: 1,
        event: { unit: 'HZ88', unitPath: ['HZ88', 'HZ', 'HQ'] },
        findings: [{ rule: 'counter-wait', unit: 'HZ88' }],
      });
      expect(await owner.post('/api/v1/quarantine/replay', { ids: [released] })).toMatchObject({
        status: 200,
        body: { released: 0, notOpen: 1 },
      });
      expect((await queue.statusOf('new branch')).body.findings).toHaveLength(1);
    });
  });

  it('that was acknowledged is lost by none of this', async () => {
    const { kept, broken } = await queue.promises(['new branch']);
    expect(broken).toEqual([]);
    expect(kept).toBeGreaterThan(20);
  }, 30_000);
});
