import { parseEnvelope } from './parse-envelope.js';

const wire = (given: object = {}) => ({
  id: 'T-1',
  type: 'counter-visit',
  occurredAt: '2026-03-02T10:00:00+08:00',
  data: { waitSeconds: 30 },
  ...given,
});
const faultsOf = (value: unknown) => {
  const parsed = parseEnvelope(value);
  return parsed.ok ? [] : parsed.faults;
};

describe('the envelope of an event', () => {
  it('is canonical: UTC, NFC, null for what was not given', () => {
    expect(
      parseEnvelope(
        wire({ unit: 'U1', staff: null, data: { name: 'e\u0301', list: ['a', 1, true], nothing: null, zero: -0 } }),
      ),
    ).toEqual({
      ok: true,
      envelope: {
        id: 'T-1',
        source: null,
        type: 'counter-visit',
        occurredAt: '2026-03-02T02:00:00.000Z',
        unit: 'U1',
        staff: null,
        customer: null,
        data: { name: '\u00e9', list: ['a', 1, true], nothing: null, zero: 0 },
      },
    });
  });

  it.each<[object, string, string]>([
    [{ id: undefined }, '/id', 'missing-field'],
    [{ id: 7 }, '/id', 'wrong-type'],
    [{ id: null }, '/id', 'wrong-type'],
    [{ id: '' }, '/id', 'invalid-text'],
    [{ id: ' T-1' }, '/id', 'invalid-text'],
    [{ id: 'T\u0000' }, '/id', 'invalid-text'],
    [{ id: 'T\ud800' }, '/id', 'invalid-text'],
    [{ id: 'x'.repeat(201) }, '/id', 'invalid-text'],
    [{ source: '' }, '/source', 'invalid-text'],
    [{ type: undefined }, '/type', 'missing-field'],
    [{ unit: 5 }, '/unit', 'wrong-type'],
    [{ staff: 'emp1\u200b' }, '/staff', 'invalid-text'],
    [{ customer: 'a\u202eb' }, '/customer', 'invalid-text'],
    [{ occurredAt: undefined }, '/occurredAt', 'missing-field'],
    [{ occurredAt: '2026-02-30T10:00:00Z' }, '/occurredAt', 'invalid-instant'],
    [{ occurredAt: '2026-03-02T10:00:00' }, '/occurredAt', 'invalid-instant'],
    [{ occurredAt: 1_772_416_800 }, '/occurredAt', 'invalid-instant'],
    [{ data: undefined }, '/data', 'missing-field'],
    [{ data: [] }, '/data', 'wrong-type'],
    [{ data: null }, '/data', 'wrong-type'],
    [{ data: { nested: { a: 1 } } }, '/data/nested', 'wrong-type'],
    [{ data: { deep: [[1]] } }, '/data/deep/0', 'wrong-type'],
    [{ data: { holes: [null] } }, '/data/holes/0', 'wrong-type'],
    [{ data: { big: 2 ** 53 } }, '/data/big', 'inexact-number'],
    [{ data: { big: Number.POSITIVE_INFINITY } }, '/data/big', 'inexact-number'],
    [{ data: { text: 'a\u0000' } }, '/data/text', 'invalid-text'],
    [{ data: { list: ['ok', '\udc00'] } }, '/data/list/1', 'invalid-text'],
    [{ data: { toString: 1 } }, '/data/toString', 'invalid-name'],
    [{ data: { constructor: 1 } }, '/data/constructor', 'invalid-name'],
    [{ data: { 'a\u200b': 1 } }, '/data/a\u200b', 'invalid-name'],
    [{ data: { 'e\u0301': 1, '\u00e9': 2 } }, '/data/\u00e9', 'repeated-name'],
    [{ data: { text: '长'.repeat(2731) } }, '/data/text', 'too-large'],
    [{ data: { list: Array.from({ length: 1001 }, () => 1) } }, '/data/list', 'too-large'],
    [{ data: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, n])) }, '/data', 'too-large'],
    [{ points: 5 }, '/points', 'unknown-field'],
    [{ eventId: '7' }, '/eventId', 'unknown-field'],
    [{ toString: 'x' }, '/toString', 'unknown-field'],
  ])('with %j has a fault at %s', (given, pointer, code) => {
    expect(faultsOf(wire(given))).toMatchObject([{ pointer, code }]);
  });

  it('refuses __proto__ as JSON.parse leaves it: an own key, at the top and among the facts', () => {
    expect(faultsOf(JSON.parse(JSON.stringify(wire()).replace('{', '{"__proto__":{"id":"x"},')))).toMatchObject([
      { code: 'unknown-field' },
    ]);
    expect(faultsOf(wire({ data: JSON.parse('{"__proto__":1}') as object }))).toMatchObject([
      { pointer: '/data/__proto__', code: 'invalid-name' },
    ]);
  });

  it.each([null, 5, 'event', [], [wire()]])('is no %j', (value) => {
    expect(faultsOf(value)).toMatchObject([{ pointer: '', code: 'not-an-object' }]);
  });

  it('takes the longest text and list there may be', () => {
    expect(faultsOf(wire({ data: { text: 'x'.repeat(8192), list: Array.from({ length: 1000 }, () => 0) } }))).toEqual(
      [],
    );
  });

  it('reports all faults at once, each with what was found and what would be right', () => {
    expect(faultsOf({ id: 1, type: '', data: { x: {} }, extra: 1 })).toEqual([
      {
        pointer: '/extra',
        code: 'unknown-field',
        expected: 'one of id, source, type, occurredAt, unit, staff, customer, data',
        found: '"extra"',
      },
      { pointer: '/id', code: 'wrong-type', expected: 'text', found: '1' },
      { pointer: '/type', code: 'invalid-text', expected: 'text that is not empty', found: '""' },
      {
        pointer: '/occurredAt',
        code: 'missing-field',
        expected: expect.stringContaining('ISO 8601') as string,
        found: 'nothing',
      },
      {
        pointer: '/data/x',
        code: 'wrong-type',
        expected: 'text, a number, true, false, or a list of these',
        found: 'an object',
      },
    ]);
  });

  it('reports no more faults than its limit', () => {
    const noisy = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, n]));
    expect(faultsOf(noisy)).toHaveLength(50);
  });
});
