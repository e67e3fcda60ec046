// Real here: PostgreSQL and the whole step `penalize`. Made up: the findings, which are put into their table directly.
import { Logger } from '@nestjs/common';
import { aDatabase, type TestDatabase } from '../support/database.js';
import {
  aPenalRelease,
  type Breach,
  findingsMade,
  type GivenFinding,
  livePenalties,
  thePenaltySteps,
  withdraw,
} from '../support/penalizing.js';
import { aWrittenPenaltyPolicy } from '../support/penalty-policies.js';

type Written = readonly [at: string, breach?: Breach, more?: Partial<GivenFinding>];

/** What the verdict on each finding is: its tier, `held`, or nothing. */
type Verdicts = readonly (string | undefined)[];

/** Requirements I1, I2 and I3 of the suite of 76 from which the rule language was made. */
const suite: readonly (readonly [says: string, findings: readonly Written[], expected: Verdicts])[] = [
  [
    'I1: three light ones in exactly 90 days',
    [['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-30 10:00']],
    ['light', 'light', 'medium'],
  ],
  [
    'I1: a minute more than 90 days',
    [['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-30 10:01']],
    ['light', 'light', 'light'],
  ],
  [
    'I1: the three are consumed when the fourth comes',
    [['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-30 10:00'], ['2026-06-02 10:00']],
    ['light', 'light', 'medium', 'light'],
  ],
  [
    'I1: one of 15 April turns the one of 20 May into medium',
    [['2026-03-01 10:00'], ['2026-04-15 10:00'], ['2026-05-20 10:00']],
    ['light', 'light', 'medium'],
  ],
  [
    'I1: two of a colleague do not count',
    [
      ['2026-03-01 10:00', 'minor', { staff: 'S2' }],
      ['2026-03-02 10:00', 'minor', { staff: 'S2' }],
      ['2026-03-04 10:00'],
    ],
    ['light', 'light', 'light'],
  ],
  ['I2: the first one against the law', [['2026-03-01 10:00', 'compliance']], ['heavy']],
  ['I2: critical, but for the customer', [['2026-03-01 10:00', 'customer']], ['medium']],
  ['I2: minor, and nobody says whom it harms', [['2026-03-01 10:00', 'unclear']], ['held']],
  [
    'I3: one call, minor and major',
    [
      ['2026-03-01 10:00', 'minor', { event: 'call-7' }],
      ['2026-03-01 10:00', 'major', { event: 'call-7' }],
    ],
    [undefined, 'medium'],
  ],
  [
    'I3: two calls',
    [
      ['2026-03-01 10:00', 'minor', { event: 'call-7' }],
      ['2026-03-01 10:00', 'major', { event: 'call-8' }],
    ],
    ['light', 'medium'],
  ],
  [
    'I3: an absorbed minor one does not count towards three',
    [
      ['2026-03-01 10:00', 'minor', { event: 'call-7' }],
      ['2026-03-01 10:00', 'major', { event: 'call-7' }],
      ['2026-03-02 10:00'],
      ['2026-03-03 10:00'],
    ],
    [undefined, 'medium', 'light', 'light'],
  ],
];

/** Every order of up to three, some orders of more. */
function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  const [first, ...rest] = items;
  const shorter = ordersOf(rest).slice(0, 4);
  return shorter.flatMap((order) =>
    Array.from({ length: items.length }, (_, place) => [
      ...order.slice(0, place),
      ...(first === undefined ? [] : [first]),
      ...order.slice(place),
    ]),
  );
}

describe('penalties proposed by the step', () => {
  let store: TestDatabase;
  let release: number;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    store = await aDatabase();
    release = await aPenalRelease(store.database);
  });
  afterAll(async () => {
    await store.drop();
  });
  beforeEach(async () => {
    for (const table of ['penalty', 'penalty_hold', 'finding']) await store.database.query(`DELETE FROM ${table}`);
  });

  const penalize = (...refs: readonly (string | undefined)[]) => {
    const { penalize: step } = thePenaltySteps(store.database);
    const known = refs.flatMap((ref) => ref ?? []);
    return store.database.transaction((tx) => step.handle(tx, known));
  };
  const made = (written: readonly Written[]) =>
    findingsMade(
      store.database,
      written.map(([at, breach = 'minor', more = {}]) => ({ at, breach, release, ...more })),
    );
  const verdictsOn = async (ids: readonly string[]): Promise<Verdicts> => {
    const tiers = new Map((await livePenalties(store.database)).map(({ finding, tier }) => [finding, tier]));
    const held = await store.database.query<{ finding: string }>('SELECT finding_id AS finding FROM penalty_hold');
    for (const { finding } of held) tiers.set(finding, 'held');
    return ids.map((id) => tiers.get(id));
  };
  const history = () => store.database.query('SELECT id, finding_id, tier, status FROM penalty ORDER BY id');

  describe.each(suite)('%s', (_says, written, expected) => {
    it('has these tiers when all arrive together', async () => {
      const ids = await made(written);
      await penalize(...ids);
      expect(await verdictsOn(ids)).toEqual(expected);
    });

    it.each(ordersOf(written.map((_, index) => index)).map((order) => [order.join(', '), order] as const))(
      'has these tiers when they arrive one by one as %s',
      async (_order, order) => {
        const ids: string[] = [];
        for (const index of order) {
          const one = written[index];
          const [id] = one === undefined ? [] : await made([one]);
          await penalize(id);
          ids[index] = id ?? '';
        }
        expect(await verdictsOn(ids)).toEqual(expected);
      },
    );

    it('changes nothing when it is delivered again', async () => {
      const ids = await made(written);
      await penalize(...ids);
      const before = await history();
      await penalize(...ids);
      for (const id of ids) await penalize(id);
      expect(await history()).toEqual(before);
    });
  });

  it('take an upgrade back when one of the three is withdrawn', async () => {
    const ids = await made([['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-20 10:00']]);
    await penalize(...ids);
    await withdraw(store.database, ids[1]);
    await penalize(ids[1]);
    expect(await verdictsOn(ids)).toEqual(['light', undefined, 'light']);
    expect(
      await store.database.query(
        `SELECT finding_id AS finding, tier, state #>> '{supersession,because}' AS because FROM penalty
         WHERE status = 'superseded' ORDER BY finding_id`,
      ),
    ).toEqual([
      { finding: ids[1], tier: 'light', because: 'finding-withdrawn' },
      { finding: ids[2], tier: 'medium', because: 'tier-changed' },
    ]);
  });

  it('absorb again when the heavier finding of an act is withdrawn', async () => {
    const ids = await made([
      ['2026-03-01 10:00', 'minor', { event: 'call-7' }],
      ['2026-03-01 10:00', 'major', { event: 'call-7' }],
    ]);
    await penalize(...ids);
    await withdraw(store.database, ids[1]);
    await penalize(ids[1]);
    expect(await verdictsOn(ids)).toEqual(['light', undefined]);
  });

  it('leave alone what may have no consequences, and do not count it', async () => {
    const ids = await made([
      ['2026-03-01 10:00', 'minor', { consequences: false }],
      ['2026-03-02 10:00', 'minor', { consequences: false }],
      ['2026-03-03 10:00'],
    ]);
    await penalize(...ids);
    expect(await verdictsOn(ids)).toEqual([undefined, undefined, 'light']);
  });

  it('leave alone whom nobody is blamed for', async () => {
    const ids = await made([['2026-03-01 10:00', 'major', { staff: null }]]);
    await penalize(...ids);
    expect(await history()).toEqual([]);
  });

  it('are for the unit where the policy says so, beside those of its people', async () => {
    const ofUnit = aWrittenPenaltyPolicy({
      code: 'unit-service',
      for: 'unit',
      let: undefined,
      tiers: [{ tier: 'light', when: { fact: 'kind', operator: 'equal', value: 'nonconformity' } }],
    });
    const both = await aPenalRelease(store.database, [aWrittenPenaltyPolicy(), ofUnit]);
    const ids = await made([['2026-03-01 10:00', 'major', { release: both }]]);
    await penalize(...ids);
    expect(
      await store.database.query(
        'SELECT policy_code AS policy, subject, staff_code AS staff, unit_code AS unit, tier FROM penalty ORDER BY 1',
      ),
    ).toEqual([
      { policy: 'staff-service', subject: 'staff:S1', staff: 'S1', unit: 'U1', tier: 'medium' },
      { policy: 'unit-service', subject: 'unit:U1', staff: null, unit: 'U1', tier: 'light' },
    ]);
  });

  it('judge each finding by the policy of its own release, and count across releases', async () => {
    const stricter = aWrittenPenaltyPolicy({
      tiers: [
        {
          tier: 'heavy',
          when: { fact: 'lightIn90d', operator: 'greaterThanInclusive', value: 2 },
          consumes: 'lightIn90d',
        },
        { tier: 'light', when: { fact: 'severity', operator: 'equal', value: 'minor' } },
      ],
    });
    const later = await aPenalRelease(store.database, [stricter], '2026-04-01T00:00:00Z');
    const ids = await made([
      ['2026-03-01 10:00'],
      ['2026-03-02 10:00'],
      ['2026-04-02 10:00', 'minor', { release: later }],
      ['2026-04-03 10:00', 'minor', { release: later }],
    ]);
    await penalize(...ids);
    expect(await verdictsOn(ids)).toEqual(['light', 'light', 'heavy', 'light']);
  });

  it('keep in the trail what rebuilds them, and who proposed: the system', async () => {
    const ids = await made([['2026-03-01 10:00', 'compliance']]);
    await penalize(...ids);
    const [penalty] = await livePenalties(store.database);
    expect(
      await store.database.query(`SELECT actor, command, before, after FROM audit_entry WHERE subject = $1`, [
        `penalty:${penalty?.id ?? ''}`,
      ]),
    ).toEqual([
      {
        actor: 'system',
        command: 'penalty.propose',
        before: null,
        after: {
          status: 'proposed',
          events: [expect.objectContaining({ type: 'proposed', case: expect.objectContaining({ tier: 'heavy' }) })],
        },
      },
    ]);
  });

  it('are held, not lost, when the step gives a finding up, until it can be folded', async () => {
    const [id = ''] = await made([['2026-03-01 10:00']]);
    const { penalize: step } = thePenaltySteps(store.database);
    await store.database.transaction((tx) => step.giveUp(tx, id, new Error('planted')));
    expect(await verdictsOn([id])).toEqual(['held']);
    await penalize(id);
    expect(await verdictsOn([id])).toEqual(['light']);
  });

  it('are refused a second time by the database: for the finding, and for the act', async () => {
    const [first, second] = await made([
      ['2026-03-01 10:00', 'minor', { event: 'call-7' }],
      ['2026-03-01 10:00', 'minor', { event: 'call-7' }],
    ]);
    await penalize(first, second);
    const again = (finding: string | undefined, act: string) =>
      store.database.query(
        `INSERT INTO penalty (policy_code, release_id, finding_id, subject, act, tier, status, state, occurred_at)
         SELECT policy_code, release_id, $1, subject, $2, tier, status, state, occurred_at FROM penalty`,
        [finding, act],
      );
    await expect(again(first, 'another act')).rejects.toThrow('penalty_live_finding_key');
    await expect(again(second, 'event:call-7')).rejects.toThrow('penalty_live_act_key');
  });
});
