import { checkName } from './check-names.js';
import { itemsOf, membersOf, type Report } from './draft.js';

type Written = Readonly<Record<string, unknown>>;

/** Each item tests a standard of the same release. */
export function checkChecklist(checklist: Written, standards: ReadonlySet<string>, report: Report): void {
  itemsOf(checklist['items']).forEach((item, index) => {
    const { standard } = Object.fromEntries(membersOf(item));
    checkName(standard, standards, 'unknown-standard', ['items', index, 'standard'], report);
  });
}
