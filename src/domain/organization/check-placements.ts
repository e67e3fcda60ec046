import { fault, type OrganizationFault } from './organization-fault.js';
import type { Span } from './organization.js';
import { contains, endOf, overlap, spanText } from './span.js';

/** A record's life and its placements in ascending order, and where they were written. */
export interface PlacedLife {
  readonly code: string;
  readonly life: Span;
  readonly placements: readonly Span[];
  readonly at: string;
  readonly placementsAt: readonly string[];
}

/** Placements must cover the life exactly: no day twice, no day nowhere, nothing outside, no span that ends before it begins. */
export function checkPlacements({
  code,
  life,
  placements,
  at,
  placementsAt,
}: PlacedLife): readonly OrganizationFault[] {
  if (isReversed(life)) return [reversed(at, life)];
  const faults: OrganizationFault[] = [];
  let coveredUntil = life.from;
  placements.forEach((placement, index) => {
    const placedAt = placementsAt[index] ?? at;
    const previous = placements[index - 1];
    if (isReversed(placement)) {
      faults.push(reversed(placedAt, placement));
      return;
    }
    if (!contains(life, placement)) {
      faults.push(fault('placement-outside', placedAt, { code, span: spanText(placement), life: spanText(life) }));
    }
    if (previous !== undefined && overlap(previous, placement)) {
      faults.push(fault('placement-overlap', placedAt, { code, span: spanText(placement), other: spanText(previous) }));
    }
    if (coveredUntil < placement.from) {
      faults.push(
        fault('placement-gap', placedAt, { code, span: spanText({ from: coveredUntil, to: placement.from }) }),
      );
    }
    if (coveredUntil < endOf(placement)) coveredUntil = endOf(placement);
  });
  if (coveredUntil < endOf(life)) {
    faults.push(fault('placement-gap', at, { code, span: spanText({ from: coveredUntil, to: life.to }) }));
  }
  return faults;
}

const isReversed = (span: Span): boolean => endOf(span) <= span.from;

const reversed = (at: string, { from, to }: Span): OrganizationFault =>
  fault('dates-reversed', at, { from, to: to ?? '…' });
