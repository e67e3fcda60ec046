// Events that are broken: each fault is told with its place and what would be right, what was right beside it is taken, and
// nothing that was acknowledged is lost.
import type { Posted } from '../support/api-answers.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { brokenEnvelopes } from '../support/faulty-events.js';
import { HttpCaller, type Reply } from '../support/http-caller.js';
import { aCounterVisit, insurer } from '../support/insurer.js';
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

describe('bad input', () => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  let owner: HttpCaller;
  let supervisor: HttpCaller;
  let source: HttpCaller;
  let queue: PostingSource;
  let phone: PostingSource;

  beforeAll(async () => {
    store = await aDatabase();
    plumbline = await aRunningPlumbline(store);
    owner = await theOwner(plumbline);
    expectStatus(200, await owner.post('/api/v1/organization', insurer));
    ({ supervisor } = await theRulesInForce(owner));
    source = await aSource(owner, 'queue-system');
    queue = new PostingSource('queue-system', source);
    phone = new PostingSource('phone-system', await aSource(owner, 'phone-system'));
  }, 60_000);
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  }, 30_000);

  const resultOf = (reply: Reply<Posted>) => reply.body.results[0];

  describe('in a stream of lines', () => {
    it('costs the malformed line in the middle, which is named by its number, and no other', async () => {
      const reply = await queue.postLines([
        aCounterVisit({ id: 'line-1' }),
        '{"id":"line-2","type":"counter.served",,}',
        aCounterVisit({ id: 'line-3' }),
      ]);
      expect(reply).toMatchObject({ status: 202, body: { received: 3, accepted: 2, rejected: 1 } });
      expect(reply.body.results).toEqual([
        { line: 1, id: 'line-1', outcome: 'accepted', eventId: expect.any(String) },
        {
          line: 2,
          id: null,
          outcome: 'rejected',
          faults: [{ pointer: '', code: 'not-json', expected: 'a key in double quotes', found: '",}" at column 40' }],
        },
        { line: 3, id: 'line-3', outcome: 'accepted', eventId: expect.any(String) },
      ]);
      for (const id of ['line-1', 'line-3']) await judged(owner, 'queue-system', id);
    });

    it('costs a line of more than 64 KB, one that is no object and one that is no UTF-8, and no other', async () => {
      const good = (id: string) => JSON.stringify(aCounterVisit({ id }));
      const text = [
        good('long-1'),
        good('long-2').replace('A018', 'x'.repeat(65_536)),
        '["long-3"]',
        '',
        good('long-5'),
        '{"id":"\u0000"}',
        good('long-7'),
      ].join('\r\n');
      const bytes = Uint8Array.from(Buffer.from(text));
      bytes[bytes.indexOf(0)] = 0xff;
      const reply = await queue.postLines(bytes);
      expect(reply).toMatchObject({ status: 202, body: { accepted: 3, rejected: 3 } });
      expect(reply.body.results.map(({ line, outcome, faults }) => [line, outcome, faults?.[0]])).toEqual([
        [1, 'accepted', undefined],
        [
          2,
          'rejected',
          { pointer: '', code: 'line-too-long', expected: 'a line of at most 65536 bytes', found: 'a longer one' },
        ],
        [
          3,
          'rejected',
          {
            pointer: '',
            code: 'not-an-object',
            expected: 'an event: an object with id, type, occurredAt and data',
            found: 'a list of 1',
          },
        ],
        [5, 'accepted', undefined],
        [6, 'rejected', { pointer: '', code: 'invalid-utf-8', expected: 'UTF-8', found: 'bytes that are none' }],
        [7, 'accepted', undefined],
      ]);
    });
  });

  describe('in an envelope is rejected, so that the source can correct it', () => {
    it.each(brokenEnvelopes)('%s', async (_, text, fault) => {
      const reply = await queue.post(text);
      expect(reply).toMatchObject({ body: { received: 1, accepted: 0, quarantined: 0, rejected: 1 } });
      expect(resultOf(reply)).toMatchObject({ index: 0, outcome: 'rejected', faults: [fault] });
      expect(resultOf(reply)?.faults).toHaveLength(1);
      expect(resultOf(reply)).not.toHaveProperty('eventId');
      expect({}).not.toHaveProperty('polluted');
    });

    it('all of its faults at once', async () => {
      const reply = await queue.post({ id: 'many', type: 7, occurredAt: 'yesterday', data: [], branch: 'HZ01' });
      expect(
        resultOf(reply)
          ?.faults?.map(({ pointer }) => pointer)
          .sort(),
      ).toEqual(['/branch', '/data', '/occurredAt', '/type']);
    });

    it('and the others of the same list are taken', async () => {
      const reply = await queue.post([
        aCounterVisit({ id: 'list-0' }),
        aCounterVisit({ id: 'list-1', occurredAt: 'soon' }),
        aCounterVisit({ id: 'list-2' }),
      ]);
      expect(reply.status).toBe(202);
      expect(reply.body.results).toMatchObject([
        { index: 0, id: 'list-0', outcome: 'accepted' },
        { index: 1, id: 'list-1', outcome: 'rejected', faults: [{ pointer: '/occurredAt', found: '"soon"' }] },
        { index: 2, id: 'list-2', outcome: 'accepted' },
      ]);
    });
  });

  describe('about an event that is there already', () => {
    it('changes nothing: a second payload under the same id is a conflict and says so', async () => {
      const event = aCounterVisit({ id: 'once' });
      expect(resultOf(await queue.post(event))).toMatchObject({ outcome: 'accepted' });
      const before = await judged(owner, 'queue-system', 'once');
      const reply = await queue.post(aCounterVisit({ id: 'once', data: { ticketNo: 'A999' } }));
      expect(reply).toMatchObject({ status: 200, body: { received: 1, accepted: 0, conflict: 1 } });
      expect(resultOf(reply)).toMatchObject({ index: 0, id: 'once', outcome: 'conflict', eventId: before.event.id });
      expect((await queue.statusOf('once')).body).toEqual(before);
    });

    it('of another source is another event: the same id twice is two events, and neither source reaches the other', async () => {
      const mine = aCounterVisit({ id: 'shared', data: { ticketNo: 'mine' } });
      const theirs = aCounterVisit({ id: 'shared', data: { ticketNo: 'theirs' } });
      expect(resultOf(await queue.post(mine))).toMatchObject({ outcome: 'accepted' });
      const reply = await phone.post(theirs);
      expect(resultOf(reply)).toMatchObject({ outcome: 'accepted' });
      const claimed = { ...theirs, source: 'queue-system' };
      expect(resultOf(await phone.post(claimed))).toMatchObject({
        outcome: 'rejected',
        faults: [{ pointer: '/source', code: 'source-not-yours', expected: '"phone-system", or no source' }],
      });
      expect((await queue.statusOf('shared')).body).toMatchObject({ event: { data: { ticketNo: 'mine' } } });
      expect((await phone.statusOf('shared')).body).toMatchObject({
        event: { data: { ticketNo: 'theirs' } },
      });
    });
  });

  describe('in a body as a whole', () => {
    it('of 20 MB is refused as JSON, but taken as lines, one event each', async () => {
      const events = Array.from({ length: 400 }, (_, index) =>
        aCounterVisit({ id: `bulk-${index}`, data: { remark: Array<string>(13).fill('x'.repeat(4_000)) } }),
      );
      const json = JSON.stringify(events);
      expect(json.length).toBeGreaterThan(20_000_000);
      const refusal = await source.send<object>('POST', '/api/v1/events?lang=en', json);
      expect(refusal).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
      expect(refusal.text).toContain(
        'The body is longer than 10485760 bytes; send parts, or use application/x-ndjson.',
      );
      expect((await queue.statusOf('bulk-0')).status).toBe(404);
      expect(await queue.postLines(events)).toMatchObject({ status: 202, body: { received: 400, accepted: 400 } });
      await judged(owner, 'queue-system', 'bulk-399');
    }, 30_000);

    it('that breaks off names line and column, and nothing of it is taken', async () => {
      const text = JSON.stringify([aCounterVisit({ id: 'cut-0' }), aCounterVisit({ id: 'cut-1' })], null, 2);
      const reply = await source.send<object>('POST', '/api/v1/events?lang=en', text.slice(0, -2));
      expect(reply).toMatchObject({ status: 400, body: { code: 'body-not-json' } });
      const lines = text.split('\n').length - 1;
      expect(reply.text).toContain(`line ${lines}, column 4: expected`);
      expect((await queue.statusOf('cut-0')).status).toBe(404);
    });

    it('of another type or encoding is refused with those that are taken', async () => {
      const text = JSON.stringify(aCounterVisit({ id: 'xml' }));
      expect(await source.send('POST', '/api/v1/events?lang=en', text, 'text/xml')).toMatchObject({
        status: 415,
        body: { code: 'unsupported-content-type' },
      });
      const latin = Uint8Array.from(Buffer.from(text.replace('A018', 'Müller'), 'latin1'));
      expect(await source.send('POST', '/api/v1/events?lang=en', latin)).toMatchObject({
        status: 400,
        body: { code: 'body-not-utf-8' },
      });
    });
  });

  it('is answered as application/problem+json with a stable code, whatever refuses it', async () => {
    const nobody = new HttpCaller(plumbline.url);
    const replies = [
      [400, await source.post('/api/v1/events?colour=red', {})],
      [400, await source.send('POST', '/api/v1/events', '{')],
      [401, await nobody.get('/api/v1/findings')],
      [401, await nobody.get('/api/openapi.json')],
      [403, await source.get('/api/v1/users')],
      [404, await owner.get('/api/v1/findings/999999')],
      [404, await owner.get('/api/v1/nothing')],
      [415, await source.send('POST', '/api/v1/events', 'x', 'text/plain')],
      [422, await supervisor.post('/api/v1/rulebook/releases', { title: 'x', documents: [{ file: 'x', text: '' }] })],
    ] as const;
    for (const [status, reply] of replies) {
      expect(reply).toMatchObject({ status, body: { status, code: expect.stringMatching(/^[a-z0-9-]+$/) } });
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('has not cost one event that was acknowledged, nor left one that was rejected', async () => {
    const { kept, broken } = await queue.promises();
    expect(broken).toEqual([]);
    expect(kept).toBeGreaterThan(400);
    const { rejected, found } = await queue.leftOver();
    expect(found).toEqual([]);
    expect(rejected).toBeGreaterThan(10);
  }, 30_000);
});
