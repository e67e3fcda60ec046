import fc from 'fast-check';
import { aJudgement, named, theParts } from '../../../test/support/report-parts.js';
import { rankUnits } from './rank-units.js';
import { rowsLinkOf } from './rows-link.js';

const link = rowsLinkOf('HZ', theParts().period);
const ranked = (counts: readonly (readonly [unit: string, judged: number, findings: number])[], limit = 5) => {
  const judgements = counts.map(([unit, judged, findings]) => aJudgement({ unit, judged, findings }));
  const units = counts.map(([unit]) => named(unit));
  const ranking = rankUnits(theParts({ judgements, units, limits: { minJudged: 30, ranked: limit } }), link);
  const codes = (lines: typeof ranking.best) => lines.map(({ unit }) => unit.code);
  return { ...ranking, worst: codes(ranking.worst), best: codes(ranking.best) };
};

describe('the ranking of units', () => {
  it('is by the rate of findings, not by their number', () => {
    expect(
      ranked([
        ['A', 1000, 50],
        ['B', 40, 10],
        ['C', 100, 0],
        ['D', 50, 5],
      ]),
    ).toMatchObject({
      worst: ['B', 'D'],
      best: ['C', 'A'],
    });
  });

  it('leaves out who was judged too seldom: 2 of 3 is no rank', () => {
    expect(
      ranked([
        ['A', 3, 2],
        ['B', 29, 29],
        ['C', 30, 1],
        ['D', 30, 2],
        ['E', 0, 0],
      ]),
    ).toEqual({
      minJudged: 30,
      ranked: 2,
      tooFew: 2,
      worst: ['D'],
      best: ['C'],
    });
  });

  it('calls no unit worst that has no findings, and ranks nobody alone', () => {
    expect(
      ranked([
        ['A', 100, 0],
        ['B', 90, 0],
      ]),
    ).toMatchObject({ worst: [], best: ['B'] });
    expect(ranked([['A', 100, 50]])).toMatchObject({ ranked: 1, worst: [], best: [] });
  });

  it('puts who was judged more often first among equals, then goes by code', () => {
    expect(
      ranked([
        ['B', 60, 20],
        ['A', 60, 20],
        ['C', 90, 30],
        ['D', 50, 0],
        ['E', 50, 0],
        ['F', 50, 0],
      ]),
    ).toMatchObject({
      worst: ['C', 'A', 'B'],
    });
  });

  it('sums a unit over rules and months, and leaves out what belongs to no unit', () => {
    const judgements = [
      aJudgement({ judged: 20, findings: 1 }),
      aJudgement({ judged: 20, findings: 2, month: '2026-02', rule: 'greeting' }),
      aJudgement({ unit: 'HZ02', judged: 30, findings: 0 }),
      aJudgement({ unit: null, judged: 500, findings: 500 }),
    ];
    const { ranked: count, worst } = rankUnits(theParts({ judgements }), link);
    expect(count).toBe(2);
    expect(worst).toMatchObject([
      { unit: { code: 'HZ01' }, judged: { value: 40 }, findings: { value: 3 }, rate: { value: 92.5 } },
    ]);
  });

  it('never lists one unit as worst and best, nor more than asked', () => {
    const anyCounts = fc.uniqueArray(
      fc
        .tuple(fc.stringMatching(/^[A-Z]{1,2}$/), fc.nat(200), fc.nat(200))
        .map(([unit, a, b]) => [unit, a + b, a] as const),
      { selector: ([unit]) => unit, maxLength: 20 },
    );
    fc.assert(
      fc.property(anyCounts, fc.nat(6), (counts, limit) => {
        const { worst, best, ranked: many, tooFew } = ranked(counts, limit);
        expect(new Set([...worst, ...best]).size).toBe(worst.length + best.length);
        expect(Math.max(worst.length, best.length)).toBeLessThanOrEqual(limit);
        expect(many + tooFew).toBe(counts.filter(([, judged]) => judged > 0).length);
      }),
    );
  });
});
