import fc from 'fast-check';
import { aFinding, aPenaltyPolicy } from '../../../test/support/penalty-policies.js';
import type { FindingRecord } from '../finding/finding-record.js';
import { foldPenalties, type PenaltyVerdict } from './fold-penalties.js';
import { penaltyChanges, type RecordedPenalty } from './penalty-changes.js';

const when = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const ofPerson = aPenaltyPolicy();
/** Two counts with windows and keys of their own, one of them never consumed. */
const ofPersonAndPlace = aPenaltyPolicy({
  let: {
    minorHere: { of: 'finding', by: ['staff', 'unit'], within: 'P5D', where: when('severity', 'equal', 'minor') },
    anyIn30d: { of: 'finding', by: ['staff'], within: 'P30D' },
  },
  tiers: [
    { tier: 'heavy', when: when('anyIn30d', 'greaterThan', 5) },
    { tier: 'medium', when: when('minorHere', 'greaterThanInclusive', 2), consumes: 'minorHere' },
    { tier: 'medium', when: when('severity', 'equal', 'major') },
    { tier: 'light', when: { not: when('severity', 'equal', 'critical') } },
  ],
});
/** For the unit, and without any consumption. */
const ofPlace = aPenaltyPolicy({
  for: 'unit',
  let: {
    minorIn5d: { of: 'finding', by: ['unit', 'staff'], within: 'P5D', where: when('severity', 'equal', 'minor') },
  },
  tiers: [
    { tier: 'heavy', when: when('minorIn5d', 'greaterThanInclusive', 4) },
    { tier: 'medium', when: when('minorIn5d', 'greaterThanInclusive', 2) },
    { tier: 'medium', when: when('severity', 'equal', 'major') },
    { tier: 'light', when: when('severity', 'in', ['minor', 'major']) },
  ],
});
const policies = fc.constantFrom(ofPerson, ofPersonAndPlace, ofPlace);

const dayMs = 86_400_000;
const start = Date.parse('2026-03-01T02:00:00Z');
const rarely = <Value>(usual: Value, ...others: readonly Value[]) =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 5 }, { arbitrary: fc.constantFrom(...others), weight: 1 });

const someFinding: fc.Arbitrary<Partial<FindingRecord>> = fc.record({
  at: fc.integer({ min: 0, max: 45 }).map((day) => new Date(start + day * dayMs).toISOString()),
  severity: rarely<FindingRecord['severity']>('minor', 'major', 'critical', undefined),
  critical: rarely<FindingRecord['critical']>(null, 'customer', 'compliance', undefined),
  kind: rarely<FindingRecord['kind']>('nonconformity', 'signal', 'good-practice'),
  event: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: undefined }),
  staff: rarely<string | undefined>('S1', 'S2', undefined),
  unit: rarely<string | undefined>('U1', 'U2', undefined),
  trial: rarely(false, true),
});
const someFindings = fc
  .array(someFinding, { maxLength: 14 })
  .map((given) => given.map((one, index) => aFinding({ id: String(index + 1), ...one })));

type Reportable = 'severity' | 'critical' | 'place';

/** Whole findings close together, and of some of them the names of facts that nobody reports. */
const withUnreported = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 12 }).map((day) => new Date(start + day * dayMs).toISOString()),
      severity: rarely<FindingRecord['severity']>('minor', 'major', 'critical'),
      critical: rarely<FindingRecord['critical']>(null, 'customer', 'compliance'),
      event: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 1 }),
      staff: rarely('S1', 'S2'),
      unit: rarely('U1', 'U2'),
      unreported: fc.oneof(
        { arbitrary: fc.constant<Reportable[]>([]), weight: 3 },
        { arbitrary: fc.subarray<Reportable>(['severity', 'critical', 'place']), weight: 1 },
      ),
    }),
    { maxLength: 9 },
  )
  .map((given) => given.map((one, index) => ({ ...one, id: String(index + 1) })));

const shuffled = <Value>(values: readonly Value[]) =>
  fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });

describe('the fold over findings', () => {
  it('gives the same verdicts in any order of arrival', () => {
    const given = fc.tuple(
      policies,
      someFindings.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
    );
    fc.assert(
      fc.property(given, ([policy, [findings, arrived]]) => {
        expect(foldPenalties(policy, arrived)).toEqual(foldPenalties(policy, findings));
      }),
      { numRuns: 300 },
    );
  });

  it('is not disturbed by the findings of others', () => {
    fc.assert(
      fc.property(policies, someFindings, (policy, findings) => {
        const ofOne = findings.filter((finding) => finding[policy.for] === (policy.for === 'staff' ? 'S1' : 'U1'));
        const ids = new Set(ofOne.map(({ id }) => id));
        const among = foldPenalties(policy, findings).filter(({ finding }) => ids.has(finding));
        expect(among).toEqual(foldPenalties(policy, ofOne));
      }),
    );
  });

  it('consumes a finding for one upgrade at most', () => {
    fc.assert(
      fc.property(policies, someFindings, (policy, findings) => {
        const consumed = foldPenalties(policy, findings).flatMap((verdict) => verdict.consumed);
        expect(new Set(consumed).size).toBe(consumed.length);
      }),
    );
  });

  it('lets every act bear at most one penalty', () => {
    fc.assert(
      fc.property(policies, someFindings, (policy, findings) => {
        const byId = new Map(findings.map((finding) => [finding.id, finding]));
        const acts = foldPenalties(policy, findings)
          .filter(({ tier, absorbedBy }) => tier !== 'none' && absorbedBy === undefined)
          .map(({ finding }) => byId.get(finding))
          .flatMap((one) => (one?.event === undefined ? [] : [`${one.event} of ${one[policy.for] ?? ''}`]));
        expect(new Set(acts).size).toBe(acts.length);
      }),
    );
  });

  it('never gives a verdict that the missing data could prove wrong', () => {
    let decided = 0;
    fc.assert(
      fc.property(policies, withUnreported, (policy, given) => {
        const whole = given.map(({ unreported: _, ...facts }) => aFinding(facts));
        // whom the policy is for is known, or there is no case
        const place = policy.for === 'staff' ? 'unit' : 'staff';
        const reported = given.map(({ unreported, ...facts }) => ({
          ...aFinding(facts),
          ...Object.fromEntries(unreported.map((name) => [name === 'place' ? place : name, undefined])),
        }));
        const truth = new Map(foldPenalties(policy, whole).map((verdict) => [verdict.finding, verdict]));
        const tierOfAct = (id: string) => truth.get(truth.get(id)?.absorbedBy ?? id)?.tier;
        const verdicts = foldPenalties(policy, reported);
        const bearing = verdicts.filter(({ tier, absorbedBy }) => tier !== 'held' && absorbedBy === undefined);
        if (verdicts.length > bearing.length) decided += bearing.length;
        expect(bearing.map(({ tier }) => tier)).toEqual(bearing.map(({ finding }) => tierOfAct(finding)));
      }),
      { numRuns: 2500 },
    );
    // or the property says nothing
    expect(decided).toBeGreaterThan(1000);
  });
});

describe('the recorded penalties', () => {
  const key = ({ finding, tier }: Pick<PenaltyVerdict, 'finding' | 'tier'>) => `${finding} ${tier}`;

  function refold(
    policy: typeof ofPerson,
    recorded: readonly RecordedPenalty[],
    findings: readonly FindingRecord[],
  ): readonly RecordedPenalty[] {
    const { propose, supersede, stays } = penaltyChanges(recorded, foldPenalties(policy, findings));
    const gone = new Set(supersede.map(({ penalty }) => penalty));
    const left = recorded.filter(({ penalty }) => !gone.has(penalty));
    expect(left.map(({ penalty }) => penalty)).toEqual(stays.map(({ penalty }) => penalty));
    return [
      ...left,
      ...propose.map(({ finding, tier }) => ({ penalty: `${finding} ${tier}`, finding, tier, revoked: false })),
    ];
  }

  it('come to the same by any order and any batches of arrivals and withdrawals', () => {
    const story = someFindings.chain((all) =>
      fc.tuple(
        fc.constant(all),
        shuffled(all),
        fc.subarray(all.map(({ id }) => id)),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 14, maxLength: 14 }),
      ),
    );
    fc.assert(
      fc.property(policies, story, (policy, [findings, arrived, withdrawn, sizes]) => {
        let recorded: readonly RecordedPenalty[] = [];
        let received = 0;
        for (const size of sizes) {
          received += size;
          recorded = refold(policy, recorded, arrived.slice(0, received));
        }
        expect(recorded.map(key).sort()).toEqual(refold(policy, [], findings).map(key).sort());

        const standing = findings.filter(({ id }) => !withdrawn.includes(id));
        recorded = refold(policy, recorded, standing);
        expect(recorded.map(key).sort()).toEqual(refold(policy, [], standing).map(key).sort());
      }),
      { numRuns: 300 },
    );
  });
});
