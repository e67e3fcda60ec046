import { needsPerson, needsRole, needsUnit } from '../organization/principal-gates.js';
import type { Principal } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';
import type { PenaltyCase } from './penalty-case.js';

type About = Pick<PenaltyCase, 'for' | 'staff' | 'unit'>;

/**
 * Whether somebody may judge a case: a person with the post, in whose part of the organisation it is, and whose own case
 * it is not. `homePath` is where they belong today, nearest first; null: that is not known.
 */
export const needsJudge = (by: Principal, about: About, homePath: readonly string[] | null): Refusal | null =>
  needsPerson(by) ??
  needsRole(by, 'supervisor', 'approver', 'leadership') ??
  needsUnit(by, about.unit) ??
  needsDistance(by, about, homePath);

/** Whether it is the case of whom the penalty is for: the staff member, or who manages the unit. */
export function needsConcerned(by: Principal, about: About): Refusal | null {
  if (about.for === 'unit') return needsRole(by, 'unit-manager') ?? needsUnit(by, about.unit);
  return by.staff !== null && by.staff === about.staff ? null : refusal('not-your-case', { actor: by.actor });
}

/** The case of a unit is that of everybody who works in it or below it. */
function needsDistance(by: Principal, about: About, homePath: readonly string[] | null): Refusal | null {
  const ownCase = refusal('own-case', { actor: by.actor });
  if (about.for === 'staff') return by.staff !== null && by.staff === about.staff ? ownCase : null;
  if (homePath === null) return refusal('home-unknown', { actor: by.actor });
  return about.unit !== null && homePath.includes(about.unit) ? ownCase : null;
}
