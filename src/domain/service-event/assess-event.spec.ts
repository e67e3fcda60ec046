import type { Organization } from '../organization/organization.js';
import { assessEvent } from './assess-event.js';
import type { EventDemands } from './judgeable.js';
import type { Envelope } from './parse-envelope.js';

const label = { 'zh-CN': '名称', en: 'Name' };
const unit = (code: string, parent: string | null, openedOn = '2020-01-01', closedOn: string | null = null) => ({
  code,
  title: label,
  level: 'branch',
  openedOn,
  closedOn,
  placements: [{ from: openedOn, to: closedOn, parent }],
});
const organization: Organization = {
  units: new Map(
    [unit('HQ', null), unit('U1', 'HQ'), unit('NEW', 'HQ', '2026-03-03')].map((each) => [each.code, each]),
  ),
  staff: new Map([
    [
      'E1',
      {
        code: 'E1',
        name: '李娜',
        employedFrom: '2024-01-01',
        employedTo: '2026-06-01',
        placements: [{ from: '2024-01-01', to: '2026-06-01', unit: 'U1' }],
      },
    ],
  ]),
};
const visit: EventDemands = {
  unit: 'required',
  staff: 'optional',
  customer: 'optional',
  facts: { waitSeconds: { type: 'integer', label, required: true } },
};
const types = new Map<string, EventDemands>([
  ['visit', visit],
  ['call', { ...visit, unit: 'optional', staff: 'required', customer: 'required', facts: {} }],
]);
const anEvent = (given: Partial<Envelope> = {}): Envelope => ({
  id: 'T-1',
  source: 'q',
  type: 'visit',
  occurredAt: '2026-03-02T02:00:00.000Z',
  unit: 'U1',
  staff: null,
  customer: null,
  data: { waitSeconds: 5 },
  ...given,
});
const assess = (given: Partial<Envelope> = {}, known: ReadonlyMap<string, EventDemands> | null = types) =>
  assessEvent(anEvent(given), known, organization);
const reasons = (...given: Parameters<typeof assess>) => assess(...given).faults.map(({ code }) => code);

describe('whether an event can be judged', () => {
  it('finds nothing wrong with a complete event and places it', () => {
    expect(assess()).toEqual({
      faults: [],
      unit: 'U1',
      unitPath: ['U1', 'HQ'],
      data: { waitSeconds: 5 },
      undeclared: [],
    });
  });

  it('places an event that names only a staff member with their unit of that day', () => {
    expect(assess({ unit: null, staff: 'E1' })).toMatchObject({ faults: [], unit: 'U1', unitPath: ['U1', 'HQ'] });
  });

  it.each<[string, Partial<Envelope>, string[]]>([
    ['an unknown event type', { type: 'vist' }, ['unknown-event-type']],
    ['an event type named like a built-in', { type: 'constructor' }, ['unknown-event-type']],
    ['an unknown unit', { unit: 'U9' }, ['unknown-unit']],
    ['a unit that opens the day after', { unit: 'NEW' }, ['unit-not-open']],
    ['unknown staff', { staff: 'E9' }, ['unknown-staff']],
    ['staff who left', { staff: 'E1', occurredAt: '2026-06-01T02:00:00.000Z' }, ['staff-not-employed']],
    ['unknown staff and no unit: one fault, not two', { unit: null, staff: 'E9' }, ['unknown-staff']],
    [
      'an unknown unit and unknown staff: both are told',
      { unit: 'U9', staff: 'E9' },
      ['unknown-unit', 'unknown-staff'],
    ],
    ['no unit where one is required', { unit: null }, ['missing-unit']],
    ['no staff and no customer where both are required', { type: 'call' }, ['missing-staff', 'missing-customer']],
    ['a missing required fact', { data: {} }, ['missing-fact']],
    ['a fact of the wrong type', { data: { waitSeconds: '5' } }, ['wrong-type']],
    [
      'everything at once',
      { unit: 'U9', staff: 'E9', data: { waitSeconds: '5' } },
      ['unknown-unit', 'unknown-staff', 'wrong-type'],
    ],
  ])('is held up by %s', (_, given, expected) => {
    expect(reasons(given)).toEqual(expected);
  });

  it('is held up by an instant before the first release', () => {
    expect(reasons({}, null)).toEqual(['no-release']);
  });

  it("counts days in the organisation's zone: 00:00 in Shanghai is the new day", () => {
    expect(reasons({ unit: 'NEW', occurredAt: '2026-03-02T15:59:59.999Z' })).toEqual(['unit-not-open']);
    expect(reasons({ unit: 'NEW', occurredAt: '2026-03-02T16:00:00.000Z' })).toEqual([]);
  });

  it('names the types there are', () => {
    expect(assess({ type: 'vist' }).faults[0]).toEqual({
      pointer: '/type',
      code: 'unknown-event-type',
      expected: 'an event type of the release in force: one of "visit", "call"',
      found: '"vist"',
    });
  });
});
