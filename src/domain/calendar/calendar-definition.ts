export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** `["09:00","12:00"]`, half open; crosses midnight if from > to. */
export type DayWindow = readonly [from: string, to: string];

/** Working time of an organisation. Beyond `years` nothing is judged. */
export interface CalendarDefinition {
  readonly code: string;
  /** IANA zone */
  readonly zone: string;
  /** windows of each ordinary week; a weekday that is absent or empty is no working day */
  readonly week: Readonly<Partial<Record<Weekday, readonly DayWindow[]>>>;
  /** local dates that are no working days */
  readonly holidays: readonly string[];
  /** local dates that are working days although the week or a holiday says otherwise (调休); they use `makeUpWindows` or Monday's windows */
  readonly makeUpDays: readonly string[];
  readonly makeUpWindows?: readonly DayWindow[] | undefined;
  /** first and last calendar year covered, inclusive */
  readonly years: { readonly from: number; readonly to: number };
  /** named windows of the day, half open */
  readonly windows?: Readonly<Record<string, DayWindow>> | undefined;
}
