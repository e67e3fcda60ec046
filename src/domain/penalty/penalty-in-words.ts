import type { FactDescription } from '../evaluation/in-words/fact-description.js';
import { leafInWords } from '../evaluation/in-words/leaf-in-words.js';
import { localTime } from '../evaluation/in-words/value-in-words.js';
import { decisiveLeaves, traceCondition, type TraceLeaf } from '../evaluation/trace-condition.js';
import { type FindingRecord, readFinding } from '../finding/finding-record.js';
import { findingFacts } from '../rulebook/finding-facts.js';
import type { PenaltyPolicy } from '../rulebook/penalty-policy.schema.js';
import { type FactValue, isList } from '../shared/fact-value.js';
import type { Locale, LocalizedText } from '../shared/localized-text.js';
import { factLabels, valueNames } from './finding-words.js';
import { factsIn } from './judge-row.js';
import type { PenaltyCase } from './penalty-case.js';
import { penaltyWords } from './penalty-words.js';

/** A penalty and what it rests on. */
export interface PenaltyGrounds {
  readonly policy: PenaltyPolicy;
  readonly case: PenaltyCase;
  /** the finding it is for */
  readonly finding: FindingRecord;
  /** findings that its row has used up */
  readonly consumed: readonly string[];
  /** findings of the same act that are not punished beside it */
  readonly absorbed: readonly string[];
  /** findings by id: those counted, consumed and absorbed */
  readonly named: ReadonlyMap<string, NamedFinding>;
}

export interface NamedFinding {
  /** title of its rule */
  readonly title: LocalizedText;
  /** when it occurred, canonical UTC text */
  readonly at: string;
}

export interface PenaltyInWords {
  readonly headline: string;
  readonly sentences: readonly string[];
}

/** Says why a penalty has its tier: which row of the policy decided, what it counted, consumed and absorbed. */
export function penaltyInWords(grounds: PenaltyGrounds, locale: Locale): PenaltyInWords {
  const { policy, case: about, consumed, absorbed } = grounds;
  const words = penaltyWords[locale];
  const row = about.row === null ? undefined : policy.tiers[about.row];
  const list = (ids: readonly string[]) => ids.map((id) => nameOf(id, grounds, locale));
  const others = about.counted.filter((id) => id !== about.finding);
  return {
    headline: words.headline(about.tier, policy.title[locale]),
    sentences: [
      words.about(nameOf(about.finding, grounds, locale)),
      ...(row === undefined ? [] : [words.row((about.row ?? 0) + 1, clauses(grounds, row.when, locale))]),
      ...(others.length === 0 ? [] : [words.counted(list(others))]),
      ...(consumed.length === 0 ? [] : [words.consumed(consumed.length)]),
      ...(absorbed.length === 0 ? [] : [words.absorbed(list(absorbed))]),
      words.points(about.points, about.for === 'staff' ? about.unitPoints : 0),
      words.confirmations(about.confirmations),
    ],
  };
}

function nameOf(id: string, { named }: PenaltyGrounds, locale: Locale): string {
  const finding = named.get(id);
  return finding === undefined
    ? `#${id}`
    : penaltyWords[locale].finding(
        id,
        finding.title[locale],
        localTime(finding.at).slice(0, 'yyyy-mm-dd hh:mm'.length),
      );
}

/** What made the row apply, comparison by comparison. */
function clauses(
  { policy, finding, case: about }: PenaltyGrounds,
  when: PenaltyPolicy['tiers'][number]['when'],
  locale: Locale,
): readonly string[] {
  const isCount = (name: string) => Object.hasOwn(policy.let ?? {}, name);
  // of a row with several counts it is not kept which of them counted what
  const isVague = factsIn(when).filter(isCount).length > 1;
  const read = (name: string) => (isCount(name) ? about.counted.length : readFinding(finding, name));
  const leaves = decisiveLeaves(traceCondition(when, read))
    .filter(({ fact, expectedFact = fact }) => !isVague || !(isCount(fact) || isCount(expectedFact)))
    .map((leaf) => inNames(leaf, locale));
  const describe = (name: string): FactDescription => ({
    type: isCount(name) ? 'integer' : typeOf(name),
    label: policy.labels?.[name] ?? factLabels[name] ?? { 'zh-CN': name, en: name },
  });
  return [...new Set(leaves.map((leaf) => leafInWords(leaf, { describe, locale, forms: {} })))];
}

const typeOf = (name: string): FactDescription['type'] => {
  const type = Object.entries(findingFacts).find(([fact]) => fact === name)?.[1].type;
  return type === undefined || type === 'unknown' ? 'text' : type;
};

/** Codes by the names that people know them by. */
function inNames(leaf: TraceLeaf, locale: Locale): TraceLeaf {
  const one = (value: string): string => valueNames[value]?.[locale] ?? value;
  const named = (value: FactValue): FactValue => {
    if (isList(value)) return value.map((entry) => (typeof entry === 'string' ? one(entry) : entry));
    return typeof value === 'string' ? one(value) : value;
  };
  return {
    ...leaf,
    ...(leaf.actual === undefined ? {} : { actual: named(leaf.actual) }),
    ...(leaf.expected === undefined ? {} : { expected: named(leaf.expected) }),
  };
}
