import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { checkName, checkUnique } from './check-names.js';
import { itemsOf, membersOf, type Report } from './draft.js';

type Written = Readonly<Record<string, unknown>>;

/** A policy shows by examples each tier that it gives, and that it punishes nobody for want of data. */
export function checkPenaltyExamples(policy: Written, canBeInDoubt: boolean, report: Report): void {
  const examples = itemsOf(policy['examples']).map(membersAsRecord);
  const shownVerdicts = new Set(examples.flatMap(({ expect }) => membersOf(expect).map(([, verdict]) => verdict)));
  const tiers = itemsOf(policy['tiers']).map((row) => membersAsRecord(row)['tier']);
  for (const verdict of new Set([...tiers, ...(canBeInDoubt ? ['held'] : [])])) {
    if (typeof verdict !== 'string' || shownVerdicts.has(verdict)) continue;
    const expected = { 'zh-CN': `至少一个结果为 "${verdict}" 的示例`, en: `at least one that expects "${verdict}"` };
    report(['examples'], 'example-missing', { found: '', expected });
  }
  examples.forEach((example, index) => checkIds(example, ['examples', index], report));
}

const membersAsRecord = (value: unknown): Written => Object.fromEntries(membersOf(value));

/** Every finding of an example, and nothing else, has a verdict. */
function checkIds({ findings, expect }: Written, path: JsonPath, report: Report): void {
  const ids = itemsOf(findings).map((finding) => membersAsRecord(finding)['id']);
  checkUnique(ids, [...path, 'findings'], report);
  const known = new Set(ids.filter((id) => typeof id === 'string'));
  const expected = new Set(membersOf(expect).map(([id]) => id));
  for (const id of expected) checkName(id, known, 'wrong-value', [...path, 'expect', id], report);
  for (const id of known) {
    if (expected.has(id)) continue;
    const wanted = { 'zh-CN': `每个发现的结果，包括 "${id}"`, en: `a verdict for each finding, "${id}" among them` };
    report([...path, 'expect'], 'missing-key', { found: shown(id), expected: wanted });
  }
}
