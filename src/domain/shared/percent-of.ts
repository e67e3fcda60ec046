/**
 * What part is of whole, in percent with one decimal, a half rounded up; null of nothing. Both are whole numbers up to
 * 10¹², so that no step leaves the exact integers: 100 of 120 is 83.3.
 */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : roundedHalfUp(1000 * part, whole) / 10;
}

/** dividend ÷ divisor to the nearest whole number, a half rounded up. Of whole numbers, the divisor above 0. */
export const roundedHalfUp = (dividend: number, divisor: number): number =>
  Math.floor((2 * dividend + divisor) / (2 * divisor));
