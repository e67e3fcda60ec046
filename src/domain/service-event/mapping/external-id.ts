import { maxCodeLength } from '../../shared/canonical-text.js';

const digestLength = 64;

/**
 * The id of an event made of several cells: `7005690|GEICO`. Different cells never give the same id; one that would be
 * too long ends in a digest instead (`digest`: 64 hexadecimal digits of a text).
 */
export function externalId(cells: readonly string[], digest: (text: string) => string): string {
  if (cells.length === 1 && (cells[0]?.length ?? 0) <= maxCodeLength) return cells[0] ?? '';
  const joined = cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join('|');
  if (joined.length <= maxCodeLength) return joined;
  const kept = [...joined.slice(0, maxCodeLength - digestLength - 2)].slice(0, -1).join('').trimEnd();
  return `${kept}~${digest(joined)}`;
}
