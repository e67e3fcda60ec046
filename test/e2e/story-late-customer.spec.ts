// One customer waited too long: how that gets from the queue system to those whom it concerns, and to nobody else. The tests
// tell one story and run in its order.
import { parse } from 'csv-parse/sync';
import type { EventStatus, Explained, Finding, Release, SummaryRow, Words } from '../support/api-answers.js';
import { aDatabase, queueBackends, type TestDatabase } from '../support/database.js';
import { HttpCaller } from '../support/http-caller.js';
import { editedPack, insurancePack } from '../support/insurance-pack.js';
import { aCounterVisit, aPatrol, insurer } from '../support/insurer.js';
import {
  aPerson,
  aRunningPlumbline,
  aSource,
  expectStatus,
  judged,
  type RunningPlumbline,
  theOwner,
} from '../support/running-plumbline.js';

const queue = 'queue-system';
const textOf = ({ headline, message = '', sentences }: Words) => [headline, message, ...sentences].join('\n');

/** Called 21½ minutes after the ticket; then 15 minutes sharp; then without the time of the ticket. */
const late = aCounterVisit({ id: 'late', customer: 'C-77', data: { calledAt: '2026-07-06T09:21:30+08:00' } });
const inTime = aCounterVisit({ id: 'in-time', data: { ticketNo: 'A019' } });
const unknown = aCounterVisit({ id: 'unknown', data: { ticketNo: 'A020', ticketAt: undefined } });
/** Ticket numbers that a spreadsheet would run. */
const formulas = ['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'].map((ticketNo, index) =>
  aCounterVisit({ id: `formula-${index}`, data: { ticketNo } }),
);
const left = aPatrol({ id: 'left-window' });
const ate = aPatrol({ id: 'ate', staff: 'HZ01-04', data: { failedItems: ['eating'] } });
const everything = [late, inTime, unknown, left, ate, ...formulas];

/** The insurance pack, where an ordinary customer waits at most so many minutes; its boundary example moves along. */
const packWithLimit = (minutes: number) =>
  editedPack('rules/counter-wait.json', {
    '"greaterThan", "value": 15': `"greaterThan", "value": ${minutes}`,
    'minutes, more than 15"': `minutes, more than ${minutes}"`,
    '分钟，超过15分钟': `分钟，超过${minutes}分钟`,
    '"calledAt": "2026-07-06T09:15:00+08:00"\n        }\n      },\n      "expect": "not-fired"': `"calledAt": "2026-07-06T09:${minutes}:00+08:00"\n        }\n      },\n      "expect": "not-fired"`,
  });

describe.each(queueBackends())('a customer who waited too long, on $name queues', ({ redisUrl }) => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  let owner: HttpCaller;
  let people: Record<
    'supervisor' | 'approver' | 'manager' | 'sibling' | 'city' | 'otherCity' | 'li' | 'wang',
    HttpCaller
  >;
  let source: HttpCaller;

  beforeAll(async () => {
    store = await aDatabase();
    plumbline = await aRunningPlumbline(store, redisUrl);
  }, 30_000);
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  }, 30_000);

  const findingsOf = async (caller: HttpCaller, query = '') =>
    expectStatus(200, await caller.get<{ findings: Finding[] }>(`/api/v1/findings${query}`)).findings;
  const summaryOf = async (caller: HttpCaller, query: string) =>
    expectStatus(200, await caller.get<{ rows: SummaryRow[] }>(`/api/v1/summaries/findings?${query}`)).rows;
  const statusOf = async (id: string) =>
    expectStatus(200, await people.manager.get<EventStatus>(`/api/v1/events?source=${queue}&id=${id}`));
  const explained = async (id: string, rule: string, lang: string) => {
    const { event } = await statusOf(id);
    return expectStatus(
      200,
      await people.manager.get<Explained>(`/api/v1/events/${event.id}/rules/${rule}?lang=${lang}`),
    );
  };
  /** all that was found, how often things were judged, and why: what must not change by itself */
  const theRecord = async () => {
    const findings = await findingsOf(people.supervisor);
    return {
      findings: await Promise.all(findings.map(async ({ id }) => (await owner.get(`/api/v1/findings/${id}`)).body)),
      summary: await summaryOf(people.supervisor, 'by=rule,unit,staff&sort=group'),
      events: (await owner.get('/api/v1/summaries/events?by=type,unit,staff')).body,
    };
  };

  it('the owner comes in by the link of the first start, once, and loads the organisation', async () => {
    owner = await theOwner(plumbline);
    const again = await new HttpCaller(plumbline.url).get(plumbline.firstLink);
    expect(again).toMatchObject({ status: 410, body: { code: 'sign-in-link-not-valid' } });
    const loaded = await owner.post('/api/v1/organization', insurer);
    expect(loaded).toMatchObject({
      status: 200,
      body: { units: { created: 6, changed: 0, unchanged: 0 }, staff: { created: 4, changed: 0, unchanged: 0 } },
    });
  }, 30_000);

  it('people come in by links of their own, and a source by a key', async () => {
    people = {
      supervisor: await aPerson(owner, { username: 'wang.supervisor', roles: ['supervisor'], scopeUnit: '*' }),
      approver: await aPerson(owner, { username: 'chen.approver', roles: ['approver', 'supervisor'], scopeUnit: '*' }),
      manager: await aPerson(owner, { username: 'manager.hz01', roles: ['unit-manager'], scopeUnit: 'HZ01' }),
      sibling: await aPerson(owner, { username: 'manager.hz02', roles: ['unit-manager'], scopeUnit: 'HZ02' }),
      city: await aPerson(owner, { username: 'manager.hz', roles: ['unit-manager'], scopeUnit: 'HZ' }),
      otherCity: await aPerson(owner, { username: 'manager.nb', roles: ['unit-manager'], scopeUnit: 'NB' }),
      li: await aPerson(owner, { username: 'li.na', roles: ['staff'], scopeUnit: 'HZ01', staffCode: 'HZ01-03' }),
      wang: await aPerson(owner, { username: 'wang.qiang', roles: ['staff'], scopeUnit: 'HZ01', staffCode: 'HZ01-04' }),
    };
    source = await aSource(owner, queue);
    expect((await source.get('/api/v1/me')).body).toMatchObject({ kind: 'api-key', source: queue });
    expect((await people.manager.get('/api/v1/me')).body).toMatchObject({
      username: 'manager.hz01',
      mustChangePassword: false,
    });
  }, 30_000);

  it('rules come into force when a second person who is an approver says so', async () => {
    const submitted = await people.supervisor.post<{ id: number }>('/api/v1/rulebook/releases', {
      title: 'First release',
      documents: insurancePack(),
    });
    const { id } = expectStatus(201, submitted);
    const approve = (who: HttpCaller) => who.post<Release>(`/api/v1/rulebook/releases/${id}/approve`, {});
    expect(await approve(people.supervisor)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', data: { needed: ['approver'] } },
    });
    expect(expectStatus(200, await approve(people.approver))).toMatchObject({
      inForce: true,
      effectiveFrom: null,
      submittedBy: 'user:wang.supervisor',
      decidedBy: 'user:chen.approver',
    });
    const own = expectStatus(
      201,
      await people.approver.post<{ id: number }>('/api/v1/rulebook/releases', {
        title: 'Approved by its author',
        documents: packWithLimit(14),
      }),
    );
    expect(await people.approver.post(`/api/v1/rulebook/releases/${own.id}/approve`, {})).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
  }, 30_000);

  it('events are taken in alone, as a list and line by line', async () => {
    expect(await source.post('/api/v1/events', late)).toMatchObject({
      status: 202,
      body: { received: 1, accepted: 1, results: [{ index: 0, id: 'late', outcome: 'accepted' }] },
    });
    expect(await source.post('/api/v1/events', [inTime, unknown])).toMatchObject({
      status: 202,
      body: {
        received: 2,
        accepted: 2,
        results: [
          { index: 0, id: 'in-time', outcome: 'accepted' },
          { index: 1, id: 'unknown', outcome: 'accepted' },
        ],
      },
    });
    expect(await source.postLines('/api/v1/events', [left, ate, ...formulas])).toMatchObject({
      status: 202,
      body: { received: 8, accepted: 8, quarantined: 0, rejected: 0 },
    });
    for (const { id } of everything) await judged(people.manager, queue, id);
  }, 30_000);

  it('an event tells what became of it: by which rules it was judged, under which release, with which findings', async () => {
    expect(await statusOf('late')).toMatchObject({
      event: {
        source: queue,
        externalId: 'late',
        type: 'counter.served',
        occurredAt: '2026-07-06T01:31:00.000Z',
        unit: 'HZ01',
        unitPath: ['HZ01', 'HZ', 'HQ'],
        staff: 'HZ01-03',
        customer: 'C-77',
        data: { ticketNo: 'A018', calledAt: '2026-07-06T01:21:30.000Z' },
      },
      releaseId: 1,
      state: 'judged',
      quarantine: null,
      findings: [{ rule: 'counter-wait', standard: 'CTR-T1', unit: 'HZ01', severity: 'minor', status: 'standing' }],
    });
    const outcomes = async (id: string) =>
      Object.fromEntries((await statusOf(id)).rules.map(({ code, outcome }) => [code, outcome]));
    expect(await outcomes('late')).toEqual({
      'counter-wait': 'fired',
      'counter-wait-vip': 'not-applicable',
      'counter-return-visit': 'not-evaluable',
      'counter-told-once': 'not-evaluable',
    });
    expect(await outcomes('in-time')).toMatchObject({ 'counter-wait': 'not-fired' });
    expect((await statusOf('in-time')).findings).toEqual([]);
    expect(await outcomes('unknown')).toMatchObject({ 'counter-wait': 'not-evaluable' });
    expect((await statusOf('unknown')).findings).toEqual([]);
  }, 30_000);

  it.each([
    [
      'en',
      'Customer A018 waited 21.5 minutes, more than 15',
      ['Minutes waited', '15 min', 'Ticket taken at', 'Called at'],
    ],
    ['zh-CN', 'A018号客户等候21.5分钟，超过15分钟', ['等候分钟数', '15 分钟', '取号时间', '叫号时间', '柜面等候']],
  ])('a finding says why in %s, with the numbers and names of its own event', async (lang, message, named) => {
    const why = await explained('late', 'counter-wait', lang);
    expect(why).toMatchObject({ outcome: 'fired', release: 1, words: { message } });
    const sentences = textOf({ ...why.words, message: '' });
    for (const expected of [...named, '21.5', '09:00:00', '09:21:30', 'HZ01']) expect(sentences).toContain(expected);
    const [finding] = (await statusOf('late')).findings;
    const shown = await people.manager.get<{ why: Words }>(`/api/v1/findings/${finding?.id}?lang=${lang}`);
    expect(shown.body.why).toEqual(why.words);
  });

  it.each([
    ['en', ['Standard met', 'Minutes waited was 15 min', 'at most 15 min'], '达标'],
    ['zh-CN', ['达标', '等候分钟数为 15 分钟', '不超过 15 分钟'], 'Minutes'],
  ])('an event without a finding says why not in %s', async (lang, named, foreign) => {
    const why = await explained('in-time', 'counter-wait', lang);
    expect(why.outcome).toBe('not-fired');
    for (const expected of named) expect(textOf(why.words)).toContain(expected);
    expect(textOf(why.words)).not.toContain(foreign);
  });

  it.each([
    ['en', 'Ticket taken at', 'Minutes waited', 'Missing data never counts against anybody'],
    ['zh-CN', '取号时间', '等候分钟数', '数据缺失不作为对任何人不利的依据'],
  ])('what could not be judged names what was missing, in %s', async (lang, missing, computed, promise) => {
    const why = await explained('unknown', 'counter-wait', lang);
    expect(why).toMatchObject({ outcome: 'not-evaluable', trace: { missing: ['ticketAt'] } });
    for (const expected of [missing, computed, promise]) expect(textOf(why.words)).toContain(expected);
    expect(why.words.message).toBeUndefined();
  });

  it.each([
    ['en', ['Customer tier', 'ordinary', 'vip']],
    ['zh-CN', ['客户等级', 'ordinary', 'vip']],
  ])('a rule that is about other events says so in %s', async (lang, named) => {
    const why = await explained('late', 'counter-wait-vip', lang);
    expect(why.outcome).toBe('not-applicable');
    for (const expected of named) expect(textOf(why.words)).toContain(expected);
  });

  it('the finding is there for the branch and the city above it, not for the sibling branch or another city', async () => {
    const { event, findings } = await statusOf('late');
    const places = [
      `/api/v1/findings/${findings[0]?.id}`,
      `/api/v1/events/${event.id}`,
      `/api/v1/events/${event.id}/rules/counter-wait`,
      `/api/v1/events?source=${queue}&id=late`,
    ];
    for (const who of [people.manager, people.city]) {
      expect((await findingsOf(who)).map(({ rule }) => rule).sort()).toEqual([
        'counter-conduct',
        'counter-conduct',
        'counter-wait',
      ]);
      for (const place of places) expect((await who.get(place)).status).toBe(200);
    }
    for (const who of [people.sibling, people.otherCity]) {
      expect(await findingsOf(who)).toEqual([]);
      expect(await findingsOf(who, '?unit=HZ01')).toEqual([]);
      expect(await summaryOf(who, 'by=unit')).toEqual([]);
      expect(parse((await who.get('/api/v1/findings/export')).text, { bom: true })).toHaveLength(1);
      for (const place of places)
        expect(await who.get(place)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
  });

  it('somebody who is nothing but staff sees the findings about themselves, wherever one looks', async () => {
    const { event, findings } = await statusOf('late');
    expect(await findingsOf(people.li)).toMatchObject([{ rule: 'counter-conduct', staff: 'HZ01-03' }]);
    expect(await findingsOf(people.wang)).toMatchObject([{ rule: 'counter-conduct', staff: 'HZ01-04' }]);
    expect((await people.li.get(`/api/v1/findings/${findings[0]?.id}`)).status).toBe(404);
    expect((await summaryOf(people.li, 'by=rule')).filter((row) => row.findings > 0)).toMatchObject([
      { group: ['counter-conduct'], findings: 1, judged: 1 },
    ]);
    // the visit that they served is theirs to see; that the branch let the customer wait is not held against them
    expect((await people.li.get<EventStatus>(`/api/v1/events/${event.id}`)).body.findings).toEqual([]);
    expect((await people.wang.get(`/api/v1/events/${event.id}`)).status).toBe(404);
  });

  it('a summary counts findings against what could be judged', async () => {
    const rows = Object.fromEntries((await summaryOf(people.city, 'by=rule')).map((row) => [row.group[0], row]));
    // late and eight in time, one without the time of the ticket
    expect(rows['counter-wait']).toMatchObject({ findings: 1, judged: 8, notEvaluable: 1, rate: 1 / 8 });
    expect(rows['counter-conduct']).toMatchObject({ findings: 2, judged: 2, notEvaluable: 0, rate: 1 });
    expect(rows['counter-told-once']).toMatchObject({ findings: 0, judged: 0, notEvaluable: 9, rate: null });
    expect(rows['counter-wait-vip']).toBeUndefined();
    expect(await summaryOf(people.city, 'by=fact:matter&rule=counter-wait')).toMatchObject([
      { group: ['policy-change'], findings: 1, judged: 8, notEvaluable: 1 },
    ]);
    expect(await summaryOf(people.city, 'by=staff&rule=counter-conduct&sort=group')).toMatchObject([
      { group: ['HZ01-03'], findings: 1, judged: 1 },
      { group: ['HZ01-04'], findings: 1, judged: 1 },
    ]);
    expect((await people.city.get('/api/v1/summaries/events?by=type')).body).toMatchObject({
      rows: [
        { group: ['counter.served'], events: 9 },
        { group: ['counter.observed'], events: 2 },
      ],
    });
  });

  it('an export holds what the list holds, as JSON and as CSV that a spreadsheet opens in Chinese', async () => {
    const list = await findingsOf(people.city);
    const json = await people.city.get<Finding[]>('/api/v1/findings/export?format=json');
    expect(json.body).toEqual(list);
    const csv = await people.city.get('/api/v1/findings/export?format=csv');
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/i);
    expect(csv.headers.get('content-disposition')).toContain('attachment');
    expect(csv.text.startsWith('\uFEFF')).toBe(true);
    const rows = parse<Record<string, string>>(csv.text, { bom: true, columns: true });
    // text as it is, nothing as an empty cell, the rest as JSON
    const cell = (value: unknown) => (typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value));
    expect(rows).toEqual(
      list.map((finding) => Object.fromEntries(Object.entries(finding).map(([key, value]) => [key, cell(value)]))),
    );
  });

  it('what a customer typed never becomes a formula of a spreadsheet', async () => {
    const csv = await people.city.get('/api/v1/summaries/events?by=fact:ticketNo&format=csv&limit=1000');
    const cells = parse<{ 'fact:ticketNo': string }>(csv.text, { bom: true, columns: true }).map(
      (row) => row['fact:ticketNo'],
    );
    expect(cells).toEqual(expect.arrayContaining(formulas.map(({ data }) => `'${data.ticketNo}`)));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('posting the same again changes nothing, however it is written', async () => {
    const before = await theRecord();
    const backwards = Object.fromEntries(Object.entries(late).reverse());
    const sameInstant = { ...late, occurredAt: '2026-07-06T01:31:00.000Z', source: queue };
    for (const body of [late, backwards, sameInstant]) {
      expect(await source.post('/api/v1/events', body)).toMatchObject({
        status: 200,
        body: { received: 1, accepted: 0, duplicate: 1, results: [{ id: 'late', outcome: 'duplicate' }] },
      });
    }
    expect(await source.postLines('/api/v1/events', [...everything, ...everything])).toMatchObject({
      status: 200,
      body: { received: 22, accepted: 0, duplicate: 22 },
    });
    // judged after all that was posted before it, so nothing of that is still on its way
    await source.post('/api/v1/events', aCounterVisit({ id: 'last', unit: 'NB01', staff: 'NB01-01' }));
    await judged(owner, queue, 'last');
    const after = await theRecord();
    expect(after.findings).toEqual(before.findings);
    expect(after.summary.filter(({ group }) => group[1] !== 'NB01')).toEqual(before.summary);
  }, 30_000);

  it('a later release judges what occurs after its approval, and changes nothing that was found before', async () => {
    const before = await theRecord();
    const minutesBefore = (instant: Date, minutes: number) =>
      new Date(instant.getTime() - minutes * 60_000).toISOString();
    /** somebody who waited twelve minutes: in time under the first release, too long under the second */
    const twelveMinutes = (id: string, occurredAt: Date) =>
      aCounterVisit({
        id,
        occurredAt: occurredAt.toISOString(),
        data: { ticketAt: minutesBefore(occurredAt, 12), calledAt: occurredAt.toISOString() },
      });
    const beforeApproval = new Date();
    const { id } = expectStatus(
      201,
      await people.supervisor.post<{ id: number }>('/api/v1/rulebook/releases', {
        title: 'Ten minutes',
        documents: packWithLimit(10),
      }),
    );
    await source.post('/api/v1/events', twelveMinutes('while-in-review', new Date()));
    expect(await judged(owner, queue, 'while-in-review')).toMatchObject({ releaseId: 1, findings: [] });
    const approved = expectStatus(
      200,
      await people.approver.post<Release>(`/api/v1/rulebook/releases/${id}/approve`, {}),
    );
    const inForceFrom = new Date(approved.effectiveFrom ?? 0);
    expect(inForceFrom.getTime()).toBeGreaterThan(beforeApproval.getTime());

    // both are posted after the approval; what counts is when they occurred
    await source.post('/api/v1/events', twelveMinutes('occurred-before', beforeApproval));
    await source.post('/api/v1/events', twelveMinutes('occurred-after', inForceFrom));
    expect(await judged(owner, queue, 'occurred-before')).toMatchObject({ releaseId: 1, findings: [] });
    expect(await judged(owner, queue, 'occurred-after')).toMatchObject({
      releaseId: id,
      findings: [{ rule: 'counter-wait', release: id, ruleVersion: expect.any(Number) }],
    });
    expect((await explained('occurred-after', 'counter-wait', 'en')).words.message).toBe(
      'Customer A018 waited 12 minutes, more than 10',
    );
    expect((await explained('occurred-before', 'counter-wait', 'en')).words.sentences.join()).toContain(
      'at most 15 min',
    );
    const after = await theRecord();
    expect(after.findings.slice(1)).toEqual(before.findings);
    expect((await explained('late', 'counter-wait', 'en')).words.message).toBe(
      'Customer A018 waited 21.5 minutes, more than 15',
    );
  }, 30_000);
});
