import { aCalendar, anEventType, aRule, aStandard } from '../../../test/support/rulebook-documents.js';
import { validateDocuments } from './validate-documents.js';

const label = { 'zh-CN': '事实', en: 'fact' };
const facts = {
  waitSeconds: { type: 'integer', unit: 's', label },
  talkSeconds: { type: 'integer', unit: 's', label },
  visits: { type: 'integer', label },
  rings: { type: 'integer', unit: 'rings', label },
  paid: { type: 'money', label },
  asked: { type: 'money', label },
  ticketAt: { type: 'instant', label },
  calledAt: { type: 'instant', label },
  openedOn: { type: 'date', label },
  closedOn: { type: 'date', nullable: true, label },
  words: { type: 'list', label },
  note: { type: 'text', label },
};
const ofType = { x: { elapsed: ['ticketAt', 'calledAt'], in: 'minutes' } };

function faultsOf(
  forms: Record<string, unknown>,
  labels: Record<string, unknown> = labelsFor(forms),
  extra: object = {},
): string[] {
  const rule = aRule({ let: forms, labels, ...extra });
  return validateDocuments([
    { file: 't', value: anEventType({ facts, let: ofType, labels: labelsFor(ofType) }) },
    { file: 's', value: aStandard() },
    { file: 'c', value: aCalendar() },
    { file: 'r', value: rule },
  ])
    .faults.filter(({ code, pointer }) => code !== 'null-hazard' && !pointer.startsWith('/examples'))
    .map(({ file, pointer, code, found, nearest }) =>
      [file, pointer, code, found, ...(nearest === undefined ? [] : [`→ ${nearest}`])].join(' '),
    );
}
const labelsFor = (forms: object) => Object.fromEntries(Object.keys(forms).map((name) => [name, label]));

describe('a local fact', () => {
  it.each([
    { elapsed: ['ticketAt', 'calledAt'], in: 'seconds' },
    { elapsed: ['ticketAt', 'occurredAt'], in: 'working-minutes', calendar: 'office' },
    { elapsed: ['openedOn', 'closedOn'], in: 'working-days', calendar: 'office' },
    { elapsed: ['openedOn', 'closedOn'], in: 'calendar-days' },
    { elapsed: ['openedOn', 'closedOn'], in: 'years' },
    { elapsed: ['ticketAt', 'calledAt'], in: 'calendar-days', calendar: 'office' },
    { difference: ['waitSeconds', 'talkSeconds'] },
    { difference: ['waitSeconds', 'visits'] },
    { difference: ['asked', 'paid'] },
    { ratio: ['paid', 'visits'] },
    { ratio: ['waitSeconds', 'rings'] },
    { size: 'words' },
    { difference: ['x', 'visits'] },
  ])('may be %j', (form) => {
    expect(faultsOf({ y: form })).toEqual([]);
  });

  it.each([
    [{ elapsed: ['waitSeconds', 'calledAt'], in: 'hours' }, 'elapsed/0 wrong-operand "waitSeconds" (integer, s)'],
    [{ elapsed: ['openedOn', 'calledAt'], in: 'years' }, 'elapsed wrong-operand ["openedOn","calledAt"]'],
    [{ elapsed: ['openedOn', 'closedOn'], in: 'days' }, 'in wrong-operand "days"'],
    [
      { elapsed: ['openedOn', 'closedOn'], in: 'working-minutes', calendar: 'office' },
      'in wrong-operand "working-minutes"',
    ],
    [{ elapsed: ['ticketAt', 'calledAt'], in: 'working-days' }, 'calendar calendar-missing "working-days"'],
    [
      { elapsed: ['ticketAt', 'calledAt'], in: 'working-days', calendar: 'ofice' },
      'calendar unknown-calendar "ofice" → office',
    ],
    [{ elapsed: ['ticketAt', 'calledAt'], in: 'minutes', calendar: 'office' }, 'calendar calendar-not-used "minutes"'],
    [{ difference: ['waitSeconds', 'note'] }, 'difference/1 wrong-operand "note" (text)'],
    [{ difference: ['paid', 'visits'] }, 'difference wrong-operand "paid" (money), "visits" (integer)'],
    [
      { difference: ['waitSeconds', 'rings'] },
      'difference wrong-operand "waitSeconds" (integer, s), "rings" (integer, rings)',
    ],
    [{ ratio: ['ticketAt', 'visits'] }, 'ratio/0 wrong-operand "ticketAt" (instant)'],
    [{ size: 'note' }, 'size wrong-operand "note" (text)'],
    [{ size: 'wrods' }, 'size unknown-fact "wrods" → words'],
  ])('may not be %j', (form, fault) => {
    expect(faultsOf({ y: form })).toEqual([`r /let/y/${fault}`]);
  });

  it('may read those declared before it, and no others', () => {
    expect(faultsOf({ a: { size: 'words' }, b: { difference: ['a', 'visits'] } })).toEqual([]);
    expect(faultsOf({ b: { difference: ['a', 'b'] }, a: { size: 'words' } })).toEqual([
      'r /let/b/difference/0 fact-declared-later "a"',
      'r /let/b/difference/1 fact-declared-later "b"',
    ]);
  });

  it.each(['visits', 'x', 'occurredAt', 'unit'])('may not take the name %s, which another fact has', (name) => {
    expect(faultsOf({ [name]: { size: 'words' } })).toEqual([`r /let/${name} name-taken "${name}"`]);
  });

  it('needs a label, which explanations show', () => {
    expect(faultsOf({ y: { size: 'words' } }, {})).toEqual(['r /let/y label-missing "y"']);
  });

  it('is needed by a label, unless the label is for another known fact', () => {
    expect(faultsOf({}, { waitSeconds: label, x: label })).toEqual([]);
    expect(faultsOf({}, { waitSecond: label })).toEqual([
      'r /labels/waitSecond unknown-fact "waitSecond" → waitSeconds',
    ]);
  });

  it('has a type that conditions are checked against', () => {
    const leaf = (fact: string, operator: string, value: unknown) => ({
      conditions: { all: [{ fact, operator, value }] },
    });
    const forms = {
      days: { elapsed: ['openedOn', 'closedOn'], in: 'calendar-days' },
      hours: { elapsed: ['ticketAt', 'calledAt'], in: 'hours' },
      left: { difference: ['asked', 'paid'] },
    };
    const check = (fact: string, operator: string, value: unknown) =>
      faultsOf(forms, labelsFor(forms), leaf(fact, operator, value));
    expect(check('days', 'equal', 1.5)).toEqual(['r /conditions/all/0/value wrong-literal 1.5']);
    expect(check('hours', 'equal', 1.5)).toEqual([]);
    expect(check('left', 'greaterThan', 0.5)).toEqual(['r /conditions/all/0/value wrong-literal 0.5']);
    expect(check('hours', 'equal', null)).toEqual(['r /conditions/all/0/value null-not-possible "hours" (decimal)']);
    expect(check('days', 'equal', null)).toEqual([]);
  });

  it('that is faulty in itself is known all the same', () => {
    expect(faultsOf({ y: { elapsed: ['ticketAt'], in: 'hours' }, z: { difference: ['y', 'visits'] } })).toEqual([
      'r /let/y/elapsed too-small ["ticketAt"]',
    ]);
  });
});
