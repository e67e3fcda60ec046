import { runExamples } from '../../src/domain/evaluation/run-examples.js';
import { rulebookOf } from '../../src/domain/rulebook/rulebook.js';
import { validateDocuments } from '../../src/domain/rulebook/validate-documents.js';
import { deliveredPacks } from './rule-packs.js';

describe.each(deliveredPacks())('$name', ({ sources }) => {
  const { documents, faults } = validateDocuments(sources);
  const rulebook = rulebookOf(documents.map(({ document }) => document));
  const examples = [...rulebook.rules.values()].flatMap((rule) =>
    rule.examples.map(({ says }, index) => ({ rule: rule.code, index, says })),
  );

  test('its documents are valid', () => {
    expect(faults).toEqual([]);
    expect(documents).toHaveLength(sources.length);
  });

  test.each(examples)('$rule: $says', ({ rule, index }) => {
    const failures = runExamples(rulebook).filter((failure) => failure.rule === rule && failure.index === index);
    expect(failures).toEqual([]);
  });
});
