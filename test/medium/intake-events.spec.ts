// Real here: PostgreSQL, HTTP from the socket to the row. Made up: who asks (no access guard), and no workers run.
import { setTimeout as delay } from 'node:timers/promises';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { waitFor } from '../support/wait-for.js';
import {
  anIntake,
  aPrincipal,
  aRelease,
  aSmallOrganization,
  counterVisit,
  type TestIntake,
} from '../support/intake.js';

const ndjson = { type: 'application/x-ndjson' };
const anEvent = (id: string, given: object = {}) => ({
  id,
  type: 'counter-visit',
  occurredAt: '2026-03-02T10:00:00+08:00',
  unit: 'U1',
  data: { waitSeconds: 30 },
  ...given,
});
const lines = (...events: readonly (object | string)[]) =>
  events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event))).join('\n');

describe('posting events', () => {
  let store: TestDatabase;
  let intake: TestIntake;
  let release: number;

  beforeAll(async () => {
    store = await aDatabase();
    await aSmallOrganization(store.database);
    release = await aRelease(store.database, [counterVisit]);
    intake = await anIntake(store);
  });
  afterAll(async () => {
    await intake.stop();
    await store.drop();
  });
  beforeEach(async () => {
    intake.principal = aPrincipal();
    await store.database.query('TRUNCATE event_identity, service_event, quarantine_entry, work');
  });

  const rows = async (sql: string, values: unknown[] = []) => store.database.query(sql, values);
  const counts = async () => {
    const [row] = await rows(
      `SELECT (SELECT count(*)::int FROM event_identity) AS identities, (SELECT count(*)::int FROM service_event) AS events,
         (SELECT count(*)::int FROM quarantine_entry WHERE released_at IS NULL) AS quarantined, (SELECT count(*)::int FROM work) AS work`,
    );
    return row;
  };
  const outcomes = (body: Record<string, unknown>) =>
    (body['results'] as { outcome: string }[]).map(({ outcome }) => outcome);
  const firstFaults = (body: Record<string, unknown>) =>
    (body['results'] as { faults?: { pointer: string; code: string }[] }[])[0]?.faults?.map(
      ({ pointer, code }) => `${code} ${pointer}`,
    );

  describe('that are in order', () => {
    it('stores an event canonically, pins it to the release, places it and hands it to evaluation', async () => {
      const { status, body } = await intake.post(
        anEvent('A', { unit: null, staff: 'E1', data: { waitSeconds: 30, calledAt: '2026-03-02T10:00:30+08:00' } }),
      );
      expect(status).toBe(202);
      expect(body).toMatchObject({ received: 1, accepted: 1, results: [{ index: 0, id: 'A', outcome: 'accepted' }] });
      const [event] = await rows('SELECT * FROM service_event');
      expect(event).toMatchObject({
        source: 'queue-system',
        external_id: 'A',
        type: 'counter-visit',
        occurred_at: new Date('2026-03-02T02:00:00Z'),
        unit_code: 'U1',
        staff_code: 'E1',
        customer: null,
        data: { waitSeconds: 30, calledAt: '2026-03-02T02:00:30.000Z' },
        unit_path: ['U1', 'HQ'],
        release_id: release,
        history: false,
      });
      expect(await rows('SELECT step, ref FROM work')).toEqual([{ step: 'evaluate', ref: event?.['id'] }]);
      expect((body['results'] as { eventId: string }[])[0]?.eventId).toBe(event?.['id']);
    });

    it('answers for each of a list by its index', async () => {
      const { status, body } = await intake.post([anEvent('A'), { id: 'B' }, anEvent('C', { type: 'no-such' })]);
      expect(status).toBe(202);
      expect(body).toMatchObject({ received: 3, accepted: 1, rejected: 1, quarantined: 1, unlisted: 0 });
      expect(body['results']).toMatchObject([
        { index: 0, id: 'A', outcome: 'accepted' },
        { index: 1, id: 'B', outcome: 'rejected' },
        { index: 2, id: 'C', outcome: 'quarantined', faults: [{ code: 'unknown-event-type' }] },
      ]);
    });

    it('names facts the event type does not know and keeps them', async () => {
      const { body } = await intake.post(anEvent('A', { data: { waitSeconds: 1, wiatSeconds: 2 } }));
      expect(body['results']).toMatchObject([{ outcome: 'accepted', undeclared: ['wiatSeconds'] }]);
      expect(await rows('SELECT data FROM service_event')).toEqual([{ data: { waitSeconds: 1, wiatSeconds: 2 } }]);
    });

    it('counts the lines of NDJSON and lists accepted ones only when asked', async () => {
      const body = `${lines(anEvent('A'), '', anEvent('B'), '  ')}\r\n${JSON.stringify(anEvent('C'))}`;
      expect((await intake.post(body, ndjson)).body).toMatchObject({
        received: 3,
        accepted: 3,
        results: [],
        unlisted: 0,
      });
      await rows('TRUNCATE event_identity, service_event, work');
      const verbose = await intake.post(`\ufeff${body}`, { ...ndjson, query: '?verbose=1' });
      expect(verbose.body['results']).toMatchObject([
        { line: 1, id: 'A', outcome: 'accepted' },
        { line: 3, id: 'B', outcome: 'accepted' },
        { line: 5, id: 'C', outcome: 'accepted' },
      ]);
    });
  });

  describe('more than once', () => {
    it('is a duplicate, however it is written and by whichever way it comes', async () => {
      await intake.post(anEvent('A', { data: { waitSeconds: 30, note: 'Am\u00e9lie' } }));
      const again = {
        data: { note: 'Ame\u0301lie', waitSeconds: 30.0 },
        unit: 'U1',
        staff: null,
        source: 'queue-system',
        occurredAt: '2026-03-02T02:00:00.000Z',
        type: 'counter-visit',
        id: 'A',
      };
      const { status, body } = await intake.post(lines(again), ndjson);
      expect(status).toBe(200);
      expect(body).toMatchObject({ duplicate: 1, results: [{ line: 1, id: 'A', outcome: 'duplicate' }] });
      expect(await counts()).toEqual({ identities: 1, events: 1, quarantined: 0, work: 1 });
    });

    it('with another payload is a conflict, and what is there stays', async () => {
      await intake.post(anEvent('A'));
      const { status, body } = await intake.post(anEvent('A', { data: { waitSeconds: 31 } }));
      expect(status).toBe(200);
      expect(body).toMatchObject({ conflict: 1, results: [{ outcome: 'conflict' }] });
      expect(await rows('SELECT data FROM service_event')).toEqual([{ data: { waitSeconds: 30 } }]);
      expect(await rows('SELECT revision FROM event_identity')).toEqual([{ revision: 1 }]);
    });

    it('in one request ends as if posted one by one', async () => {
      const wrong = anEvent('Q', { data: { waitSeconds: 'x' } });
      const { body } = await intake.post([
        anEvent('A'), anEvent('A'), anEvent('A', { data: { waitSeconds: 31 } }), anEvent('A'),
        wrong, wrong, anEvent('Q'), anEvent('Q', { data: { waitSeconds: 32 } }), anEvent('Q'),
      ]); // prettier-ignore
      expect(outcomes(body)).toEqual([
        'accepted',
        'duplicate',
        'conflict',
        'duplicate',
        'quarantined',
        'duplicate',
        'accepted',
        'conflict',
        'duplicate',
      ]);
      expect(await rows('SELECT external_id, revision FROM event_identity ORDER BY 1')).toEqual([
        { external_id: 'A', revision: 1 },
        { external_id: 'Q', revision: 2 },
      ]);
    });

    it('replaces an event that still waits in quarantine: revision + 1, judged anew, the old one superseded', async () => {
      const first = (await intake.post(anEvent('A', { data: {} }))).body['results'] as { eventId: string }[];
      expect((await intake.post(anEvent('A', { data: {} }))).body).toMatchObject({ duplicate: 1 });
      const second = (await intake.post(anEvent('A', { data: { waitSeconds: 'x' } }))).body;
      expect(second['results']).toMatchObject([{ outcome: 'quarantined', faults: [{ code: 'wrong-type' }] }]);
      const third = (await intake.post(anEvent('A'))).body;
      expect(third['results']).toMatchObject([{ outcome: 'accepted' }]);
      const [last] = third['results'] as { eventId: string }[];
      expect(await rows('SELECT revision, event_id FROM event_identity')).toEqual([
        { revision: 3, event_id: last?.eventId },
      ]);
      expect(await rows('SELECT ref FROM work')).toEqual([{ ref: last?.eventId }]);
      const entries = await rows(
        'SELECT event_id, reason, released_by, details FROM quarantine_entry WHERE released_at IS NOT NULL ORDER BY id',
      );
      expect(entries).toMatchObject([
        { event_id: first[0]?.eventId, reason: 'missing-fact', released_by: 'key:test' },
        { reason: 'wrong-type', details: { supersededBy: last?.eventId } },
      ]);
      expect((await intake.post(anEvent('A', { data: { waitSeconds: 9 } }))).body).toMatchObject({ conflict: 1 });
    });

    it('by four clients at the same time, in any order, makes a thousand events out of a thousand', async () => {
      const events = Array.from({ length: 1_000 }, (_, n) => anEvent(`E-${String(n)}`));
      const shuffled = [
        events,
        [...events].reverse(),
        [...events.slice(500), ...events.slice(0, 500)],
        [...events].sort((a, b) => (a.id < b.id ? 1 : -1)),
      ];
      const answers = await Promise.all(
        shuffled.map((all, n) => (n % 2 === 0 ? intake.post(lines(...all), ndjson) : intake.post(all))),
      );
      const sum = (name: string) => answers.reduce((total, { body }) => total + Number(body[name]), 0);
      expect([sum('accepted'), sum('duplicate'), sum('conflict'), sum('rejected')]).toEqual([1_000, 3_000, 0, 0]);
      expect(await counts()).toEqual({ identities: 1_000, events: 1_000, quarantined: 0, work: 1_000 });
      expect((await intake.post(events)).body).toMatchObject({ duplicate: 1_000 });
      expect(await counts()).toEqual({ identities: 1_000, events: 1_000, quarantined: 0, work: 1_000 });
    });

    it('by twenty clients that all send the same correction of a quarantined event is a duplicate for all but one', async () => {
      await intake.post(anEvent('A', { data: {} }));
      const answers = await Promise.all(Array.from({ length: 20 }, () => intake.post(anEvent('A'))));
      const outcomesOfAll = answers.flatMap(({ body }) => outcomes(body)).sort();
      expect(outcomesOfAll).toEqual(['accepted', ...Array.from({ length: 19 }, () => 'duplicate')]);
    });

    it('with fifty corrections of one quarantined event at once leaves one of them', async () => {
      await intake.post(anEvent('A', { data: {} }));
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) => intake.post(anEvent('A', { data: { waitSeconds: n } }))),
      );
      expect(answers.filter(({ body }) => body['accepted'] === 1)).toHaveLength(1);
      expect(answers.filter(({ body }) => body['conflict'] === 1)).toHaveLength(49);
      expect(await rows('SELECT revision FROM event_identity')).toEqual([{ revision: 2 }]);
      expect(await counts()).toEqual({ identities: 1, events: 2, quarantined: 0, work: 1 });
    });
  });

  describe('that cannot be judged', () => {
    it.each<[string, object, string]>([
      ['of an unknown type', { type: 'counter-vist' }, 'unknown-event-type'],
      ['without a required fact', { data: {} }, 'missing-fact'],
      ['with a fact of the wrong type', { data: { waitSeconds: '30' } }, 'wrong-type'],
      ['of an unknown unit', { unit: 'U9' }, 'unknown-unit'],
      ['from before the unit opened', { occurredAt: '2019-12-31T23:59:59+08:00' }, 'unit-not-open'],
      ['of unknown staff', { staff: 'E9' }, 'unknown-staff'],
      [
        'from before the staff member came',
        { staff: 'E1', occurredAt: '2020-06-01T10:00:00+08:00' },
        'staff-not-employed',
      ],
    ])('keeps one %s in quarantine, unpinned and not handed on', async (_, given, reason) => {
      const { status, body } = await intake.post(anEvent('A', given));
      expect(status).toBe(202);
      expect(body['results']).toMatchObject([{ outcome: 'quarantined', faults: [{ code: reason }] }]);
      expect(await rows('SELECT reason FROM quarantine_entry')).toEqual([{ reason }]);
      expect(await rows('SELECT release_id FROM service_event')).toEqual([{ release_id: null }]);
      expect(await rows('SELECT * FROM work')).toEqual([]);
    });

    it('keeps everything in quarantine while no release is in force', async () => {
      await rows(`UPDATE rulebook_release SET effective_from = '2026-03-02T02:00:00.001Z'`);
      try {
        const { body } = await intake.post([
          anEvent('before'),
          anEvent('after', { occurredAt: '2026-03-02T02:00:00.001Z' }),
        ]);
        expect(body['results']).toMatchObject([
          { outcome: 'quarantined', faults: [{ code: 'no-release' }] },
          { outcome: 'accepted' },
        ]);
      } finally {
        await rows('UPDATE rulebook_release SET effective_from = NULL');
      }
    });
  });

  describe('that are broken', () => {
    it.each<[string, object | string, string[]]>([
      ['without an id', anEvent('A', { id: undefined }), ['missing-field /id']],
      ['with U+0000', anEvent('A', { data: { waitSeconds: 1, note: 'a\u0000b' } }), ['invalid-text /data/note']],
      [
        'with half a surrogate pair',
        String.raw`{"id":"A\ud800","type":"counter-visit","occurredAt":"2026-03-02T10:00:00Z","data":{}}`,
        ['invalid-text /id'],
      ],
      [
        'with __proto__',
        `{"__proto__":{"admin":true},${JSON.stringify(anEvent('A')).slice(1)}`,
        ['reserved-key /__proto__'],
      ],
      [
        'with __proto__ among the facts',
        JSON.stringify(anEvent('A')).replace('"data":{', '"data":{"__proto__":1,'),
        ['reserved-key /data/__proto__'],
      ],
      ['with a key given twice', JSON.stringify(anEvent('A')).replace('"id"', '"id":"B","id"'), ['repeated-key /id']],
      ['with 1e400', JSON.stringify(anEvent('A')).replace('30}', '1e400}'), ['inexact-number /data/waitSeconds']],
      [
        'with an integer no double can hold',
        JSON.stringify(anEvent('A')).replace('30}', '9007199254740993}'),
        ['inexact-number /data/waitSeconds'],
      ],
      [
        'with a day that does not exist',
        anEvent('A', { occurredAt: '2026-02-30T10:00:00Z' }),
        ['invalid-instant /occurredAt'],
      ],
      ['with a field of its own invention', anEvent('A', { points: 5 }), ['unknown-field /points']],
      [
        'from the future',
        anEvent('A', { occurredAt: new Date(Date.now() + 6 * 60_000).toISOString() }),
        ['occurred-in-future /occurredAt'],
      ],
      ['from another source than the key', anEvent('A', { source: 'call-centre' }), ['source-not-yours /source']],
    ])('refuses one %s and says where', async (_, event, faults) => {
      for (const request of [intake.post(event), intake.post(lines(event), ndjson)]) {
        const { status, body } = await request;
        expect(status).toBe(200);
        expect(outcomes(body)).toEqual(['rejected']);
        expect(firstFaults(body)?.filter((fault) => faults.includes(fault))).toEqual(faults);
      }
      expect(await counts()).toEqual({ identities: 0, events: 0, quarantined: 0, work: 0 });
      expect(({} as { admin?: unknown }).admin).toBeUndefined();
    });

    it('takes a clock that is a little ahead', async () => {
      const { body } = await intake.post(anEvent('A', { occurredAt: new Date(Date.now() + 4 * 60_000).toISOString() }));
      expect(outcomes(body)).toEqual(['accepted']);
    });

    it('refuses one line by its number and takes the others', async () => {
      const body = Buffer.concat([
        Buffer.from(
          `${lines(anEvent('A'), '{"id": "B", nonsense', anEvent('C'), `{"x":${'['.repeat(50_000)}`, `"${'x'.repeat(70_000)}"`, anEvent('D'))}\n`,
        ),
        Buffer.from([0xff, 0xfe, 0x0a]),
        Buffer.from(lines(anEvent('E'))),
      ]);
      const answer = (await intake.post(body, ndjson)).body;
      expect(answer).toMatchObject({ received: 8, accepted: 4, rejected: 4 });
      expect(answer['results']).toMatchObject([
        { line: 2, id: null, faults: [{ code: 'not-json', found: expect.stringContaining('at column 13') as string }] },
        { line: 4, faults: [{ code: 'not-json' }] },
        { line: 5, faults: [{ code: 'line-too-long' }] },
        { line: 7, faults: [{ code: 'invalid-utf-8' }] },
      ]);
    });

    it('refuses a key that belongs to another unit, and events without a unit', async () => {
      intake.principal = aPrincipal({ scope: { kind: 'units', codes: ['U2'] } });
      const { body } = await intake.post([anEvent('A'), anEvent('B', { unit: 'U2' }), anEvent('C', { unit: null })]);
      expect(outcomes(body)).toEqual(['rejected', 'accepted', 'rejected']);
      expect(firstFaults(body)).toEqual(['unit-out-of-scope /unit']);
    });

    it('asks a person for the source, and keeps equal ids of two sources apart', async () => {
      intake.principal = aPrincipal({ kind: 'user', source: null, roles: ['admin'] });
      const { body } = await intake.post([
        anEvent('A'),
        anEvent('A', { source: 'one' }),
        anEvent('A', { source: 'two' }),
      ]);
      expect(outcomes(body)).toEqual(['rejected', 'accepted', 'accepted']);
      expect(firstFaults(body)).toEqual(['source-missing /source']);
    });

    it("cannot touch another source's event by its id", async () => {
      await intake.post(anEvent('A', { data: {} }));
      intake.principal = aPrincipal({ source: 'intruder' });
      expect(outcomes((await intake.post(anEvent('A', { source: 'queue-system' }))).body)).toEqual(['rejected']);
      expect(outcomes((await intake.post(anEvent('A'))).body)).toEqual(['accepted']);
      expect(await rows('SELECT source, revision FROM event_identity ORDER BY 1')).toEqual([
        { source: 'intruder', revision: 1 },
        { source: 'queue-system', revision: 1 },
      ]);
      expect(await counts()).toMatchObject({ quarantined: 1 });
    });
  });

  describe('in a body that cannot be read', () => {
    it.each<[string, string | Buffer, object, number, string]>([
      ['no JSON', '{"id":', {}, 400, 'body-not-json'],
      ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), {}, 400, 'body-not-utf-8'],
      ['more than 10 MB', `[${' '.repeat(20 * 1024 * 1024)}]`, {}, 413, 'body-too-large'],
      ['more values than a body may hold', `[${'0,'.repeat(1_000_000)}0]`, {}, 413, 'too-many-values'],
      ['more events than a body may hold', `[${'{},'.repeat(5_000)}{}]`, {}, 413, 'too-many-events'],
      ['compressed', 'x', { headers: { 'content-encoding': 'gzip' } }, 415, 'unsupported-content-encoding'],
      ['of another type', '<xml/>', { type: 'text/xml' }, 415, 'unsupported-content-type'],
      ['in another encoding', '{}', { type: 'application/json; charset=gbk' }, 415, 'unsupported-content-type'],
      ['with an unknown query', '{}', { query: '?vebose=1' }, 400, 'invalid-request'],
    ])('refuses it as a whole: %s', async (_, body, options, status, code) => {
      const answer = await intake.post(body, options);
      expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
      expect(await counts()).toEqual({ identities: 0, events: 0, quarantined: 0, work: 0 });
      expect((await intake.post(anEvent('next'))).status).toBe(202);
    });

    it('names line and column, in the language of the reader', async () => {
      const { body } = await intake.post('[\n  {"id": 1,}\n]', { headers: { 'accept-language': 'en' } });
      expect(body['message']).toBe(
        'The body is not valid JSON: line 2, column 12: expected a key in double quotes, found "}\\n]".',
      );
    });

    it('survives 200,000 levels of nesting in one of two events', async () => {
      const deep = `{"id":"A","data":${'[{"x":'.repeat(200_000)}1${'}]'.repeat(200_000)}}`;
      const { status, body } = await intake.post(`[${deep},${JSON.stringify(anEvent('B'))}]`);
      expect(status).toBe(202);
      expect(outcomes(body)).toEqual(['rejected', 'accepted']);
      expect(firstFaults(body)?.[0]).toMatch(/^too-deep \/data/);
    });

    it('stops reading a body without a length once it is too long', async () => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      let sent = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          sent++;
          controller.enqueue(chunk);
          if (sent >= 200) controller.close();
          await delay(0);
        },
      });
      const response = await fetch(`${intake.url}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: endless,
        duplex: 'half',
      });
      expect(response.status).toBe(413);
    });
  });

  describe('when something goes wrong meanwhile', () => {
    it('answers no success for what was not committed, and takes it when it comes again', async () => {
      await rows('ALTER TABLE work RENAME TO work_away');
      try {
        for (const request of [intake.post(anEvent('A')), intake.post(lines(anEvent('A')), ndjson)])
          expect((await request).status).toBe(500);
      } finally {
        await rows('ALTER TABLE work_away RENAME TO work');
      }
      expect(await counts()).toEqual({ identities: 0, events: 0, quarantined: 0, work: 0 });
      expect((await intake.post(anEvent('A'))).body).toMatchObject({ accepted: 1 });
    });

    it('keeps the batches of a stream that were committed before it broke, so that sending all again completes it', async () => {
      const all = Array.from({ length: 1_200 }, (_, n) => anEvent(`S-${String(n)}`));
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(Buffer.from(`${lines(...all.slice(0, 1_100))}\n`));
        },
        pull: async (controller) => {
          await waitFor('the first batches', async () => Number((await counts())?.['events']) >= 1_000);
          controller.error(new Error('the client dies'));
        },
      });
      const dying = fetch(`${intake.url}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': ndjson.type },
        body: stream,
        duplex: 'half',
      });
      await expect(dying).rejects.toThrow();
      expect((await intake.post(lines(...all), ndjson)).body).toMatchObject({
        received: 1_200,
        conflict: 0,
        rejected: 0,
      });
      expect(await counts()).toEqual({ identities: 1_200, events: 1_200, quarantined: 0, work: 1_200 });
    });

    it('pins no event to the release before once a new one is in force, however the two meet', async () => {
      let isHeld: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        isHeld = resolve;
      });
      const approval = store.database.transaction(async (tx) => {
        await tx.query('LOCK TABLE rulebook_release IN EXCLUSIVE MODE');
        isHeld();
        await waitFor('the event to wait for the approval', async () => {
          const [waiting] = await rows(
            `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE rulebook_release IN ROW SHARE%'`,
          );
          return waiting !== undefined;
        });
        const [next] = await tx.query<{ id: number }>(
          `INSERT INTO rulebook_release (sha256, status, title, submitted_by, effective_from) VALUES ('x', 'approved', 'next', 'user:test', '2026-01-01') RETURNING id`,
        );
        await tx.query(
          'INSERT INTO release_document SELECT $1, document_id FROM release_document WHERE release_id = $2',
          [next?.id, release],
        );
        return next?.id;
      });
      const [next] = await Promise.all([approval, held.then(() => intake.post(anEvent('A')))]);
      try {
        expect(await rows('SELECT release_id FROM service_event')).toEqual([{ release_id: next }]);
      } finally {
        await rows('DELETE FROM release_document WHERE release_id = $1', [next]);
        await rows('DELETE FROM rulebook_release WHERE id = $1', [next]);
      }
    });
  });

  it('lists a thousand problems of a stream and counts the rest', async () => {
    const { body } = await intake.post(`${'nonsense\n'.repeat(3_000)}${JSON.stringify(anEvent('A'))}`, ndjson);
    expect(body).toMatchObject({ received: 3_001, accepted: 1, rejected: 3_000, unlisted: 2_000 });
    expect(body['results']).toHaveLength(1_000);
  });
});
