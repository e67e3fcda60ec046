import { coversUnit, hasRole } from '../shared/principal-covers.js';
import type { Principal } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';

/**
 * Whether somebody may inspect a unit: an inspector who sees it, and does not belong to it or to anything below it
 * (ISO 19011, independence). `homePath` is where they belong today, nearest first; null, not known, is not independent.
 */
export function needsFitness(inspector: Principal, unit: string, homePath: readonly string[] | null): Refusal | null {
  const { actor } = inspector;
  if (!hasRole(inspector, 'inspector')) return refusal('not-an-inspector', { inspector: actor });
  if (!coversUnit(inspector, unit)) return refusal('inspector-out-of-scope', { inspector: actor, unit });
  if (homePath === null) return refusal('inspector-home-unknown', { inspector: actor });
  // the inspected unit stands on the way up from home, so home stands in its subtree
  return homePath.includes(unit) ? refusal('inspector-not-independent', { inspector: actor, unit }) : null;
}
