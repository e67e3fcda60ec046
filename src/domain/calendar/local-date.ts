const dayMs = 86_400_000;

/** Days since 1970-01-01 of a local date `YYYY-MM-DD`; NaN if the text is no date. */
export const dayNumberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** The local date `YYYY-MM-DD` of a day number. */
export const localDateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Calendar days d with `after` < d <= `until`, as the Civil Code counts (art. 201); negative if reversed. */
export const calendarDaysBetween = (after: string, until: string): number => dayNumberOf(until) - dayNumberOf(after);
