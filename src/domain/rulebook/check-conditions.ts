import { checkLeaf } from './check-leaf.js';
import { leavesOf, type LeafDraft } from './condition-leaves.js';
import type { Report } from './draft.js';
import { both } from './fault-words.js';
import { described, type FactNames } from './known-fact.js';

const maxDepth = 8;
const maxLeaves = 200;

/** Checks all conditions of a document together, because one of them may provide for the null of another. */
export function checkConditions(
  parts: Readonly<Record<string, unknown>>,
  names: FactNames,
  report: Report,
): readonly LeafDraft[] {
  const leaves = Object.entries(parts).flatMap(([key, node]) => leavesOf(node, [key]));
  for (const leaf of leaves) checkLeaf(leaf, names, report);
  checkSize(leaves, report);
  const provided = namedNull(leaves);
  for (const leaf of leaves) checkNull(leaf, names, provided, report);
  return leaves;
}

function checkSize(leaves: readonly LeafDraft[], report: Report): void {
  const tooDeep = leaves.find(({ depth }) => depth > maxDepth);
  if (tooDeep !== undefined) {
    report(tooDeep.path, 'conditions-too-deep', { found: String(tooDeep.depth), expected: both(`≤ ${maxDepth}`) });
  }
  const first = leaves[maxLeaves];
  if (first === undefined) return;
  report(first.path, 'too-many-conditions', { found: String(leaves.length), expected: both(`≤ ${maxLeaves}`) });
}

/** The facts for which the author has said what null means. */
function namedNull(leaves: readonly LeafDraft[]): ReadonlySet<string> {
  const comparesNull = ({ operator, value }: LeafDraft) =>
    (operator === 'equal' || operator === 'notEqual') &&
    value !== undefined &&
    'literal' in value &&
    value.literal === null;
  return new Set(leaves.filter(comparesNull).flatMap(({ fact }) => (fact === undefined ? [] : [fact])));
}

/** Only these have an answer for null; the others silently say false. */
const answersNull: ReadonlySet<string> = new Set(['equal', 'notEqual', 'in', 'notIn']);

function checkNull(
  { fact, operator, path }: LeafDraft,
  names: FactNames,
  provided: ReadonlySet<string>,
  report: Report,
): void {
  const known = fact === undefined ? undefined : names.facts.get(fact);
  if (fact === undefined || known === undefined || operator === undefined || answersNull.has(operator)) return;
  if (isProvidedFor(fact, names, provided)) return;
  report([...path, 'fact'], 'null-hazard', {
    found: described(fact, known),
    expected: {
      'zh-CN': `同一文档中对“${fact}”另写 equal null 或 notEqual null 的条件（${operator} 遇到 null 一律为假）`,
      en: `a condition in this document that compares "${fact}" with null by equal or notEqual (${operator} is false for null)`,
    },
  });
}

/** A local fact is provided for as well when all it is computed from is. */
function isProvidedFor(name: string, names: FactNames, provided: ReadonlySet<string>): boolean {
  const fact = names.facts.get(name);
  if (fact === undefined || !fact.nullable || provided.has(name)) return true;
  return fact.operands.length > 0 && fact.operands.every((operand) => isProvidedFor(operand, names, provided));
}
