import { zoneClock } from '../calendar/zone-clock.js';
import { organizationZone, type Organization } from '../organization/organization.js';
import { placeEvent, type PlaceObstacle } from '../organization/place-event.js';
import type { FactValue } from '../shared/fact-value.js';
import { type Fault, oneOf, quoted } from './fault.js';
import { checkFacts, type EventDemands } from './judgeable.js';
import type { Envelope } from './parse-envelope.js';

/** Why an event cannot be judged as it stands. `rows-differ` and `evaluation-fault` come from import and evaluation. */
export const quarantineReasons = [
  'no-release',
  'unknown-event-type',
  'unknown-unit',
  'unit-not-open',
  'unknown-staff',
  'staff-not-employed',
  'missing-unit',
  'missing-staff',
  'missing-customer',
  'missing-fact',
  'wrong-type',
  'rows-differ',
  'evaluation-fault',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export interface Assessment {
  /** none: the event can be judged */
  readonly faults: readonly Fault<QuarantineReason>[];
  /** the unit it belongs to, that of the staff member included; null if none or unknown */
  readonly unit: string | null;
  /** the unit and its ancestors on the day of the event, nearest first */
  readonly unitPath: readonly string[];
  readonly data: Readonly<Record<string, FactValue>>;
  readonly undeclared: readonly string[];
}

const clock = zoneClock(organizationZone);

/**
 * Whether the event can be judged by the release in force when it occurred (`eventTypes`; null = there was none), in the
 * organisation as it was on that day. All obstacles are named, the weightiest first.
 */
export function assessEvent(
  envelope: Envelope,
  eventTypes: ReadonlyMap<string, EventDemands> | null,
  organization: Organization,
): Assessment {
  const occurredOn = clock.localDateOf(envelope.occurredAt);
  const place = placeEvent(organization, { unit: envelope.unit, staff: envelope.staff, occurredOn });
  const unit = place.outcome === 'ok' ? place.unit : null;
  const unitPath = place.outcome === 'ok' ? place.unitPath : [];
  const placeFaults = place.outcome === 'ok' ? [] : place.obstacles.map((obstacle) => placeFault(obstacle, occurredOn));
  const demands = eventTypes?.get(envelope.type);
  if (demands === undefined) {
    const faults = [typeFault(envelope, eventTypes), ...placeFaults];
    return { faults, unit, unitPath, data: envelope.data, undeclared: [] };
  }
  const checked = checkFacts(demands, envelope);
  // where the unit would follow from a staff member who cannot be placed, that is the fault, not the missing unit
  const given = { unit: unit ?? envelope.unit ?? envelope.staff, staff: envelope.staff, customer: envelope.customer };
  return {
    faults: [...placeFaults, ...absentParties(demands, envelope.type, given), ...checked.faults],
    unit,
    unitPath,
    data: checked.data,
    undeclared: checked.undeclared,
  };
}

function typeFault(envelope: Envelope, eventTypes: ReadonlyMap<string, EventDemands> | null): Fault<QuarantineReason> {
  if (eventTypes === null) {
    const expected = 'an instant at which a rulebook release is in force';
    return { pointer: '/occurredAt', code: 'no-release', expected, found: quoted(envelope.occurredAt) };
  }
  const expected = `an event type of the release in force: ${oneOf([...eventTypes.keys()])}`;
  return { pointer: '/type', code: 'unknown-event-type', expected, found: quoted(envelope.type) };
}

function placeFault(place: PlaceObstacle, on: string): Fault<QuarantineReason> {
  switch (place.code) {
    case 'unknown-unit':
      return { pointer: '/unit', code: place.code, expected: 'the code of a unit', found: quoted(place.unit) };
    case 'unit-not-open': {
      const expected = `a unit open on ${on}; this one: ${lifetime(place.openedOn, place.closedOn)}`;
      return { pointer: '/unit', code: place.code, expected, found: quoted(place.unit) };
    }
    case 'unknown-staff':
      return {
        pointer: '/staff',
        code: place.code,
        expected: 'the code of a staff member',
        found: quoted(place.staff),
      };
    case 'staff-not-employed': {
      const expected = `somebody employed on ${on}; this one: ${lifetime(place.employedFrom, place.employedTo)}`;
      return { pointer: '/staff', code: place.code, expected, found: quoted(place.staff) };
    }
    default:
      return place satisfies never;
  }
}

const lifetime = (from: string, to: string | null): string =>
  to === null ? `from ${from}` : `from ${from} until before ${to}`;

function absentParties(
  demands: EventDemands,
  type: string,
  given: Readonly<Record<'unit' | 'staff' | 'customer', string | null>>,
): Fault<QuarantineReason>[] {
  const absent = (['unit', 'staff', 'customer'] as const).filter(
    (party) => demands[party] === 'required' && given[party] === null,
  );
  return absent.map((party) => ({
    pointer: `/${party}`,
    code: `missing-${party}` as const,
    expected: `the ${party} the event is about; events of type ${type} need one`,
    found: 'nothing',
  }));
}
