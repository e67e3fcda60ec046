import { itemFailedType } from '../domain/inspection/inspection-events.js';
import { compileRulebook } from '../domain/evaluation/compile-rulebook.js';
import { checkOrganization, mergeOrganization } from '../domain/organization/check-organization.js';
import { placeEvent } from '../domain/organization/place-event.js';
import { readOrganizationFile } from '../domain/organization/read-organization-file.js';
import { checkFacts } from '../domain/service-event/judgeable.js';
import { parseEnvelope, type Envelope } from '../domain/service-event/parse-envelope.js';
import type { ServiceEvent } from '../domain/service-event/service-event.js';
import { insuranceRulebook } from '../../test/support/insurance-rulebook.js';
import { quarterSettings } from '../../test/support/quarter-settings.js';
import { recipes, simulateQuarter, type SimulatedEvent, type SimulatedQuarter } from './simulate-quarter.js';
import type { SimulatorSettings } from './simulator-settings.schema.js';

const pack = insuranceRulebook();
const evaluator = compileRulebook(pack);
/** What sources post. Events of Plumbline's own, such as failed inspection items, are made by its steps. */
const postedTypes = [...pack.eventTypes.keys()].filter((type) => type !== itemFailedType);
const postedRules = [...pack.rules.values()].filter(({ on }) => !on.includes(itemFailedType)).map(({ code }) => code);
const everyRuleOften = Object.fromEntries(recipes.flatMap(({ plants }) => plants.map((rule) => [rule, 0.25] as const)));

/** What comes of an event when it is posted: as JSON, read and compared with its type. */
function received(event: SimulatedEvent): Envelope {
  const parsed = parseEnvelope(JSON.parse(JSON.stringify(event)));
  if (!parsed.ok) throw new Error(`${event.id}: ${JSON.stringify(parsed.faults)}`);
  const type = pack.eventTypes.get(event.type);
  if (type === undefined) throw new Error(`${event.id} is of the unknown type ${event.type}`);
  const { faults, undeclared, data } = checkFacts(type, parsed.envelope);
  if (faults.length + undeclared.length > 0) throw new Error(`${event.id}: ${JSON.stringify({ faults, undeclared })}`);
  return { ...parsed.envelope, data };
}

function outcomes(event: SimulatedEvent) {
  const { id, ...envelope } = received(event);
  const { occurredAt } = envelope;
  const judged: ServiceEvent = {
    ...envelope,
    id,
    source: 'simulator',
    externalId: id,
    receivedAt: occurredAt,
    unitPath: [],
  };
  return evaluator.judge(judged);
}

const finding = (rule: string, eventId: string): string => `${eventId} ${rule}`;
const plantedIn = ({ planted }: SimulatedQuarter) => planted.map(({ rule, eventId }) => finding(rule, eventId));
const foundIn = ({ events }: SimulatedQuarter) =>
  events.flatMap((event) =>
    outcomes(event).flatMap(({ rule, outcome }) => (outcome === 'fired' ? [finding(rule.code, event.id)] : [])),
  );

describe('simulateQuarter', () => {
  it('gives the same quarter for the same settings, byte for byte, and another for another seed', () => {
    const once = JSON.stringify(simulateQuarter(quarterSettings({ events: 3000 })));
    expect(JSON.stringify(simulateQuarter(quarterSettings({ events: 3000 })))).toBe(once);
    expect(JSON.stringify(simulateQuarter(quarterSettings({ events: 3000, seed: 1 })))).not.toBe(once);
  });

  it('plants exactly what the engine finds', () => {
    const quarter = simulateQuarter(quarterSettings({ events: 2000 }));
    expect(quarter.planted.length).toBeGreaterThan(50);
    expect(foundIn(quarter)).toEqual(plantedIn(quarter));
  });

  it('can plant every rule of the pack, one to an event, and the engine finds no other', () => {
    const quarter = simulateQuarter(quarterSettings({ events: 4000, rates: everyRuleOften }));
    expect(new Set(quarter.planted.map(({ rule }) => rule))).toEqual(new Set(postedRules));
    expect(foundIn(quarter)).toEqual(plantedIn(quarter));
  });

  it('plants nothing when every rate is nil', () => {
    const quarter = simulateQuarter(quarterSettings({ events: 2000, rates: {} }));
    expect([...quarter.planted, ...foundIn(quarter)]).toEqual([]);
  });

  it('loses facts only where nothing is planted, and what is lost is never a finding', () => {
    const quarter = simulateQuarter(quarterSettings({ events: 2000, missingShare: 1 }));
    const planted = new Set(quarter.planted.map(({ eventId }) => eventId));
    for (const event of quarter.events) {
      const declared = Object.keys(pack.eventTypes.get(event.type)?.facts ?? {}).length;
      expect(Object.keys(event.data)).toHaveLength(planted.has(event.id) ? declared : declared - 1);
    }
    expect(foundIn(quarter)).toEqual(plantedIn(quarter));
    const unjudged = quarter.events.filter((event) =>
      outcomes(event).some(({ outcome }) => outcome === 'not-evaluable'),
    );
    expect(unjudged.length).toBeGreaterThan(500);
  });

  it('makes events of every type of the pack, in order of time, within the quarter, each with its own id', () => {
    const { events } = simulateQuarter(quarterSettings({ events: 4000 }));
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(postedTypes));
    const times = events.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => time >= '2026-07-01T00:00:00+08:00' && time < '2026-10-01T00:00:00+08:00')).toBe(true);
    expect(new Set(events.map(({ id }) => id)).size).toBe(4000);
  });

  it('takes branches off for holidays and to work on the make-up Sunday', () => {
    const { events } = simulateQuarter(quarterSettings({ events: 3000 }));
    const counterDays = new Set(
      events.filter(({ type }) => type === 'counter.served').map(({ occurredAt }) => occurredAt.slice(0, 10)),
    );
    expect(counterDays.has('2026-09-20')).toBe(true);
    for (const closed of ['2026-09-25', '2026-09-26', '2026-09-27', '2026-07-04', '2026-07-05']) {
      expect(counterDays.has(closed)).toBe(false);
    }
  });

  it('is worse where the settings say so, and nowhere else', () => {
    const isFault = (rule: string) => rule !== 'praise-verified';
    const plantedBy = (changes: Partial<SimulatorSettings>) => {
      const { events, planted } = simulateQuarter(quarterSettings({ events: 10_000, ...changes }));
      const units = new Map(events.map(({ id, unit }) => [id, unit]));
      return (unit: string, isMeant: (rule: string) => boolean = isFault) =>
        planted.filter(({ rule, eventId }) => units.get(eventId) === unit && isMeant(rule)).length;
    };
    const waiting = (rule: string) => rule === 'counter-wait';
    const before = plantedBy({ worse: [] });
    const after = plantedBy({
      worse: [
        { unit: 'HZ01', factor: 6 },
        { unit: 'HZ02', factor: 6, rules: ['counter-wait'] },
      ],
    });
    expect(after('HZ01')).toBeGreaterThan(3 * before('HZ01'));
    expect(after('HZ02', waiting)).toBeGreaterThan(3 * before('HZ02', waiting));
    expect(after('HZ02', (rule) => isFault(rule) && !waiting(rule))).toBeLessThanOrEqual(before('HZ02'));
    for (const unit of ['HZ', 'HZ03', 'NB01', 'SZ04']) expect([unit, after(unit)]).toEqual([unit, before(unit)]);
  });

  it('places every event in an open unit, with somebody who works there on that day', () => {
    const { organization, events } = simulateQuarter(quarterSettings({ events: 3000 }));
    const { file } = readOrganizationFile(organization);
    const known = mergeOrganization({ units: new Map(), staff: new Map() }, file);
    const misplaced = events.filter(({ unit, staff, occurredAt }) => {
      const occurredOn = occurredAt.slice(0, 10);
      const home = placeEvent(known, { unit: null, staff, occurredOn });
      return (
        placeEvent(known, { unit, staff, occurredOn }).outcome !== 'ok' || home.outcome !== 'ok' || home.unit !== unit
      );
    });
    expect(misplaced).toEqual([]);
    expect(events.some(({ unit }) => unit === 'WZ04')).toBe(true);
  });

  it('has a faultless organisation: two provinces, five cities, 24 branches, 240 people, one branch that closes', () => {
    const { organization } = simulateQuarter(quarterSettings({ events: 1 }));
    const { file, faults } = readOrganizationFile(organization);
    const merged = mergeOrganization({ units: new Map(), staff: new Map() }, file);
    expect([...faults, ...checkOrganization(merged, file)]).toEqual([]);
    const units = [...merged.units.values()];
    const count = (level: string) => units.filter((unit) => unit.level === level).length;
    expect(['head-office', 'province', 'city', 'branch'].map(count)).toEqual([1, 2, 5, 24]);
    expect(merged.staff.size).toBe(240);
    expect(units.filter(({ closedOn }) => closedOn !== null).map(({ code, closedOn }) => [code, closedOn])).toEqual([
      ['WZ04', '2026-08-17'],
    ]);
    const moved = [...merged.staff.values()].filter(({ placements }) => placements.length > 1);
    expect(moved).toHaveLength(7 + quarterSettings().transfers);
  });

  it.each([
    ['an event type that does not exist', { mix: { 'counter.severed': 1 } }, /mix .*counter\.severed.*counter\.served/],
    ['a rule that it cannot plant', { rates: { 'counter-weight': 0.1 } }, /rates .*counter-weight.*counter-wait/],
    ['a unit that does not exist', { worse: [{ unit: 'XX01', factor: 2 }] }, /worse .*XX01.*HZ01/],
    ['a closing branch that does not exist', { closure: { unit: 'HZ', closedOn: '2026-08-17' } }, /closure.*HZ.*HZ01/],
  ])('refuses settings that name %s', (_, wrong, message) => {
    expect(() => simulateQuarter(quarterSettings(wrong))).toThrow(message);
  });
});
