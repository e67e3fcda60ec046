import type { Scope } from '../../domain/shared/principal.js';
import { scopeFilter } from './scope-filter.js';

const columns = { unit: 'f.unit_code', staff: 'f.staff_code' };

describe('the scope filter', () => {
  it('lets everything through for who sees the whole organisation', () => {
    const values: unknown[] = ['before'];
    expect(scopeFilter({ kind: 'all' }, columns, values)).toBe('true');
    expect(values).toEqual(['before']);
  });

  it('binds the units after the values that are there already', () => {
    const values: unknown[] = ['before'];
    expect(scopeFilter({ kind: 'units', codes: ["ZJ'; --", 'ZJ-1'] }, columns, values)).toBe(
      'f.unit_code = ANY($2::text[])',
    );
    expect(values).toEqual(['before', ["ZJ'; --", 'ZJ-1']]);
  });

  it('binds the staff member', () => {
    const values: unknown[] = [];
    expect(scopeFilter({ kind: 'staff', staff: 'lin' }, columns, values)).toBe('f.staff_code = $1');
    expect(values).toEqual(['lin']);
  });

  it.each<[string, Scope, { unit: string | null; staff: string | null }]>([
    ['a scope without units', { kind: 'units', codes: [] }, columns],
    ['units where rows have none', { kind: 'units', codes: ['ZJ'] }, { unit: null, staff: 'staff_code' }],
    ['a staff member where rows have none', { kind: 'staff', staff: 'lin' }, { unit: 'unit_code', staff: null }],
    ['a scope of a kind nobody knows', { kind: 'everything' } as unknown as Scope, columns],
  ])('lets nothing through for %s', (_, scope, given) => {
    const values: unknown[] = [];
    expect(scopeFilter(scope, given, values)).toBe('false');
    expect(values).toEqual([]);
  });

  it('takes nothing but a column name for a column', () => {
    expect(() => scopeFilter({ kind: 'all' }, { unit: 'true OR unit_code', staff: null }, [])).toThrow(
      'is no column name',
    );
  });
});
