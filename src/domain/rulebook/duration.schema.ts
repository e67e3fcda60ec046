import { z } from 'zod';

const dayDurationShape = /^P([1-9]\d{0,3})D$/;

/** `P90D`: a number of days, 1 to 9999. */
export const dayDuration = z.stringFormat('day-duration', dayDurationShape);

/** `P90D` → 90; NaN for what is no {@link dayDuration}. */
export const daysOf = (duration: string): number => Number(dayDurationShape.exec(duration)?.[1] ?? Number.NaN);
