import type { ZoneClock } from '../calendar/zone-clock.js';

/**
 * Calendar years between two instants with fractions, whole exactly at the anniversaries (29 February has its
 * anniversary on 28 February in ordinary years); negative if reversed.
 */
export function yearsBetween(fromMs: number, untilMs: number, clock: ZoneClock): number {
  if (untilMs < fromMs) return -yearsBetween(untilMs, fromMs, clock);
  const start = new Date(clock.localTimeOf(fromMs));
  const anniversary = (years: number) => (years === 0 ? fromMs : clock.firstInstantAt(yearsLater(start, years)));
  let whole = new Date(clock.localTimeOf(untilMs)).getUTCFullYear() - start.getUTCFullYear();
  if (anniversary(whole) > untilMs) whole -= 1;
  const [last, next] = [anniversary(whole), anniversary(whole + 1)];
  return whole + (untilMs - last) / (next - last);
}

function yearsLater(local: Date, years: number): number {
  const later = new Date(local);
  later.setUTCFullYear(local.getUTCFullYear() + years);
  // 29 February rolled over into March
  if (later.getUTCMonth() !== local.getUTCMonth()) later.setUTCDate(0);
  return later.getTime();
}
