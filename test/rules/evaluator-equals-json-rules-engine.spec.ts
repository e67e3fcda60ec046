import { evaluateCondition } from '../../src/domain/evaluation/evaluate-condition.js';
import { compareWithJsonRulesEngine } from './compare-with-json-rules-engine.js';

// the long run is scripts/fuzz-evaluator.ts
const cases = 10_000;

describe('our evaluator and json-rules-engine 7.3.1', () => {
  test(`agree on ${cases} random rules, and no missing fact ever decides anything`, async () => {
    const { mismatches, decidedInSpite, undecided } = await compareWithJsonRulesEngine(
      { cases, seed: 20260302 },
      evaluateCondition,
    );
    expect(mismatches).toEqual([]);
    // both kinds must occur for the comparison to mean something
    expect(decidedInSpite).toBeGreaterThan(cases / 10);
    expect(undecided).toBeGreaterThan(cases / 10);
  }, 60_000);

  describe('are found to differ', () => {
    const found = async (broken: typeof evaluateCondition): Promise<number> =>
      (await compareWithJsonRulesEngine({ cases: 1_000, seed: 7 }, broken)).mismatches.length;

    test('when a missing fact counts as false', async () => {
      const guessing: typeof evaluateCondition = (condition, read) => {
        const truth = evaluateCondition(condition, read);
        return truth === 'unknown' ? 'false' : truth;
      };
      expect(await found(guessing)).toBeGreaterThan(0);
    });

    test('when a missing fact is taken for null', async () => {
      expect(
        await found((condition, read) => evaluateCondition(condition, (name) => read(name) ?? null)),
      ).toBeGreaterThan(0);
    });

    test('when a limit itself counts as over the limit', async () => {
      const sloppy: typeof evaluateCondition = (condition, read) => {
        const text = JSON.stringify(condition).replaceAll('"greaterThan"', '"greaterThanInclusive"');
        return evaluateCondition(JSON.parse(text) as typeof condition, read);
      };
      expect(await found(sloppy)).toBeGreaterThan(0);
    });

    test('when null is taken for 0', async () => {
      expect(
        await found((condition, read) =>
          evaluateCondition(condition, (name) => (read(name) === null ? 0 : read(name))),
        ),
      ).toBeGreaterThan(0);
    });
  });
});
