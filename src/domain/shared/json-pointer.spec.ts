import { fromPointer, toPointer } from './json-pointer.js';

describe('a JSON pointer', () => {
  it('escapes slashes and tildes, and nothing else', () => {
    expect(toPointer(['a/b', 0, 'm~n', '地市', ''])).toBe('/a~1b/0/m~0n/地市/');
    expect(toPointer([])).toBe('');
  });

  it('reads back step by step', () => {
    expect(fromPointer('/a~1b/0/m~0n/地市/')).toEqual(['a/b', '0', 'm~n', '地市', '']);
    expect(fromPointer('/~01')).toEqual(['~1']);
    expect(fromPointer('')).toEqual([]);
  });

  it('must begin with a slash', () => {
    expect(() => fromPointer('conditions/all')).toThrow('"conditions/all" is no JSON pointer');
  });
});
