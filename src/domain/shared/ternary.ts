/** Truth in Kleene's three-valued logic. `unknown` is what a missing fact leaves behind. */
export type Ternary = 'true' | 'false' | 'unknown';

export const ternary = (value: boolean): Ternary => (value ? 'true' : 'false');

export function not(value: Ternary): Ternary {
  if (value === 'unknown') return 'unknown';
  return value === 'true' ? 'false' : 'true';
}

/** False if any part is false, otherwise unknown if any part is unknown. */
export function all(values: readonly Ternary[]): Ternary {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}

/** True if any part is true, otherwise unknown if any part is unknown. */
export function any(values: readonly Ternary[]): Ternary {
  if (values.includes('true')) return 'true';
  return values.includes('unknown') ? 'unknown' : 'false';
}
