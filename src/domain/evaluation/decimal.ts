/** Beyond this many places a double carries no more decimal digits. */
const mostPlaces = 15;

/** a − b as a person reckons: 0.3 − 0.1 is 0.2, not 0.19999999999999998. */
export function subtract(a: number, b: number): number {
  const places = Math.max(placesOf(a), placesOf(b));
  return places > mostPlaces ? a - b : Number((a - b).toFixed(places));
}

/** a ÷ b as a person reckons: 0.3 ÷ 0.1 is 3, not 2.9999999999999996. */
export function divide(a: number, b: number): number {
  const scale = 10 ** Math.max(placesOf(a), placesOf(b));
  const [dividend, divisor] = [Math.round(a * scale), Math.round(b * scale)];
  return Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor) && divisor !== 0 ? dividend / divisor : a / b;
}

/** Decimal places of the shortest text that means this number. */
function placesOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
