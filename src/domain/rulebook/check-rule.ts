import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { checkConditions } from './check-conditions.js';
import type { EventTypeNames } from './check-event-type.js';
import { checkExamples } from './check-examples.js';
import { checkLets } from './check-let.js';
import { checkLabels, checkName, checkUnique } from './check-names.js';
import type { LeafDraft } from './condition-leaves.js';
import { type Draft, membersOf, part, type Report, textsOf } from './draft.js';
import { expectations } from './expectations.js';
import { described, type FactNames, type KnownFact, namedFact } from './known-fact.js';
import { mergedNames } from './merged-names.js';
import { rule } from './rule.schema.js';

/** What the other documents of the release offer to a rule. */
export interface RuleContext {
  readonly eventTypes: ReadonlyMap<string, EventTypeNames>;
  readonly standards: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
  readonly consequences: ReadonlySet<string>;
}

export function checkRule({ value }: Draft, context: RuleContext, report: Report): void {
  const on = textsOf(value['on']);
  const finding = Object.fromEntries(membersOf(value['finding']));
  checkName(value['standard'], context.standards, 'unknown-standard', ['standard'], report);
  on.forEach((type, index) =>
    checkName(type, new Set(context.eventTypes.keys()), 'unknown-event-type', ['on', index], report),
  );
  textsOf(value['consequences']).forEach((name, index) =>
    checkName(name, context.consequences, 'unknown-consequence', ['consequences', index], report),
  );
  for (const key of ['on', 'consequences']) checkUnique(value[key], [key], report);
  checkEffective(value['effective'], report);
  const ofEvents = mergedNames(on, context.eventTypes, report);
  const names = checkLets(value['let'], ofEvents, { calendars: context.calendars, report });
  checkLabels(value['labels'], value['let'], names, report);
  const leaves = checkConditions({ when: value['when'], conditions: value['conditions'] }, names, report);
  const subjects = checkSubject(finding['subject'], names, report);
  checkMessage(finding['message'], names, report);
  const read = [...leaves.flatMap(factsOf), ...subjects, ...(hasUnits(value['scope']) ? ['unit'] : [])];
  const canBeUnknown = read.some((name) => names.facts.get(name)?.canBeMissing === true);
  checkExamples(value, { eventTypes: context.eventTypes, canBeUnknown, report });
}

const factsOf = ({ fact, value }: LeafDraft): readonly string[] => [
  ...(fact === undefined ? [] : [fact]),
  ...(value !== undefined && 'fact' in value ? [value.fact] : []),
];

const hasUnits = (scope: unknown): boolean => membersOf(scope).some(([key]) => key === 'units');

function checkEffective(written: unknown, report: Report): void {
  const effective = part(rule.shape.effective, written);
  if (effective?.from === undefined || effective.to === undefined || effective.from < effective.to) return;
  const expected = {
    'zh-CN': 'from 早于 to（to 为失效的第一天）',
    en: 'from before to (the first day no longer in force)',
  };
  report(['effective'], 'dates-reversed', { found: shown(effective), expected });
}

/** Roles that mean a person or a place of the organisation, and may be nothing else. */
const typeOfRole: Readonly<Record<string, KnownFact['type']>> = { staff: 'staff', unit: 'unit' };
const answerable: ReadonlySet<KnownFact['type']> = new Set(['staff', 'unit', 'customer', 'text', 'code', 'unknown']);

function checkSubject(subject: unknown, names: FactNames, report: Report): readonly string[] {
  const facts: string[] = [];
  for (const [role, name] of membersOf(subject)) {
    if (typeof name !== 'string') continue;
    facts.push(name);
    const path: JsonPath = ['finding', 'subject', role];
    const fact = namedFact(name, names, path, report);
    if (fact === undefined || fact.type === 'unknown') continue;
    const wanted = Object.hasOwn(typeOfRole, role) ? typeOfRole[role] : undefined;
    if (wanted === undefined ? answerable.has(fact.type) : fact.type === wanted) continue;
    const expected =
      wanted === undefined
        ? expectations['answerable-fact']
        : { 'zh-CN': `类型为 ${wanted} 的事实`, en: `a fact of type ${wanted}` };
    report(path, 'wrong-subject', { found: described(name, fact), expected });
  }
  return facts;
}

function checkMessage(message: unknown, names: FactNames, report: Report): void {
  for (const [locale, text] of membersOf(message)) {
    if (typeof text !== 'string') continue;
    for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g))
      namedFact(name, names, ['finding', 'message', locale], report);
  }
}
