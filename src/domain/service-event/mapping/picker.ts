import type { FactScalar, FactValue } from '../../shared/fact-value.js';
import type { Pick } from './mapping.schema.js';
import type { CellReader } from './read-cell.js';

/** What the rows of a group say about one fact. */
export type Picked =
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'missing' }
  /** rows that should agree do not: the first two different cells (null: missing), and what the first one says */
  | { readonly kind: 'differs'; readonly cells: readonly [string | null, string | null]; readonly first: Picked };

/** Collects the cells of a group, row by row in file order; holds no more of them than its result needs. */
export interface Picker {
  /** null: the cell is missing */
  add(cell: string | null): void;
  result(): Picked;
}

const missing: Picked = { kind: 'missing' };

/** A cell that cannot be read stays as it is written: the event type will say what is wrong with it. */
export function pickerOf(pick: Pick, read: CellReader): Picker {
  const valueOf = (cell: string) => read(cell) ?? cell;
  const picked = (cell: string | null | undefined): Picked =>
    cell === null || cell === undefined ? missing : { kind: 'value', value: valueOf(cell) };
  switch (pick) {
    case 'same':
      return new SamePicker(picked, valueOf);
    case 'first':
      return oneOf((kept, cell) => (kept === undefined ? cell : kept), picked);
    case 'last':
      return oneOf((_, cell) => cell, picked);
    case 'distinct':
      return distinct(valueOf);
    case 'sum':
      return sum(valueOf);
    case 'count':
      return count();
    default:
      return pick satisfies never;
  }
}

type Kept = string | null | undefined;

function oneOf(keep: (kept: Kept, cell: string | null) => Kept, picked: (cell: Kept) => Picked): Picker {
  let kept: Kept;
  return {
    add: (cell) => {
      kept = keep(kept, cell);
    },
    result: () => picked(kept),
  };
}

/** Cells agree when they are written alike or mean the same: `1.0` and `1.00` do. */
class SamePicker implements Picker {
  private kept: Kept;
  private other: string | null | undefined;

  constructor(
    private readonly picked: (cell: Kept) => Picked,
    private readonly valueOf: (cell: string) => FactValue,
  ) {}

  add(cell: string | null): void {
    if (this.kept === undefined) this.kept = cell;
    else if (this.other === undefined && !this.agrees(this.kept, cell)) this.other = cell;
  }

  result(): Picked {
    if (this.kept === undefined || this.other === undefined) return this.picked(this.kept);
    return { kind: 'differs', cells: [this.kept, this.other], first: this.picked(this.kept) };
  }

  private agrees(one: string | null, other: string | null): boolean {
    if (one === other) return true;
    return one !== null && other !== null && JSON.stringify(this.valueOf(one)) === JSON.stringify(this.valueOf(other));
  }
}

/** Numbers before texts; a total order, whatever is among them. */
function inOrder(one: FactScalar, other: FactScalar): number {
  if (typeof one !== typeof other) return typeof one < typeof other ? -1 : 1;
  return one < other ? -1 : 1;
}

function distinct(valueOf: (cell: string) => FactValue): Picker {
  const values = new Set<FactScalar>();
  return {
    add: (cell) => {
      const value = cell === null ? null : valueOf(cell);
      if (value !== null && typeof value !== 'object') values.add(value);
    },
    // sorted, so that the same rows in another order are the same event
    result: () => ({ kind: 'value', value: [...values].sort(inOrder) }),
  };
}

function sum(valueOf: (cell: string) => FactValue): Picker {
  let total: number | undefined;
  let unreadable: string | undefined;
  return {
    add: (cell) => {
      if (cell === null) return;
      const value = valueOf(cell);
      if (typeof value === 'number') total = (total ?? 0) + value;
      else unreadable ??= cell;
    },
    result: () => {
      if (unreadable !== undefined) return { kind: 'value', value: unreadable };
      return total === undefined ? missing : { kind: 'value', value: total };
    },
  };
}

function count(): Picker {
  let rows = 0;
  return {
    add: (cell) => {
      if (cell !== null) rows++;
    },
    result: () => ({ kind: 'value', value: rows }),
  };
}
