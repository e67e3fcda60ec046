import type { FindingExample } from '../rulebook/finding-example.schema.js';
import { canonicalInstant } from '../service-event/canonical-time.js';
import type { FindingRecord } from './finding-record.js';

/** The finding that an example means. Throws a RangeError for instants that its schema does not let through. */
export function exampleFinding({ missing = [], at, detectedAt, ...given }: FindingExample): FindingRecord {
  return {
    ...given,
    at: utc(at),
    ...(detectedAt === undefined ? {} : { detectedAt: utc(detectedAt) }),
    staff: missing.includes('staff') ? undefined : (given.staff ?? 'S1'),
    unit: missing.includes('unit') ? undefined : (given.unit ?? 'U1'),
  };
}

function utc(instant: string): string {
  const canonical = canonicalInstant(instant);
  if (canonical === null) throw new RangeError(`${JSON.stringify(instant)} is no instant with its zone`);
  return canonical;
}
