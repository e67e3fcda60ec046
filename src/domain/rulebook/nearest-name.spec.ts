import fc from 'fast-check';
import { editDistance, nearestName } from './nearest-name.js';

describe('nearestName', () => {
  const names = ['waitSeconds', 'talkSeconds', 'waitMinutes', 'unit', 'staff'];

  it.each([
    ['waitMinute', 'waitMinutes'],
    ['waitsecond', 'waitSeconds'],
    ['WAITSECONDS', 'waitSeconds'],
    ['unti', 'unit'],
    ['stuff', 'staff'],
    ['talk', 'talkSeconds'],
  ])('%s was probably meant to be %s', (given, meant) => {
    expect(nearestName(given, names)).toBe(meant);
  });

  it.each(['amount', 'x', '', 'q'.repeat(100_000)])(
    'nothing is suggested for %.20s, which resembles no name',
    (given) => {
      expect(nearestName(given, names)).toBeUndefined();
    },
  );

  it('takes the first of two names that are equally near', () => {
    expect(nearestName('aa1', ['aa2', 'aa3'])).toBe('aa2');
  });
});

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['unti', 'unit', 1],
    ['same', 'same', 0],
  ])('from %s to %s it is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is the same in both directions, and zero for equals only', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
