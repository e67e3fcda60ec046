/**
 * The valid name that somebody most likely meant: the one with the fewest slips of the pen, at most one in three letters;
 * failing that, the first that begins so (`int` for `integer`). Small and capital letters count as equal.
 */
export function nearestName(given: string, valid: Iterable<string>): string | undefined {
  const wanted = given.toLowerCase();
  let nearest: string | undefined;
  let begun: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const name of valid) {
    const candidate = name.toLowerCase();
    if (wanted.length >= 3 && candidate.startsWith(wanted)) begun ??= name;
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate);
    if (distance < least && distance < candidate.length) [nearest, least] = [name, distance];
  }
  return nearest ?? begun;
}

/** Letters to insert, delete, replace or exchange with their neighbour to turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const exchanged = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, exchanged));
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
