import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { checkConditions } from './check-conditions.js';
import { checkDayTerm } from './check-day-term.js';
import { checkLabels, checkName } from './check-names.js';
import { checkPenaltyExamples } from './check-penalty-examples.js';
import type { LeafDraft } from './condition-leaves.js';
import { plainOperators } from './condition.schema.js';
import { itemsOf, membersOf, type Report, textsOf } from './draft.js';
import { findingFacts } from './finding-facts.js';
import type { FactNames, KnownFact } from './known-fact.js';
import { isOrdering } from './operator-groups.js';

type Written = Readonly<Record<string, unknown>>;

const ofFinding: FactNames = { facts: new Map(Object.entries(findingFacts)), open: false };
const count: KnownFact = { type: 'integer', nullable: false, canBeMissing: true, operands: [] };

/** Checks what a penalty policy says about findings: names, types, counts, the appeal window, examples that are lacking. */
export function checkPenaltyPolicy(policy: Written, calendars: ReadonlySet<string>, report: Report): void {
  const counts = new Set(membersOf(policy['let']).flatMap(([name]) => (ofFinding.facts.has(name) ? [] : [name])));
  for (const [name, form] of membersOf(policy['let'])) checkCount(name, form, policy['for'], report);
  const names = {
    ...ofFinding,
    facts: new Map([...[...counts].map((name) => [name, count] as const), ...ofFinding.facts]),
  };
  checkLabels(policy['labels'], policy['let'], names, report);
  const leaves = itemsOf(policy['tiers']).flatMap((row, index) =>
    checkRow(Object.fromEntries(membersOf(row)), names, counts, under(['tiers', index], report)),
  );
  if (policy['for'] === 'unit' && policy['unitPoints'] !== undefined) {
    const expected = {
      'zh-CN': '只写 points；unitPoints 仅用于 for 为 staff 的政策',
      en: 'points only; unitPoints are for a policy for staff',
    };
    report(['unitPoints'], 'key-does-not-fit', { found: '"unitPoints"', expected });
  }
  checkDayTerm(policy['appeal'], ['appeal'], calendars, report);
  const readsUnsure = leaves.flatMap(factsOf).some((name) => names.facts.get(name)?.canBeMissing === true);
  checkPenaltyExamples(policy, readsUnsure, report);
}

const under =
  (path: JsonPath, report: Report): Report =>
  (below, code, detail) =>
    report([...path, ...below], code, detail);

function checkCount(name: string, form: unknown, subject: unknown, report: Report): void {
  const { by, where } = Object.fromEntries(membersOf(form));
  if (ofFinding.facts.has(name)) {
    const expected = { 'zh-CN': '发现的事实都未使用的名称', en: 'a name that no fact of a finding has' };
    report(['let', name], 'name-taken', { found: shown(name), expected });
  }
  if (typeof subject === 'string' && Array.isArray(by) && !textsOf(by).includes(subject)) {
    const expected = { 'zh-CN': `包含 "${subject}" 的列表`, en: `a list that holds "${subject}"` };
    report(['let', name, 'by'], 'wrong-value', { found: shown(by), expected });
  }
  checkConditions({ where }, ofFinding, under(['let', name], report));
}

function checkRow(row: Written, names: FactNames, counts: ReadonlySet<string>, report: Report): readonly LeafDraft[] {
  const leaves = checkConditions({ when: row['when'] }, names, report);
  for (const { path, operator, ...leaf } of leaves) {
    const isCount = factsOf(leaf).some((name) => counts.has(name));
    const plain = plainOperators.find((one) => one === operator);
    if (!isCount || plain === undefined || isOrdering(plain)) continue;
    // two findings of one instant jump over a number that must be hit exactly
    const expected = {
      'zh-CN': '对次数使用 greaterThan、lessThan 等大小比较',
      en: 'greaterThan, lessThan or the like for a count',
    };
    report([...path, 'operator'], 'operator-does-not-fit', { found: plain, expected });
  }
  const read = new Set(leaves.flatMap(factsOf).filter((name) => counts.has(name)));
  checkName(row['consumes'], read, 'unknown-fact', ['consumes'], report);
  return leaves;
}

const factsOf = ({ fact, value }: Pick<LeafDraft, 'fact' | 'value'>): readonly string[] => [
  ...(fact === undefined ? [] : [fact]),
  ...(value !== undefined && 'fact' in value ? [value.fact] : []),
];
