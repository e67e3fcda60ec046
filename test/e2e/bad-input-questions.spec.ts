// What somebody asks for, with text in it that no database stores and times that no calendar has, in every list.
import { aDatabase, type TestDatabase } from '../support/database.js';
import type { HttpCaller } from '../support/http-caller.js';
import { aPerson, aRunningPlumbline, type RunningPlumbline, theOwner } from '../support/running-plumbline.js';

const noText = '%00';
const noInstant = '0000-01-01T00:00:00Z';
const farInstant = '2026-03-02T00:00:00%2B23:00';
const noDay = '0000-01-01';
const period = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';

describe('a question with a value that nothing can have', () => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  let owner: HttpCaller;
  let reader: HttpCaller;

  beforeAll(async () => {
    store = await aDatabase();
    plumbline = await aRunningPlumbline(store);
    owner = await theOwner(plumbline);
    reader = await aPerson(owner, { username: 'reader', roles: ['supervisor', 'auditor'], scopeUnit: '*' });
  }, 60_000);
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  }, 30_000);

  it.each([
    ['escalations', ['subject', 'policy', 'unit'], ['from', 'to']],
    ['penalties', ['policy', 'unit', 'staff'], ['from', 'to']],
    ['penalties/held', ['unit', 'staff'], []],
    ['ledger/balance', ['unit', 'staff'], []],
    ['ledger/entries', ['unit', 'staff'], []],
    ['corrective-actions', ['unit', 'within', 'standard'], ['from', 'to']],
    ['corrective-actions/holds', ['unit'], []],
    ['findings', ['rule', 'standard', 'dimension', 'type', 'unit', 'staff'], ['from', 'to']],
    ['findings/export', ['rule', 'standard', 'dimension', 'type', 'unit', 'staff'], ['from', 'to']],
    ['summaries/findings?by=unit', ['rule', 'standard', 'dimension', 'type', 'unit', 'staff'], ['from', 'to']],
    ['summaries/events?by=unit', ['type', 'unit', 'staff'], ['from', 'to']],
    ['reports', ['unit'], []],
    [`report-rows/findings?${period}`, ['within', 'unit', 'standard'], []],
    [`report-rows/judgements?${period}&role=unit`, ['rule', 'subject'], []],
    ['report-rows/findings?to=2026-02-01T00:00:00Z', [], ['from']],
    ['report-rows/findings?from=2026-01-01T00:00:00Z', [], ['to']],
    ['audit', ['subject', 'actor'], []],
  ])('is refused by %s', async (path, texts, instants) => {
    const asked = [
      ...texts.map((name) => `${name}=${noText}`),
      ...instants.flatMap((name) => [`${name}=${noInstant}`, `${name}=${farInstant}`]),
    ];
    for (const ask of asked) {
      const { status, body } = await reader.get<{ code: string }>(
        `/api/v1/${path}${path.includes('?') ? '&' : '?'}${ask}`,
      );
      expect([ask, status, body.code]).toEqual([ask, 400, 'invalid-request']);
    }
  });

  it.each([
    `inspections?unit=${noText}`,
    `inspections?checklist=${noText}`,
    `inspections?from=${noDay}`,
    `inspections?to=${noDay}`,
    `inspections/daily-summary?on=${noDay}`,
    `inspections/daily-summary?unit=${noText}`,
  ])('is refused by %s', async (path) => {
    expect(await reader.get(`/api/v1/${path}`)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it.each([
    `quarantine?reason=${noText}`,
    `quarantine?source=${noText}`,
    `organization/units?on=${noDay}`,
    `organization/staff?on=${noDay}`,
    `organization/staff?after=${noText}`,
  ])('is refused by %s, which the owner asks', async (path) => {
    expect(await owner.get(`/api/v1/${path}`)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it.each([
    `findings?from=${noDay}`,
    `findings?unit=${noText}`,
    `penalties?unit=${noText}`,
    `report-rows/findings?to=2026-02-01T00:00:00Z&from=${noInstant}`,
  ])('is refused by the page %s', async (path) => {
    expect((await reader.browsing().get(`/${path}`)).status).toBe(400);
  });
});
