import fc from 'fast-check';
import { canonicalCode } from '../../shared/canonical-text.js';
import { externalId } from './external-id.js';

/** A stand-in with the shape of SHA-256; good enough to tell texts apart. */
const digest = (text: string) =>
  [...text]
    .reduce((sum, c) => (sum * 31n + BigInt(c.codePointAt(0) ?? 0)) % (1n << 256n), 7n)
    .toString(16)
    .padStart(64, '0');

describe('the id of an event made of cells', () => {
  it('is the cell itself when there is one', () => {
    expect(externalId(['INC0000045'], digest)).toBe('INC0000045');
    expect(externalId(['a|b'], digest)).toBe('a|b');
  });

  it('joins several', () => {
    expect(externalId(['7005690', 'GEICO Indemnity Company'], digest)).toBe('7005690|GEICO Indemnity Company');
  });

  it('never is the same for different cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '|', '\\', ' ', 'é'), maxLength: 120 });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 2, maxLength: 4 }),
        fc.array(cell, { minLength: 2, maxLength: 4 }),
        (one, other) => {
          expect(externalId(one, digest) === externalId(other, digest)).toBe(
            JSON.stringify(one) === JSON.stringify(other),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('stays an id however long the cells are', () => {
    for (const cells of [
      ['x'.repeat(500)],
      ['长'.repeat(150), '😀'.repeat(150)],
      [`${'x'.repeat(132)} `, ' y'.repeat(50)],
    ]) {
      expect(canonicalCode(externalId(cells, digest))).toMatchObject({ ok: true });
    }
  });
});
