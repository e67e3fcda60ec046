import { canonicalFact } from './canonical-fact.js';
import type { FactDefinition } from './fact-definition.js';

const label = { 'zh-CN': '事实', en: 'Fact' };
const aFact = (definition: Partial<FactDefinition>): FactDefinition => ({ type: 'text', label, ...definition });
const value = (definition: Partial<FactDefinition>, given: unknown) => {
  const canonical = canonicalFact(aFact(definition), given);
  return canonical.ok ? canonical.value : undefined;
};

describe('the canonical value of a fact', () => {
  it.each<[Partial<FactDefinition>, unknown, unknown]>([
    [{ type: 'text' }, 'Ame\u0301lie', 'Am\u00e9lie'],
    [{ type: 'text' }, '', ''],
    [{ type: 'code', values: ['phone', 'counter'] }, 'phone', 'phone'],
    [{ type: 'code' }, 'anything', 'anything'],
    [{ type: 'integer' }, 5, 5],
    [{ type: 'integer' }, -0, 0],
    [{ type: 'money' }, -1050, -1050],
    [{ type: 'decimal' }, 0.1, 0.1],
    [{ type: 'boolean' }, false, false],
    [{ type: 'instant' }, '2026-03-02T10:00:00+08:00', '2026-03-02T02:00:00.000Z'],
    [{ type: 'date' }, '2024-02-29', '2024-02-29'],
    [{ type: 'list' }, ['a', 'b'], ['a', 'b']],
    [{ type: 'list' }, [], []],
    [{ type: 'list', of: 'integer' }, [1, -0], [1, 0]],
    [{ type: 'list', of: 'code', values: ['x'] }, ['x'], ['x']],
    [{ type: 'staff' }, 'E-1001', 'E-1001'],
    [{ type: 'integer', nullable: true }, null, null],
  ])('of %j given %j is %j', (definition, given, expected) => {
    expect(value(definition, given)).toEqual(expected);
  });

  it.each<[Partial<FactDefinition>, unknown]>([
    [{ type: 'text' }, 5],
    [{ type: 'text' }, 'a\u0000b'],
    [{ type: 'text' }, 'a\ud800b'],
    [{ type: 'code', values: ['phone'] }, 'Phone'],
    [{ type: 'code', values: ['phone'] }, 'toString'],
    [{ type: 'code' }, ''],
    [{ type: 'integer' }, 1.5],
    [{ type: 'integer' }, '5'],
    [{ type: 'integer' }, 2 ** 53],
    [{ type: 'integer' }, true],
    [{ type: 'money' }, 10.5],
    [{ type: 'money' }, '10.50'],
    [{ type: 'decimal' }, Number.NaN],
    [{ type: 'decimal' }, Number.POSITIVE_INFINITY],
    [{ type: 'decimal' }, 1e300],
    [{ type: 'boolean' }, 1],
    [{ type: 'boolean' }, 'true'],
    [{ type: 'instant' }, '2026-03-02'],
    [{ type: 'instant' }, 1_772_416_800_000],
    [{ type: 'date' }, '2026-02-29'],
    [{ type: 'date' }, '2026-03-02T00:00:00Z'],
    [{ type: 'list' }, 'a'],
    [{ type: 'list' }, ['a', 1]],
    [{ type: 'list' }, ['a', null]],
    [{ type: 'list' }, [['a']]],
    [{ type: 'unit' }, ' U1'],
    [{ type: 'staff' }, 'emp1\u200b'],
    [{ type: 'customer' }, {}],
    [{ type: 'text' }, null],
    [{ type: 'text' }, undefined],
  ])('of %j does not exist for %j', (definition, given) => {
    expect(value(definition, given)).toBeUndefined();
  });

  it('names what would be right', () => {
    expect(canonicalFact(aFact({ type: 'code', values: ['phone', 'counter'] }), 'fax')).toEqual({
      ok: false,
      expected: 'one of "phone", "counter"',
    });
    expect(canonicalFact(aFact({ type: 'list', of: 'integer' }), [1, 'x'])).toMatchObject({
      expected: 'a list in which each element is a whole number, at most 9007199254740991 in size',
    });
    expect(canonicalFact(aFact({ type: 'boolean' }), null)).toEqual({ ok: false, expected: 'true or false, not null' });
  });
});
