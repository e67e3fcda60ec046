import type { FactValue } from '../../shared/fact-value.js';
import type { QuarantineReason } from '../assess-event.js';
import { type Fault, quoted } from '../fault.js';
import { type Envelope, parseEnvelope } from '../parse-envelope.js';
import { type EntryPlan, factPointer, planEntry } from './entry-plan.js';
import { externalId } from './external-id.js';
import type { MappingEntry } from './mapping.schema.js';
import type { Picked, Picker } from './picker.js';

/** An event made of the rows of one group, or why none could be made. `line`: where its first row stands in the file. */
export type MadeEvent = { readonly line: number; readonly id: string } & (
  | { readonly ok: true; readonly envelope: Envelope; readonly heldBack: readonly Fault<QuarantineReason>[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }
);

interface Group {
  readonly line: number;
  readonly id: readonly (string | null)[];
  readonly pickers: readonly Picker[];
}

/** Groups the rows of a file into the events of one mapping entry. Holds the open groups, each by what it picks. */
export class EntryReader {
  private readonly plan: EntryPlan;
  private readonly groups = new Map<string, Group>();
  private contiguous: string | undefined;

  constructor(
    readonly entry: MappingEntry,
    placeOf: (column: string) => number,
    /** 64 hexadecimal digits of a text, for ids that would be too long */
    private readonly digest: (text: string) => string,
  ) {
    this.plan = planEntry(entry, placeOf);
  }

  get openGroups(): number {
    return this.groups.size;
  }

  /** Takes a row in and returns the events that are complete by now. */
  push(row: readonly string[], line: number): readonly MadeEvent[] {
    const { by, skipWhenMissing } = this.plan;
    if (skipWhenMissing.some((column) => this.cell(row, column) === null)) return [];
    const complete = this.startsAnew(row) ? this.finish() : [];
    const key = by === null ? '' : JSON.stringify(by.map((column) => this.cell(row, column)));
    this.addTo(this.groups.get(key) ?? this.open(key, row, line), row);
    return by === null ? this.finish() : complete;
  }

  /** The events of all open groups, in the order in which they began. */
  finish(): readonly MadeEvent[] {
    const made = [...this.groups.values()].map((group) => this.make(group));
    this.groups.clear();
    return made;
  }

  private startsAnew(row: readonly string[]): boolean {
    if (this.plan.contiguousBy === null) return false;
    const before = this.contiguous;
    this.contiguous = row[this.plan.contiguousBy];
    return before !== undefined && before !== this.contiguous;
  }

  private open(key: string, row: readonly string[], line: number): Group {
    const id = this.plan.id.map((column) => this.cell(row, column));
    const group = { line, id, pickers: this.plan.parts.map(({ makePicker }) => makePicker()) };
    this.groups.set(key, group);
    return group;
  }

  private addTo(group: Group, row: readonly string[]): void {
    for (const [index, { column, where }] of this.plan.parts.entries()) {
      if (where.every(([place, cell]) => row[place] === cell)) group.pickers[index]?.add(this.cell(row, column));
    }
  }

  private cell(row: readonly string[], column: number): string | null {
    const cell = row[column];
    return cell === undefined || this.plan.missing.has(cell) ? null : cell;
  }

  private make({ line, id, pickers }: Group): MadeEvent {
    const joined = externalId(
      id.map((cell) => cell ?? ''),
      this.digest,
    );
    const absent = id.indexOf(null);
    if (absent !== -1) {
      const expected = `a value in column ${quoted(this.entry.id[absent])}`;
      return {
        ok: false,
        line,
        id: joined,
        faults: [{ pointer: '/id', code: 'missing-field', expected, found: 'nothing' }],
      };
    }
    const picked = new Map<string, Picked>();
    for (const [index, { pointer }] of this.plan.parts.entries())
      picked.set(pointer, pickers[index]?.result() ?? missing);
    const parsed = parseEnvelope(this.wireOf(joined, picked));
    if (!parsed.ok) return { ok: false, line, id: joined, faults: parsed.faults };
    return { ok: true, line, id: joined, envelope: parsed.envelope, heldBack: [...picked].flatMap(differenceOf) };
  }

  private wireOf(id: string, picked: ReadonlyMap<string, Picked>): object {
    const at = (pointer: string) => valueOf(picked.get(pointer) ?? missing);
    const time = picked.get('/occurredAt') ?? missing;
    const data: Record<string, FactValue> = {};
    for (const name of Object.keys(this.entry.facts)) {
      const value = at(factPointer(name));
      if (value !== undefined) data[name] = value;
    }
    return {
      id,
      type: this.entry.eventType,
      // an event must have its time to be kept at all; that the rows differ holds it back from being judged
      occurredAt: valueOf(time.kind === 'differs' ? time.first : time),
      unit: at('/unit'),
      staff: at('/staff'),
      customer: at('/customer'),
      data,
    };
  }
}

const missing: Picked = { kind: 'missing' };

/** Of rows that differ nothing is believed: the part is missing, and the event is held back. */
const valueOf = (picked: Picked): FactValue | undefined => (picked.kind === 'value' ? picked.value : undefined);

function differenceOf([pointer, picked]: readonly [string, Picked]): Fault<QuarantineReason>[] {
  if (picked.kind !== 'differs') return [];
  const found = picked.cells.map((cell) => (cell === null ? 'nothing' : quoted(cell))).join(' and ');
  return [{ pointer, code: 'rows-differ', expected: 'the same value in all rows of the event', found }];
}
