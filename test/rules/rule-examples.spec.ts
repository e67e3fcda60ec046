import { compileRulebook } from '../../src/domain/evaluation/compile-rulebook.js';
import { exampleEvent } from '../../src/domain/evaluation/example-event.js';
import { type ExampleFailure, runExamples } from '../../src/domain/evaluation/run-examples.js';
import type { EventType } from '../../src/domain/rulebook/event-type.schema.js';
import { rulebookOf } from '../../src/domain/rulebook/rulebook.js';
import { validateDocuments } from '../../src/domain/rulebook/validate-documents.js';
import type { ServiceEvent } from '../../src/domain/service-event/service-event.js';
import { deliveredPacks } from './rule-packs.js';

describe.each(deliveredPacks())('$name', ({ sources }) => {
  const { documents, faults } = validateDocuments(sources);
  const rulebook = rulebookOf(documents.map(({ document }) => document));
  const examples = [...rulebook.rules.values()].flatMap((rule) =>
    rule.examples.map((example, index) => ({ rule, code: rule.code, example, index, says: example.says })),
  );
  let known: readonly ExampleFailure[] | undefined;
  const failures = () => (known ??= runExamples(rulebook));

  test('its documents are valid', () => {
    expect(faults).toEqual([]);
    expect(documents).toHaveLength(sources.length);
  });

  test.each(examples)('$code: $says', ({ code, index }) => {
    expect(failures().filter((failure) => failure.rule === code && failure.index === index)).toEqual([]);
  });

  test('whatever is taken away from an example, no rule decides otherwise than with it', () => {
    const evaluator = compileRulebook(rulebook);
    const outcomeOf = (event: ServiceEvent, code: string) =>
      evaluator.judge(event).find(({ rule }) => rule.code === code)?.outcome ?? 'no rule';
    let decided = 0;
    for (const { rule, example } of examples) {
      const eventType = rulebook.eventTypes.get(example.event.type ?? rule.on[0] ?? '');
      if (eventType === undefined) throw new Error(`${rule.code} is on no event type of its pack`);
      const { event } = exampleEvent(rule, eventType, example);
      const whole = outcomeOf(event, rule.code);
      for (const partial of withoutFacts(event, eventType)) {
        const outcome = outcomeOf(partial, rule.code);
        if (outcome === 'not-evaluable') continue;
        decided += 1;
        expect({ rule: rule.code, says: example.says, outcome, data: partial.data }).toMatchObject({ outcome: whole });
      }
    }
    expect(decided).toBeGreaterThan(examples.length);
  });
});

/** The event without each set of its facts; one with a default is never missing. */
function* withoutFacts(event: ServiceEvent, eventType: EventType): Generator<ServiceEvent> {
  const removable = Object.keys(event.data).filter((name) => eventType.facts[name]?.default === undefined);
  for (let kept = 0; kept < 2 ** removable.length; kept += 1) {
    const gone = new Set(removable.filter((_name, index) => (kept & (1 << index)) === 0));
    const data = Object.fromEntries(Object.entries(event.data).filter(([name]) => !gone.has(name)));
    yield { ...event, data };
    yield { ...event, data, unit: null, unitPath: [], staff: null, customer: null };
  }
}
