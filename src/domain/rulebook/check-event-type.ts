import type { FactDefinition } from '../service-event/fact-definition.js';
import { envelopeFacts } from '../service-event/service-event.js';
import { shown } from '../shared/document-fault.js';
import { isList } from '../shared/fact-value.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { checkLets } from './check-let.js';
import { canEqual } from './check-literal.js';
import { checkLabels, checkUnique } from './check-names.js';
import { type Draft, membersOf, part, type Report } from './draft.js';
import { factDefinition } from './event-type.schema.js';
import { expectations } from './expectations.js';
import { elementOf, envelopeOf, type FactNames, type KnownFact, literalExpectation } from './known-fact.js';

/** What a rule on this event type may read, and what an example may give. */
export interface EventTypeNames {
  readonly names: FactNames;
  /** the declared facts; undefined stands for a declaration that is not right */
  readonly definitions: ReadonlyMap<string, FactDefinition | undefined>;
}

export function checkEventType(
  { value, damaged }: Draft,
  calendars: ReadonlySet<string>,
  report: Report,
): EventTypeNames {
  const definitions = new Map<string, FactDefinition | undefined>();
  const facts = new Map(
    envelopeOf({
      unit: value['unit'] === 'optional',
      staff: value['staff'] !== 'required',
      customer: value['customer'] !== 'required',
    }),
  );
  for (const [name, written] of membersOf(value['facts'])) {
    const path = ['facts', name];
    if (Object.hasOwn(envelopeFacts, name)) {
      const expected = {
        'zh-CN': '与每个事件自带的事实不同的名称',
        en: 'a name other than those of the facts that every event has',
      };
      report(path, 'reserved-name', { found: shown(name), expected });
    }
    const definition = part(factDefinition, written);
    const fact = definition === undefined ? unreadable : knownFact(definition);
    if (!facts.has(name)) facts.set(name, fact);
    definitions.set(name, definition);
    if (definition !== undefined) checkDefinition(definition, fact, path, report);
  }
  const names = checkLets(value['let'], { facts, open: damaged }, { calendars, report });
  checkLabels(value['labels'], value['let'], names, report);
  return { names, definitions };
}

const unreadable: KnownFact = { type: 'unknown', nullable: false, canBeMissing: true, operands: [] };

/** What a declaration says about a fact. */
export const knownFact = ({
  type,
  of,
  values,
  unit,
  required,
  nullable,
  default: standIn,
}: FactDefinition): KnownFact => ({
  type,
  of,
  values,
  unit,
  nullable: nullable === true,
  canBeMissing: required !== true && standIn === undefined,
  operands: [],
});

function checkDefinition(definition: FactDefinition, fact: KnownFact, path: JsonPath, report: Report): void {
  const { type, of, values, default: standIn } = definition;
  const isOfCodes = type === 'code' || (type === 'list' && of === 'code');
  if (isOfCodes && values === undefined) {
    report([...path, 'values'], 'values-missing', { found: shown(path.at(-1)), expected: expectations['list-value'] });
  } else if (!isOfCodes && values !== undefined) {
    report([...path, 'values'], 'key-does-not-fit', { found: '"values"', expected: expectations['codes-only'] });
  }
  checkUnique(values, [...path, 'values'], report);
  if (of !== undefined && type !== 'list') {
    report([...path, 'of'], 'key-does-not-fit', { found: '"of"', expected: expectations['lists-only'] });
  }
  if (standIn === undefined) return;
  if (definition.required === true) {
    const expected = { 'zh-CN': '必填，或有默认值，二者取一', en: 'either required or a default' };
    report([...path, 'default'], 'default-of-required', { found: shown(standIn), expected });
  }
  const fits = isList(standIn)
    ? type === 'list' && standIn.every((element) => canEqual(elementOf(fact), element))
    : canEqual(fact, standIn);
  if (!fits)
    report([...path, 'default'], 'wrong-literal', { found: shown(standIn), expected: literalExpectation(fact) });
}
