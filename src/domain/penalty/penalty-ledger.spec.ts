import { aPrincipal } from '../../../test/support/an-inspection.js';
import {
  aPenaltyCase,
  appealEndsAt,
  foldPenalty,
  penaltyAfter,
  type PenaltyStep,
  penaltyStory,
  theSystem,
} from '../../../test/support/a-penalty.js';
import type { PenaltyCase } from './penalty-case.js';
import { type Account, balanceOf, ledgerEntries, type LedgerEntry } from './penalty-ledger.js';
import type { PenaltyEvent } from './penalty-workflow.js';

const { confirm, confirmAgain, notify, takeEffect } = penaltyStory;
const toEffect = (changes: Partial<PenaltyCase> = {}): readonly PenaltyStep[] => [
  [theSystem, { type: 'propose', case: aPenaltyCase(changes) }],
  confirm,
  confirmAgain,
  notify,
  takeEffect,
];
const later = '2026-04-01T02:00:00.000Z';
const revoke: PenaltyStep = [
  aPrincipal('sue', 'supervisor'),
  { type: 'revoke', reason: 'measured wrongly', homePath: ['HQ'] },
  later,
];
const supersede: PenaltyStep = [theSystem, { type: 'supersede', because: 'tier-changed' }, later];

/** All that a penalty enters, event by event. */
const entriesAfter = (...steps: readonly PenaltyStep[]): readonly LedgerEntry[] =>
  penaltyAfter(...steps).events.flatMap((event, index, events) => entriesOf(event, events.slice(0, index)));
const entriesOf = (event: PenaltyEvent, before: readonly PenaltyEvent[]) => ledgerEntries(foldPenalty(before), event);
const lines = (entries: readonly LedgerEntry[]) =>
  entries.map(({ entry, account, points }) => `${entry} ${account.kind} ${account.code} ${points}`);

describe('the ledger', () => {
  it('is entered when a penalty takes effect, not before', () => {
    const steps = toEffect();
    expect(entriesAfter(...steps.slice(0, -1))).toEqual([]);
    expect(lines(entriesAfter(...steps))).toEqual(['posting staff S1 3', 'posting unit HZ01 1']);
    expect(entriesAfter(...steps)[0]).toMatchObject({
      finding: '7',
      policy: 'staff-service',
      at: appealEndsAt,
      actAt: '2026-03-02T02:00:00.000Z',
    });
  });

  it.each([
    ['revoked', revoke],
    ['superseded', supersede],
  ])('takes back what was posted when an effective penalty is %s', (_, step) => {
    expect(lines(entriesAfter(...toEffect(), step))).toEqual([
      'posting staff S1 3',
      'posting unit HZ01 1',
      'reversal staff S1 -3',
      'reversal unit HZ01 -1',
    ]);
  });

  it('has nothing to take back from a penalty that never took effect', () => {
    expect(entriesAfter(...toEffect().slice(0, -1), revoke)).toEqual([]);
    expect(entriesAfter(...toEffect().slice(0, 1), supersede)).toEqual([]);
  });

  it('posts the points of a unit to the unit, and nothing of nothing', () => {
    expect(lines(entriesAfter(...toEffect({ for: 'unit', staff: null })))).toEqual(['posting unit HZ01 3']);
    expect(lines(entriesAfter(...toEffect({ unitPoints: 0 })))).toEqual(['posting staff S1 3']);
  });
});

describe('a balance', () => {
  const staff: Account = { kind: 'staff', code: 'S1' };
  const entries = [...entriesAfter(...toEffect(), revoke), ...entriesAfter(...toEffect({ finding: '8', points: 1 }))];

  it('is the sum of the entries of an account, as of any instant', () => {
    const before = new Date(Date.parse(appealEndsAt) - 1).toISOString();
    expect([before, appealEndsAt, later].map((asOf) => balanceOf(entries, staff, asOf))).toEqual([0, 4, 1]);
    expect(balanceOf(entries, { kind: 'unit', code: 'HZ01' }, later)).toBe(1);
  });

  it('does not take a unit for a staff member of the same code', () => {
    expect(balanceOf(entries, { kind: 'unit', code: 'S1' }, later)).toBe(0);
    expect(balanceOf(entries, { kind: 'staff', code: 'S2' }, later)).toBe(0);
  });
});
