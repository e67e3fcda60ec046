import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('does not depend on the order in which keys were written', () => {
    expect(canonicalJson({ b: 1, a: { d: [], c: null } })).toBe('{"a":{"c":null,"d":[]},"b":1}');
    expect(canonicalJson({ a: { c: null, d: [] }, b: 1 })).toBe('{"a":{"c":null,"d":[]},"b":1}');
  });

  it('keeps the order of lists, which carries meaning', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  it('writes one number in one way', () => {
    expect(canonicalJson([1.0, 1e2, -0, 0.1])).toBe('[1,100,0,0.1]');
  });

  it('sorts keys by code unit, also beyond ASCII', () => {
    expect(canonicalJson({ 退: 1, é: 2, z: 3, Z: 4 })).toBe('{"Z":4,"z":3,"é":2,"退":1}');
  });

  it('reads back as the value it was made from', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, new Date(0), () => 1, { a: undefined }])(
    'refuses %p, which is no JSON value',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
