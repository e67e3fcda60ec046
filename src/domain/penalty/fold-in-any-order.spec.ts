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
const policies = fc.constantFrom(ofPerson, ofPersonAndPlace);

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

/** Findings of one person and place, close together and few of them in doubt, so that doubts meet counts. */
const denseFindings = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 12 }).map((day) => new Date(start + day * dayMs).toISOString()),
      severity: rarely<FindingRecord['severity']>('minor', 'major', undefined),
      critical: rarely<FindingRecord['critical']>(null, undefined),
      event: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 1 }),
    }),
    { maxLength: 9 },
  )
  .map((given) => given.map((one, index) => aFinding({ id: String(index + 1), ...one })));

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
      { numRuns: 500 },
    );
  });

  it('is not disturbed by the findings of others', () => {
    fc.assert(
      fc.property(policies, someFindings, (policy, findings) => {
        const ofOne = findings.filter(({ staff }) => staff === 'S1');
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
        const event = new Map(findings.map((finding) => [finding.id, finding]));
        const acts = foldPenalties(policy, findings)
          .filter(({ tier, absorbedBy }) => tier !== 'none' && absorbedBy === undefined)
          .map(({ finding }) => event.get(finding))
          .flatMap((finding) => (finding?.event === undefined ? [] : [`${finding.event} ${finding.staff ?? ''}`]));
        expect(new Set(acts).size).toBe(acts.length);
      }),
    );
  });

  it('never gives a verdict that the missing data could prove wrong', () => {
    const completed = denseFindings.chain((findings) =>
      fc.tuple(
        fc.constant(findings),
        fc.tuple(
          ...findings.map((finding) =>
            fc.record({
              severity: fc.constantFrom(
                ...(finding.severity ? [finding.severity] : (['minor', 'major', 'critical'] as const)),
              ),
              critical: fc.constantFrom(
                ...(finding.critical === null ? [null] : ([null, 'customer', 'compliance'] as const)),
              ),
            }),
          ),
        ),
      ),
    );
    let decided = 0;
    fc.assert(
      fc.property(policies, completed, (policy, [findings, facts]) => {
        const whole = findings.map((finding, index) => ({ ...finding, ...facts[index] }));
        const truth = new Map(foldPenalties(policy, whole).map((verdict) => [verdict.finding, verdict]));
        const tierOfAct = (id: string) => {
          const verdict = truth.get(id);
          return truth.get(verdict?.absorbedBy ?? id)?.tier;
        };
        const given = foldPenalties(policy, findings);
        const bearing = given.filter(({ tier, absorbedBy }) => tier !== 'held' && absorbedBy === undefined);
        if (given.length > bearing.length) decided += bearing.length;
        expect(bearing.map(({ tier }) => tier)).toEqual(bearing.map(({ finding }) => tierOfAct(finding)));
      }),
      { numRuns: 5000 },
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
        fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
      ),
    );
    fc.assert(
      fc.property(policies, story, (policy, [findings, arrived, withdrawn, sizes]) => {
        let recorded: readonly RecordedPenalty[] = [];
        for (let from = 0; from < arrived.length;) {
          from += sizes.next().value ?? 1;
          recorded = refold(policy, recorded, arrived.slice(0, from));
        }
        expect(recorded.map(key).sort()).toEqual(refold(policy, [], findings).map(key).sort());

        const standing = findings.filter(({ id }) => !withdrawn.includes(id));
        recorded = refold(policy, recorded, standing);
        expect(recorded.map(key).sort()).toEqual(refold(policy, [], standing).map(key).sort());
      }),
      { numRuns: 500 },
    );
  });
});
