import type { Checklist, ChecklistItem } from '../rulebook/checklist.schema.js';
import type { Standard } from '../rulebook/standard.schema.js';
import type { LocalizedText } from '../shared/localized-text.js';

type Dimension = Standard['dimension'];

export interface SheetItem extends ChecklistItem {
  readonly dimension: Dimension;
}

/** A checklist as one inspection carries it: frozen when the inspection is planned, so that it is scored by what it asked. */
export interface Sheet {
  readonly code: string;
  /** version of the checklist document */
  readonly version: number;
  readonly title: LocalizedText;
  readonly passAt: number;
  readonly items: readonly SheetItem[];
}

/** The sheet of a checklist; an item without a dimension has that of its standard in the same release. */
export function sheetOf(
  { code, title, passAt, items }: Pick<Checklist, 'code' | 'title' | 'passAt' | 'items'>,
  version: number,
  standards: ReadonlyMap<string, Pick<Standard, 'dimension'>>,
): Sheet {
  const withDimension = (item: ChecklistItem): SheetItem => {
    const dimension = item.dimension ?? standards.get(item.standard)?.dimension;
    if (dimension !== undefined) return { ...item, dimension };
    throw new Error(
      `checklist ${code}, item ${item.code}: no standard ${JSON.stringify(item.standard)} in the release`,
    );
  };
  return { code, version, title, passAt, items: items.map(withDimension) };
}
