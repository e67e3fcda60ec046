import type { JsonPath } from '../shared/json-pointer.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { checkLiteral } from './check-literal.js';
import { sameUnit } from './check-let.js';
import type { Operator, PlainOperator } from './condition.schema.js';
import type { LeafDraft } from './condition-leaves.js';
import type { Report } from './draft.js';
import { expectations } from './expectations.js';
import { described, elementOf, type FactNames, familyOf, type KnownFact, namedFact } from './known-fact.js';
import { isMembership, isOrdering } from './operator-groups.js';

/** One side of a comparison that is a fact. */
interface Side {
  readonly name: string;
  readonly fact: KnownFact;
}

/** Checks that a comparison means something: known facts, an operator that fits them, a value of the same kind. */
export function checkLeaf(leaf: LeafDraft, names: FactNames, report: Report): void {
  const { path, operator, value } = leaf;
  const fact = leaf.fact === undefined ? undefined : namedFact(leaf.fact, names, [...path, 'fact'], report);
  const place = [...path, 'value', 'fact'];
  const otherName = value !== undefined && 'fact' in value ? value.fact : undefined;
  const other = otherName === undefined ? undefined : namedFact(otherName, names, place, report);
  if (leaf.fact === undefined || fact === undefined || fact.type === 'unknown' || operator === undefined) return;
  if (value === undefined) return;
  const side = { name: leaf.fact, fact };
  const misfit = misfitOf(operator, fact, value);
  if (misfit !== undefined) {
    const found = `${operator}, ${described(side.name, fact)}`;
    report([...path, 'operator'], 'operator-does-not-fit', { found, expected: misfit });
    return;
  }
  const { plain } = partsOf(operator);
  const compared = plain === operator && !isContainment(plain) ? side : { ...side, fact: elementOf(fact) };
  if ('literal' in value) checkLiteral(compared, plain, value.literal, [...path, 'value'], report);
  else if (other !== undefined && other.type !== 'unknown') {
    checkReference(compared, plain, { name: value.fact, fact: other }, place, report);
  }
}

function partsOf(operator: Operator): { readonly quantified: boolean; readonly plain: PlainOperator } {
  const at = operator.indexOf(':');
  return { quantified: at >= 0, plain: operator.slice(at + 1) as PlainOperator };
}

const isContainment = (plain: PlainOperator): boolean => plain === 'contains' || plain === 'doesNotContain';

/** What would have to be different for the operator to fit the fact; undefined when it does. */
function misfitOf(
  operator: Operator,
  fact: KnownFact,
  value: NonNullable<LeafDraft['value']>,
): LocalizedText | undefined {
  const { quantified, plain } = partsOf(operator);
  const isList = fact.type === 'list';
  if (quantified && isContainment(plain)) return expectations['contains-on-list'];
  if (quantified || isContainment(plain)) {
    if (!isList) return expectations['list-fact'];
    return isOrdering(plain) && !isOrdered(elementOf(fact)) ? expectations['ordered-fact'] : undefined;
  }
  // whether there is a list at all may be asked of the list itself
  const asksForNull = 'literal' in value && value.literal === null && (plain === 'equal' || plain === 'notEqual');
  if (isList) return asksForNull ? undefined : expectations['list-operator'];
  return isOrdering(plain) && !isOrdered(fact) ? expectations['ordered-fact'] : undefined;
}

const isOrdered = (fact: KnownFact): boolean => ['number', 'money', 'instant', 'date'].includes(familyOf(fact));

function checkReference(subject: Side, plain: PlainOperator, other: Side, place: JsonPath, report: Report): void {
  const found = `${described(subject.name, subject.fact)}, ${described(other.name, other.fact)}`;
  const wantsList = isMembership(plain);
  const compared = wantsList ? elementOf(other.fact) : other.fact;
  if (wantsList !== (other.fact.type === 'list')) {
    const expected = wantsList ? expectations['list-value'] : expectations['one-value'];
    report(place, 'facts-do-not-compare', { found, expected });
  } else if (familyOf(subject.fact) !== familyOf(compared) || !sameUnit(subject.fact, compared)) {
    report(place, 'facts-do-not-compare', { found, expected: expectations['same-kind'] });
  } else if (other.fact.nullable && (wantsList || isOrdering(plain))) {
    report(place, 'null-hazard', { found: described(other.name, other.fact), expected: neverNull(plain) });
  }
}

const neverNull = (plain: PlainOperator): LocalizedText => ({
  'zh-CN': `比较值一侧为永不为 null 的事实（${plain} 会把 null 当作 0 或出错）`,
  en: `a fact that is never null on the value side (${plain} would take null for 0, or fail)`,
});
