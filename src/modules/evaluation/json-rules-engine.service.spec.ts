import type { Condition } from '../../domain/rulebook/condition.schema.js';
import type { FactValue } from '../../domain/shared/fact-value.js';
import { confirmWithJsonRulesEngine } from './json-rules-engine.service.js';

const facts = (given: Readonly<Record<string, FactValue>>) => new Map(Object.entries(given));
const leaf = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value }) as Condition;
const code = 'the-rule';

describe('json-rules-engine, asked about a finding', () => {
  const conditions = { all: [leaf('rings', 'greaterThan', 4), leaf('rings', 'greaterThan', { fact: 'allowed' })] };

  test('confirms it where the conditions hold, and not where they do not', async () => {
    expect(await confirmWithJsonRulesEngine({ code, conditions }, facts({ rings: 6, allowed: 5 }))).toBe(true);
    expect(await confirmWithJsonRulesEngine({ code, conditions }, facts({ rings: 5, allowed: 5 }))).toBe(false);
  });

  test('confirms it only if `when` holds too', async () => {
    const rule = { code, conditions, when: leaf('tier', 'equal', 'vip') };
    expect(await confirmWithJsonRulesEngine(rule, facts({ rings: 6, allowed: 5, tier: 'vip' }))).toBe(true);
    expect(await confirmWithJsonRulesEngine(rule, facts({ rings: 6, allowed: 5, tier: 'ordinary' }))).toBe(false);
  });

  test('takes facts that were left out, as long as the rest decides', async () => {
    const either = {
      any: [
        leaf('rings', 'greaterThan', 4),
        leaf('reason', 'in', { fact: 'excuses' }),
        leaf('reason', 'someFact:notIn', { fact: 'excuses' }),
      ],
    };
    expect(await confirmWithJsonRulesEngine({ code, conditions: either }, facts({ rings: 5 }))).toBe(true);
    expect(
      await confirmWithJsonRulesEngine(
        { code, conditions: either },
        facts({ rings: 5, reason: 'rain', excuses: null }),
      ),
    ).toBe(true);
  });

  test('leaves the rule as it was, and can be asked again', async () => {
    const rule = { code, conditions };
    const before = JSON.stringify(rule);
    const answers = await Promise.all(
      [1, 5, 6].map((rings) => confirmWithJsonRulesEngine(rule, facts({ rings, allowed: 5 }))),
    );
    expect(answers).toEqual([false, false, true]);
    expect(JSON.stringify(rule)).toBe(before);
  });

  test('throws what the engine throws, as the cause', async () => {
    const unknown = { all: [leaf('rings', 'isAlmost', 4)] };
    await expect(confirmWithJsonRulesEngine({ code, conditions: unknown }, facts({ rings: 5 }))).rejects.toMatchObject({
      message: 'json-rules-engine could not judge rule the-rule',
      cause: expect.objectContaining({ message: 'Unknown operator: isAlmost' }) as Error,
    });
  });

  test('never resolves a path', async () => {
    const withPath: object = { ...leaf('rings', 'equal', 1), path: '$.constructor' };
    const conditions = { all: [withPath as Condition] };
    await expect(confirmWithJsonRulesEngine({ code, conditions }, facts({ rings: [1] }))).rejects.toMatchObject({
      cause: expect.objectContaining({ message: 'The dialect has no paths, found "$.constructor"' }) as Error,
    });
  });
});
