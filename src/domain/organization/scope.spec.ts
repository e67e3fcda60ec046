import { resolveScope, scopeReaches } from './scope.js';

describe('the scope that somebody may hand out', () => {
  it('is any for who sees the whole organisation', () => {
    expect(scopeReaches({ kind: 'all' }, '*')).toBe(true);
    expect(scopeReaches({ kind: 'all' }, 'ZJ')).toBe(true);
  });

  it('is their own subtree for others, never the whole', () => {
    const scope = { kind: 'units', codes: ['ZJ', 'ZJ-1'] } as const;
    expect(scopeReaches(scope, 'ZJ-1')).toBe(true);
    expect(scopeReaches(scope, 'JS')).toBe(false);
    expect(scopeReaches(scope, '*')).toBe(false);
    expect(scopeReaches({ kind: 'units', codes: ['*'] }, '*')).toBe(false);
  });

  it('is none for staff and for a scope that could not be resolved', () => {
    expect(scopeReaches({ kind: 'staff', staff: 'lin' }, 'ZJ')).toBe(false);
    expect(scopeReaches({ kind: 'units', codes: [] }, 'ZJ')).toBe(false);
  });
});

describe('the scope of a principal', () => {
  const grant = { scopeUnit: 'ZJ', staff: 'lin', codes: ['ZJ', 'ZJ-1'] };

  it('is the subtree of the unit, or the whole organisation', () => {
    expect(resolveScope({ ...grant, roles: ['supervisor'] })).toEqual({ kind: 'units', codes: ['ZJ', 'ZJ-1'] });
    expect(resolveScope({ ...grant, roles: ['supervisor'], scopeUnit: '*' })).toEqual({ kind: 'all' });
  });

  it('is what is about themselves for who is nothing but staff, whatever the unit', () => {
    expect(resolveScope({ ...grant, roles: ['staff'], scopeUnit: '*' })).toEqual({ kind: 'staff', staff: 'lin' });
    expect(resolveScope({ ...grant, roles: ['staff', 'unit-manager'] })).toEqual({
      kind: 'units',
      codes: ['ZJ', 'ZJ-1'],
    });
  });

  it('is nothing for staff nobody knows, a unit nobody knows, and who has no role', () => {
    const nothing = { kind: 'units', codes: [] };
    expect(resolveScope({ ...grant, roles: ['staff'], staff: null, scopeUnit: '*' })).toEqual(nothing);
    expect(resolveScope({ ...grant, roles: ['supervisor'], codes: [] })).toEqual(nothing);
    expect(resolveScope({ ...grant, roles: [], scopeUnit: '*' })).toEqual(nothing);
  });
});
