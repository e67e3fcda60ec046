import { roundedHalfUp } from '../shared/percent-of.js';

/** Mean of scores of one decimal, to one decimal, a half rounded up; null of none. */
export function meanScore(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  const tenths = scores.reduce((sum, score) => sum + Math.round(score * 10), 0);
  return roundedHalfUp(tenths, scores.length) / 10;
}
