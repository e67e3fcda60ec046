import fc from 'fast-check';
import { percentOf } from './percent-of.js';

describe('a percentage', () => {
  it.each([
    [100, 120, 83.3],
    [85, 100, 85],
    [2, 3, 66.7],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [0, 7, 0],
    [7, 7, 100],
  ])('of %i in %i is %d', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });

  it('of nothing is unknown, not zero', () => {
    expect(percentOf(0, 0)).toBeNull();
  });

  it('is the nearest tenth as reckoned in exact integers', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000_000), fc.integer({ min: 1, max: 1_000_000_000_000 }), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const exact = (2000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
        expect(percentOf(part, whole)).toBe(Number(exact) / 10);
      }),
    );
  });
});
