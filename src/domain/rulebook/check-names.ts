import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { itemsOf, membersOf, type Report } from './draft.js';
import { type FaultCode, oneOf } from './fault-words.js';
import { type FactNames, namedFact } from './known-fact.js';
import { nearestName } from './nearest-name.js';

/** Reports a name that is none of the known ones. What is no text has its own fault already. */
export function checkName(
  name: unknown,
  known: ReadonlySet<string>,
  code: FaultCode,
  path: JsonPath,
  report: Report,
): void {
  if (typeof name !== 'string' || known.has(name)) return;
  report(path, code, { found: shown(name), expected: oneOf(known), nearest: nearestName(name, known) });
}

/** Reports every entry of a list that stands in it already. */
export function checkUnique(list: unknown, path: JsonPath, report: Report): void {
  const seen = new Set<unknown>();
  itemsOf(list).forEach((item, index) => {
    const expected = { 'zh-CN': '每项只写一次', en: 'each entry once' };
    if (seen.has(item)) report([...path, index], 'duplicate-entry', { found: shown(item), expected });
    seen.add(item);
  });
}

/** Every local fact needs a label, since explanations name it to people; a label needs a fact. */
export function checkLabels(labels: unknown, forms: unknown, names: FactNames, report: Report): void {
  const labelled = new Set(membersOf(labels).map(([name]) => name));
  for (const name of labelled) namedFact(name, names, ['labels', name], report);
  for (const [name] of membersOf(forms)) {
    if (labelled.has(name)) continue;
    const expected = {
      'zh-CN': `labels 中的 "${name}": {"zh-CN": …, "en": …}`,
      en: `"${name}": {"zh-CN": …, "en": …} in labels`,
    };
    report(['let', name], 'label-missing', { found: shown(name), expected });
  }
}
