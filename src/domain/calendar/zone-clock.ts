import { IANAZone } from 'luxon';

/** The zone of calendar days where no calendar says otherwise. */
export const defaultZone = 'Asia/Shanghai';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** one entry per day looked at; more than all working calendars of an installation need together */
const remembered = 20_000;

/** What the clocks on the wall show in one time zone. Local times are milliseconds as if the zone were UTC. */
export interface ZoneClock {
  readonly zone: string;
  localTimeOf(instantMs: number): number;
  /** The first instant at which the clocks show `localMs` or later; a time skipped in spring is the moment of the jump. */
  firstInstantAt(localMs: number): number;
  /** `2026-03-02T16:30:00.000Z` → `2026-03-03` in Asia/Shanghai. */
  localDateOf(instant: string): string;
}

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** The clock of an IANA zone. Throws a RangeError for a zone that does not exist. */
export function zoneClock(zone: string): ZoneClock {
  if (!isZone(zone))
    throw new RangeError(`Unknown time zone ${JSON.stringify(zone)}; wanted: an IANA zone, such as ${defaultZone}`);
  const offsetAt = rememberedOffsets(IANAZone.create(zone));
  const localTimeOf = (instantMs: number) => instantMs + offsetAt(instantMs);

  function firstInstantAt(localMs: number): number {
    const before = localMs - offsetAt(localMs - dayMs);
    const after = localMs - offsetAt(localMs + dayMs);
    const candidates = [Math.min(before, after), Math.max(before, after)] as const;
    const shown = candidates.find((candidate) => localTimeOf(candidate) === localMs);
    return shown ?? jumpBetween(...candidates, localMs);
  }

  // inside the skipped hour: halve the stretch until the instant of the jump is found
  function jumpBetween(tooEarly: number, lateEnough: number, localMs: number): number {
    let [low, high] = [tooEarly, lateEnough];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (localTimeOf(middle) < localMs) low = middle;
      else high = middle;
    }
    return high;
  }

  return {
    zone,
    localTimeOf,
    firstInstantAt,
    localDateOf: (instant) => new Date(localTimeOf(Date.parse(instant))).toISOString().slice(0, 10),
  };
}

/** Offsets from UTC in milliseconds; asking Intl each time would cost more than all the rest of a judgement. */
function rememberedOffsets(zone: IANAZone): (instantMs: number) => number {
  const offsetOfDay = new Map<number, number | 'changes'>();
  const exactOffset = (instantMs: number) => Math.round(zone.offset(instantMs) * minuteMs);
  return (instantMs) => {
    const day = Math.floor(instantMs / dayMs);
    let offset = offsetOfDay.get(day);
    if (offset === undefined) {
      const atStart = exactOffset(day * dayMs);
      offset = atStart === exactOffset((day + 1) * dayMs) ? atStart : 'changes';
      if (offsetOfDay.size >= remembered) offsetOfDay.clear();
      offsetOfDay.set(day, offset);
    }
    return offset === 'changes' ? exactOffset(instantMs) : offset;
  };
}
