import type { Scope } from '../../domain/shared/principal.js';

/** The columns of a query that name the row's unit and staff member; null where its rows have none. */
export interface ScopeColumns {
  readonly unit: string | null;
  readonly staff: string | null;
}

const columnName = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/;

/**
 * The SQL condition that leaves only rows inside `scope`; what it compares with is appended to `values` and bound.
 * Fail-closed: rows whose unit is null are seen by nobody but those who see everything, and where a column is missing
 * a scope that needs it sees nothing.
 */
export function scopeFilter(scope: Scope, columns: ScopeColumns, values: unknown[]): string {
  for (const column of [columns.unit, columns.staff]) {
    if (column !== null && !columnName.test(column)) throw new Error(`${JSON.stringify(column)} is no column name`);
  }
  switch (scope.kind) {
    case 'all':
      return 'true';
    case 'units':
      if (columns.unit === null || scope.codes.length === 0) return 'false';
      values.push([...scope.codes]);
      return `${columns.unit} = ANY($${values.length}::text[])`;
    case 'staff':
      if (columns.staff === null) return 'false';
      values.push(scope.staff);
      return `${columns.staff} = $${values.length}`;
    default:
      scope satisfies never;
      return 'false';
  }
}
