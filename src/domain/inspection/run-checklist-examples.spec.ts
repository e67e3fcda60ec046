import { checklist } from '../rulebook/checklist.schema.js';
import { runChecklistExamples } from './run-checklist-examples.js';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const item = (code: string, more: object = {}) => ({
  code,
  text: both(code),
  standard: 'S',
  touchpoint: 'counter',
  ...more,
});
const withExample = (answers: object, expect: object) =>
  checklist.parse({
    kind: 'checklist',
    code: 'c',
    title: both('c'),
    passAt: 50,
    items: [item('a'), item('b', { critical: 'customer' })],
    examples: [{ says: 'x', answers, expect }],
  });

describe('the examples of a checklist', () => {
  it('hold as far as they say something', () => {
    expect(runChecklistExamples(withExample({ a: 'fail', b: 'pass' }, { result: 'pass', score: 50 }))).toEqual([]);
    expect(runChecklistExamples(withExample({ a: 'pass' }, { result: 'incomplete', missing: ['b'] }))).toEqual([]);
    expect(
      runChecklistExamples(withExample({ a: 'pass', b: 'fail' }, { result: 'fail', score: 0, critical: ['b'] })),
    ).toEqual([]);
  });

  it.each([
    [{ a: 'fail', b: 'pass' }, { result: 'fail' }],
    [
      { a: 'fail', b: 'pass' },
      { result: 'pass', score: 51 },
    ],
    [
      { a: 'pass', b: 'fail' },
      { result: 'fail', critical: [] },
    ],
    [{ a: 'pass' }, { result: 'incomplete', score: 50 }],
  ])('fail otherwise: %j is not %j', (answers, expect_) => {
    expect(runChecklistExamples(withExample(answers, expect_))).toEqual([
      { index: 0, says: 'x', expected: expect.any(String), actual: expect.any(String) },
    ]);
  });

  it('may not answer an item that is not there', () => {
    const [failure] = runChecklistExamples(withExample({ a: 'pass', b: 'pass', c: 'pass' }, { result: 'pass' }));
    expect(failure).toMatchObject({ expected: 'an item of the checklist', actual: '"c"' });
  });
});
