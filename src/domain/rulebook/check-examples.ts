import type { FactDefinition } from '../service-event/fact-definition.js';
import { canonicalFact } from '../service-event/canonical-fact.js';
import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { knownFact, type EventTypeNames } from './check-event-type.js';
import { checkName } from './check-names.js';
import { itemsOf, membersOf, type Report, textsOf } from './draft.js';
import { expectations } from './expectations.js';
import { oneOf } from './fault-words.js';
import { literalExpectation } from './known-fact.js';
import { nearestName } from './nearest-name.js';
import type { exampleOutcomes } from './rule.schema.js';

type Outcome = (typeof exampleOutcomes)[number];
type Written = Readonly<Record<string, unknown>>;

export interface ExampleContext {
  readonly eventTypes: ReadonlyMap<string, EventTypeNames>;
  /** the rule reads a fact that an event may lack */
  readonly canBeUnknown: boolean;
  readonly report: Report;
}

/** A rule shows by examples when it fires, when it does not, and that it judges nobody for want of data. */
export function checkExamples(rule: Written, context: ExampleContext): void {
  const examples = itemsOf(rule['examples']).map((example) => Object.fromEntries(membersOf(example)));
  const shownOutcomes = new Set(examples.map((example) => example['expect']));
  const wanted: readonly Outcome[] = [
    'fired',
    'not-fired',
    ...(context.canBeUnknown ? (['not-evaluable'] as const) : []),
  ];
  for (const outcome of wanted) {
    if (shownOutcomes.has(outcome)) continue;
    const expected = {
      'zh-CN': `至少一个 "expect": "${outcome}" 的示例`,
      en: `at least one with "expect": "${outcome}"`,
    };
    context.report(['examples'], 'example-missing', { found: '', expected });
  }
  const roles = new Set(
    membersOf(membersOf(rule['finding']).find(([key]) => key === 'subject')?.[1]).map(([role]) => role),
  );
  examples.forEach((example, index) => {
    const path: JsonPath = ['examples', index];
    for (const [role] of membersOf(example['subject'])) {
      checkName(role, roles, 'unknown-role', [...path, 'subject', role], context.report);
    }
    checkEvent(
      Object.fromEntries(membersOf(example['event'])),
      example['expect'],
      textsOf(rule['on']),
      [...path, 'event'],
      context,
    );
  });
}

function checkEvent(
  event: Written,
  expect: unknown,
  on: readonly string[],
  path: JsonPath,
  { eventTypes, report }: ExampleContext,
): void {
  const { type = on.length === 1 ? on[0] : undefined } = event;
  if (type === undefined) report([...path, 'type'], 'example-type-missing', { found: '', expected: oneOf(on) });
  else checkName(type, new Set(on), 'unknown-event-type', [...path, 'type'], report);
  const eventType = typeof type === 'string' ? eventTypes.get(type) : undefined;
  if (eventType === undefined || eventType.names.open) return;
  const { definitions } = eventType;
  const given = new Map(membersOf(event['data']));
  for (const [name, value] of given) {
    const definition = definitions.get(name);
    const place = [...path, 'data', name];
    if (definition !== undefined) checkValue(definition, value, place, report);
    else if (!definitions.has(name)) {
      const known = [...definitions.keys()];
      report(place, 'unknown-fact', { found: shown(name), expected: oneOf(known), nearest: nearestName(name, known) });
    }
  }
  if (expect !== 'not-evaluable') return;
  const absent = [...definitions.keys()].filter((name) => !given.has(name));
  const lacking = [...absent, ...textsOf(event['missing'])].find((name) => isRequired(name, eventType));
  if (lacking === undefined) return;
  // such an event goes to quarantine and is never judged, so it shows nothing about the rule
  const expected = { 'zh-CN': `给出必填的 "${lacking}"`, en: `a value for "${lacking}", which is required` };
  report(path, 'example-not-judged', { found: '', expected });
}

function isRequired(name: string, { names, definitions }: EventTypeNames): boolean {
  return definitions.has(name)
    ? definitions.get(name)?.required === true
    : names.facts.get(name)?.canBeMissing === false;
}

function checkValue(definition: FactDefinition, value: unknown, path: JsonPath, report: Report): void {
  const canonical = canonicalFact(definition, value);
  if (canonical.ok) return;
  // an example may write an instant as people do; conditions may not
  const expected = definition.type === 'instant' ? expectations.instant : literalExpectation(knownFact(definition));
  report(path, 'wrong-literal', { found: shown(value), expected });
}
