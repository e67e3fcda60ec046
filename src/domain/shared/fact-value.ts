/**
 * The value of a fact. Instants are canonical UTC text (`2026-03-02T02:00:00.000Z`), dates `YYYY-MM-DD`, money an
 * integer of minor units. `null` means "known to be empty"; a fact that is *missing* has no value at all.
 */
export type FactScalar = string | number | boolean;
export type FactValue = FactScalar | null | readonly FactScalar[];

export const isList = (value: FactValue | undefined): value is readonly FactScalar[] => Array.isArray(value);

/** Facts by name. A name that is not in the map is missing, which is never the same as `null`. */
export type Facts = ReadonlyMap<string, FactValue>;
