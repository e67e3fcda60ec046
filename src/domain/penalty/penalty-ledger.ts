import type { PenaltySubject } from '../rulebook/penalty-policy.schema.js';
import type { Penalty, PenaltyEvent } from './penalty-workflow.js';

/** Whose points are counted. */
export interface Account {
  readonly kind: PenaltySubject;
  /** of the staff member or the unit */
  readonly code: string;
}

/** One line of the ledger. Lines are added, never changed; one per (penalty, account, entry). */
export interface LedgerEntry {
  readonly entry: 'posting' | 'reversal';
  readonly account: Account;
  /** id of the finding the penalty is for */
  readonly finding: string;
  /** code of the policy */
  readonly policy: string;
  /** above 0 posted, below 0 taken back */
  readonly points: number;
  /** when it was entered */
  readonly at: string;
  /** when what was found occurred: points lapse from here */
  readonly actAt: string;
}

/**
 * What an event adds to the ledger: points of a penalty that takes effect, and the same points taken back when an
 * effective one is revoked or superseded. `before` is the penalty to which the event happens.
 */
export function ledgerEntries(before: Penalty | undefined, event: PenaltyEvent): readonly LedgerEntry[] {
  if (before === undefined) return [];
  if (event.type === 'took-effect') return entriesOf(before, 'posting', event.at);
  const isTakenBack = event.type === 'revoked' || event.type === 'superseded';
  return isTakenBack && before.status === 'effective' ? entriesOf(before, 'reversal', event.at) : [];
}

function entriesOf({ case: about }: Penalty, entry: LedgerEntry['entry'], at: string): readonly LedgerEntry[] {
  const { finding, policy, actAt } = about;
  const shares =
    about.for === 'staff'
      ? [
          { kind: 'staff', code: about.staff, points: about.points } as const,
          { kind: 'unit', code: about.unit, points: about.unitPoints } as const,
        ]
      : [{ kind: 'unit', code: about.unit, points: about.points } as const];
  return shares.flatMap(({ kind, code, points }) =>
    code === null || points === 0
      ? []
      : [
          {
            entry,
            account: { kind, code },
            finding,
            policy,
            points: entry === 'posting' ? points : -points,
            at,
            actAt,
          },
        ],
  );
}

/** The points of an account by the entries made up to and including `asOf` (canonical UTC text). */
export const balanceOf = (entries: readonly LedgerEntry[], { kind, code }: Account, asOf: string): number =>
  entries
    .filter(({ account, at }) => account.kind === kind && account.code === code && at <= asOf)
    .reduce((total, { points }) => total + points, 0);
