import { escalationPolicy } from '../rulebook/escalation-policy.schema.js';
import { runEscalationExamples } from './run-escalation-examples.js';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const ladder = (expect: unknown) =>
  escalationPolicy.parse({
    kind: 'escalation-policy',
    code: 'complaint-ladder',
    title: both('ladder'),
    levels: [
      { offset: 'PT0S', to: { role: 'unit-manager', level: 'unit' }, notice: both('{number}') },
      { offset: '+P1D', to: { role: 'supervisor', level: 'parent' }, notice: both('{number}') },
    ],
    examples: [
      {
        says: 'the city post is vacant',
        due: '2026-03-18T00:00+08:00',
        path: ['HZ01', 'HZ', 'ZJ'],
        posts: [
          { user: 'm1', role: 'unit-manager', unit: 'HZ01' },
          { user: 'pl1', role: 'supervisor', unit: 'ZJ' },
        ],
        expect,
      },
    ],
  });

describe('the examples of an escalation policy', () => {
  it('hold when every level acts at the instant and on the people they name', () => {
    const expected = [
      { at: '2026-03-18T00:00+08:00', to: ['m1'] },
      { at: '2026-03-19T00:00+08:00', to: ['pl1'] },
    ];
    expect(runEscalationExamples(ladder(expected))).toEqual([]);
  });

  it('fail on another instant, other people, or a level that is left out', () => {
    expect(runEscalationExamples(ladder([{ at: '2026-03-18T00:01+08:00', to: ['m2'] }]))).toEqual([
      {
        index: 0,
        says: 'the city post is vacant',
        expected: ['1 2026-03-17T16:01:00.000Z → m2'],
        actual: ['1 2026-03-17T16:00:00.000Z → m1', '2 2026-03-18T16:00:00.000Z → pl1'],
      },
    ]);
  });
});
