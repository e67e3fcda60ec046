import { SeededRandom } from './seeded-random.js';

const numbers = (random: SeededRandom, count: number) => Array.from({ length: count }, () => random.next());

describe('SeededRandom', () => {
  it('gives the same numbers for the same seed and stream, on every machine', () => {
    expect(numbers(SeededRandom.of(42, 7), 100)).toEqual(numbers(SeededRandom.of(42, 7), 100));
    expect(numbers(SeededRandom.of(20260701, 1), 3).map((number) => number.toFixed(12))).toMatchInlineSnapshot(`
      [
        "0.597948518116",
        "0.689163781004",
        "0.466686175205",
      ]
    `);
  });

  it('gives other numbers for another seed or another stream', () => {
    const firsts = [SeededRandom.of(1, 1), SeededRandom.of(1, 2), SeededRandom.of(2, 1), SeededRandom.of(2, 2)];
    expect(new Set(firsts.map((random) => random.next())).size).toBe(4);
  });

  it('is evenly spread within a stream and over neighbouring streams', () => {
    const shares = (drawn: readonly number[]) =>
      [0, 1, 2, 3, 4].map((fifth) => drawn.filter((number) => Math.floor(number * 5) === fifth).length / drawn.length);
    for (const share of shares(numbers(SeededRandom.of(3, 3), 20_000))) expect(share).toBeCloseTo(0.2, 1);
    const firsts = Array.from({ length: 20_000 }, (_, stream) => SeededRandom.of(3, stream).next());
    for (const share of shares(firsts)) expect(share).toBeCloseTo(0.2, 1);
  });

  it('draws whole numbers with both ends included', () => {
    const random = SeededRandom.of(5, 0);
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(2, 5)));
    expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
    const low = new Set(Array.from({ length: 500 }, () => random.mostlyLow(2, 5)));
    expect([...low].sort()).toEqual([2, 3, 4, 5]);
  });

  it('chooses in proportion to weights, and never what weighs nothing', () => {
    const random = SeededRandom.of(6, 0);
    const drawn = Array.from({ length: 4000 }, () =>
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ] as const),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter((choice) => choice === 'often').length / 4000).toBeCloseTo(0.75, 1);
  });

  it('picks several different choices in their own order, all of them at most', () => {
    const random = SeededRandom.of(7, 0);
    for (let round = 0; round < 50; round += 1) {
      const picked = random.several([1, 2, 3, 4, 5], 3);
      expect(new Set(picked).size).toBe(3);
      expect(picked).toEqual([...picked].sort());
    }
    expect(random.several(['a', 'b'], 9)).toEqual(['a', 'b']);
  });

  it('refuses to pick from nothing', () => {
    expect(() => SeededRandom.of(8, 0).pick([])).toThrow(RangeError);
  });
});
