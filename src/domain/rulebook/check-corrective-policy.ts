import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { checkConditions } from './check-conditions.js';
import { checkDayTerm } from './check-day-term.js';
import { checkName, checkUnique } from './check-names.js';
import { itemsOf, membersOf, type Report } from './draft.js';
import { findingFacts } from './finding-facts.js';
import type { FactNames } from './known-fact.js';

type Written = Readonly<Record<string, unknown>>;

/** The codes of the documents that a corrective policy may name. */
export interface CorrectiveSurroundings {
  readonly calendars: ReadonlySet<string>;
  readonly escalations: ReadonlySet<string>;
}

const ofFinding: FactNames = { facts: new Map(Object.entries(findingFacts)), open: false };

/** Checks what a corrective policy says: its condition, how its days are counted, its ladder, examples that are lacking. */
export function checkCorrectivePolicy(
  policy: Written,
  { calendars, escalations }: CorrectiveSurroundings,
  report: Report,
): void {
  checkConditions({ when: policy['when'] }, ofFinding, report);
  checkDayTerm(policy, [], calendars, report);
  checkUnique(policy['verifierRoles'], ['verifierRoles'], report);
  checkName(policy['escalation'], escalations, 'unknown-escalation-policy', ['escalation'], report);
  const examples = itemsOf(policy['examples']).map((example) => Object.fromEntries(membersOf(example)));
  examples.forEach((example, index) => checkDates(example, ['examples', index], report));
  // whether it obliges depends on data that can be missing, and that must oblige to nothing
  for (const outcome of ['opens', 'needs-data']) {
    if (examples.some(({ expect }) => expect === outcome)) continue;
    const expected = { 'zh-CN': `至少一个结果为 "${outcome}" 的示例`, en: `at least one that expects "${outcome}"` };
    report(['examples'], 'example-missing', { found: '', expected });
  }
}

/** Only what is opened is due. */
function checkDates(example: Written, path: JsonPath, report: Report): void {
  if (example['expect'] === 'opens') return;
  for (const key of ['acknowledgeOn', 'dueOn']) {
    if (example[key] === undefined) continue;
    const expected = { 'zh-CN': 'expect 为 "opens" 时才写日期', en: 'a date only where "opens" is expected' };
    report([...path, key], 'key-does-not-fit', { found: shown(example[key]), expected });
  }
}
