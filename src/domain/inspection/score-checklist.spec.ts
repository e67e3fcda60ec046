import fc from 'fast-check';
import { aSheet, anItem } from '../../../test/support/an-inspection.js';
import { type AnswerWord, answerWords } from '../rulebook/checklist.schema.js';
import { type Scored, scoreChecklist } from './score-checklist.js';

const marks = new Map<string | undefined, AnswerWord>([
  ['p', 'pass'],
  ['f', 'fail'],
  ['n', 'not-applicable'],
]);

/** One letter per item of the call scorecard: p pass, f fail, n not applicable, - unanswered. */
const scorecard: Scored = aSheet({
  items: [
    anItem('greeting', { weight: 15 }),
    anItem('listening', { weight: 30 }),
    anItem('solution', { weight: 55 }),
    anItem('hold-notice', { weight: 20, dimension: 'timeliness' }),
    anItem('identity-check', { weight: 0, critical: 'compliance', mandatory: true }),
    anItem('right-answer', { weight: 0, critical: 'customer' }),
  ],
});
const answersOf = (words: string) =>
  Object.fromEntries(
    scorecard.items.flatMap(({ code }, index) => {
      const answer = marks.get(words[index]);
      return answer === undefined ? [] : [[code, { answer }]];
    }),
  );
const scored = (words: string) => scoreChecklist(scorecard, answersOf(words));

describe('the score of a checklist', () => {
  it('is passed weight of applicable weight, with "not applicable" on neither side', () => {
    expect(scored('fppnpp')).toMatchObject({ result: 'pass', score: 85, failedItems: ['greeting'] });
    expect(scored('pfpnpp')).toMatchObject({ result: 'fail', score: 70 });
    expect(scored('pppfpp')).toMatchObject({ result: 'fail', score: 83.3 });
    expect(scored('pppppp')).toMatchObject({ result: 'pass', score: 100, failedItems: [] });
  });

  it('is nothing and fails when a critical item failed, whatever the rest', () => {
    expect(scored('ppppfp')).toMatchObject({
      result: 'fail',
      score: 0,
      beforeCritical: 100,
      criticalFailures: [{ item: 'identity-check', kind: 'compliance' }],
    });
  });

  it('waits for every answer: an unanswered item is not "not applicable", and a critical failure does not hurry it', () => {
    const open = scored('pp-pfp');
    expect(open).toMatchObject({ result: 'incomplete', missing: ['solution'] });
    expect(open).not.toHaveProperty('score');
  });

  it('does not accept "not applicable" for a mandatory item', () => {
    expect(scored('pppnnp')).toMatchObject({ result: 'incomplete', missing: ['identity-check'] });
  });

  it('does not exist when nothing with a weight applied', () => {
    expect(scored('nnnnpn')).toMatchObject({ result: 'not-scorable' });
    expect(scored('nnnnfn')).toMatchObject({ result: 'fail', score: 0, beforeCritical: null });
  });

  it('is told by dimension in the order of the dimensions', () => {
    expect(scored('fppnpp').byDimension).toEqual([
      { dimension: 'language', passed: 4, failed: 1, notApplicable: 0, score: 85 },
      { dimension: 'timeliness', passed: 0, failed: 0, notApplicable: 1, score: null },
    ]);
  });

  it('decides by the figure that people see', () => {
    const thirds = { passAt: 84, items: [anItem('a', { weight: 839 }), anItem('b', { weight: 160 })] };
    // 839 of 999 is 83.98…, shown as 84.0
    expect(scoreChecklist(thirds, { a: { answer: 'pass' }, b: { answer: 'fail' } })).toMatchObject({
      result: 'pass',
      score: 84,
    });
  });

  it('ignores answers to items the sheet does not have, also those every object has', () => {
    const answers = { ...answersOf('pppppp'), constructor: { answer: 'fail' as const } };
    expect(scoreChecklist(scorecard, answers)).toMatchObject({ result: 'pass', score: 100 });
    expect(scoreChecklist({ passAt: 1, items: [anItem('toString')] }, {})).toMatchObject({ missing: ['toString'] });
  });
});

describe('any scored checklist', () => {
  const anyItem = fc.record({
    weight: fc.nat(1000),
    critical: fc.constantFrom(undefined, 'customer' as const),
    mandatory: fc.boolean(),
    word: fc.constantFrom<AnswerWord | undefined>(...answerWords, undefined),
  });
  const anySheet = fc.record({ passAt: fc.nat(100), written: fc.array(anyItem, { minLength: 1, maxLength: 12 }) });
  const judge = ({ passAt, written }: { passAt: number; written: readonly { word: AnswerWord | undefined }[] }) => {
    const items = written.map((one, index) => ({ ...anItem(`i${index}`), ...one }));
    const answers = Object.fromEntries(
      items.flatMap(({ code, word }) => (word === undefined ? [] : [[code, { answer: word }]])),
    );
    return scoreChecklist({ passAt, items }, answers);
  };

  it('has a score of 0 to 100 with one decimal, or none', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const verdict = judge(sheet);
        if (verdict.result !== 'pass' && verdict.result !== 'fail') return;
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(100);
        expect(Number(verdict.score.toFixed(1))).toBe(verdict.score);
      }),
    );
  });

  it('never passes with a critical failure and never gets worse by a failure turned into a pass', () => {
    const rank = { incomplete: 0, 'not-scorable': 1, fail: 2, pass: 3 } as const;
    fc.assert(
      fc.property(anySheet, fc.nat(11), (sheet, place) => {
        const before = judge(sheet);
        if (before.criticalFailures.length > 0) expect(before.result).not.toBe('pass');
        const turned = sheet.written[place];
        if (turned?.word !== 'fail') return;
        const after = judge({ ...sheet, written: sheet.written.with(place, { ...turned, word: 'pass' }) });
        if (before.result === 'pass' || before.result === 'fail') {
          expect(after.result === 'not-scorable' || rank[after.result] >= rank[before.result]).toBe(true);
          if ('score' in after) expect(after.score).toBeGreaterThanOrEqual(before.score);
        }
      }),
    );
  });
});
