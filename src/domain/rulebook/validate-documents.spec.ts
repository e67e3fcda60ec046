import { aCalendar, anEventType, aRule, aStandard, someDocuments } from '../../../test/support/rulebook-documents.js';
import { type DocumentSource, validateDocuments } from './validate-documents.js';

const linesOf = (sources: readonly DocumentSource[]) =>
  validateDocuments(sources).faults.map(({ file, pointer, code, found, nearest }) =>
    [file, pointer, code, found, ...(nearest === undefined ? [] : [`→ ${nearest}`])].join(' ').trim(),
  );
const sources = (...values: readonly Record<string, unknown>[]): DocumentSource[] =>
  values.map((value) => ({ file: `${String(value['kind'])}.json`, value }));

describe('validateDocuments', () => {
  it('finds nothing wrong with documents that fit together, and fills in their defaults', () => {
    const { documents, faults } = validateDocuments(someDocuments());
    expect(faults).toEqual([]);
    expect(documents.map(({ document }) => document.code)).toEqual([
      'counter.called',
      'CTR-T1',
      'counter-wait',
      'office',
    ]);
    expect(documents[2]?.document).toMatchObject({ consequences: [], finding: { as: 'nonconformity' } });
  });

  it('finds nothing wrong with no documents at all', () => {
    expect(validateDocuments([])).toEqual({ documents: [], faults: [] });
  });

  it('reports faults of shape, names and types of several documents at once', () => {
    const found = linesOf(
      sources(
        anEventType({ touchpoint: 'countr' }),
        aStandard({ wieght: 3 }),
        aRule({
          standard: 'CTR-T2',
          on: ['counter.caled'],
          severity: 'minor',
          conditions: { all: [{ fact: 'waitSeconds', operator: 'greaterThen', value: 900 }] },
        }),
      ),
    );
    expect(found).toEqual([
      'event-type.json /touchpoint wrong-value "countr" → counter',
      'standard.json /wieght unknown-key "wieght" → weight',
      expect.stringMatching(/^rule.json \/conditions\/all\/0\/operator unknown-operator "greaterThen" → greaterThan$/),
      'rule.json /severity unknown-key "severity"',
      'rule.json /standard unknown-standard "CTR-T2" → CTR-T1',
      'rule.json /on/0 unknown-event-type "counter.caled" → counter.called',
    ]);
  });

  it('says in both languages what was expected and what was probably meant', () => {
    const rule = aRule({ conditions: { all: [{ fact: 'waitSecond', operator: 'greaterThan', value: 900 }] } });
    const [fault] = validateDocuments(sources(anEventType(), aStandard(), rule)).faults;
    expect(fault).toMatchObject({
      file: 'rule.json',
      pointer: '/conditions/all/0/fact',
      code: 'unknown-fact',
      found: '"waitSecond"',
      nearest: 'waitSeconds',
      message: {
        en: 'unknown fact "waitSecond", expected one of eventType, source, occurredAt, receivedAt, unit, staff, customer, waitSeconds, ticketAt; did you mean "waitSeconds"?',
        'zh-CN':
          '未知的事实 "waitSecond"，应为以下之一：eventType、source、occurredAt、receivedAt、unit、staff、customer、waitSeconds、ticketAt；是否要写“waitSeconds”？',
      },
    });
  });

  it.each([
    [null, 'x.json  wrong-type null'],
    [[1], 'x.json  wrong-type [1]'],
    ['rule', 'x.json  wrong-type "rule"'],
    [{}, 'x.json /kind unknown-kind'],
    [{ kind: 'standart' }, 'x.json /kind unknown-kind "standart" → standard'],
    [{ kind: 5 }, 'x.json /kind unknown-kind 5'],
  ])('refuses %j, which is no document', (value, line) => {
    expect(linesOf([{ file: 'x.json', value }])).toEqual([line]);
  });

  it('refuses two documents of one kind and code, but not of two kinds', () => {
    const twice = [
      { file: 'a.json', value: aStandard() },
      { file: 'b.json', value: aStandard() },
      { file: 'c.json', value: aCalendar({ code: 'CTR-T1' }) },
    ];
    expect(linesOf(twice)).toEqual(['b.json /code duplicate-document "CTR-T1"']);
    expect(validateDocuments(twice).faults[0]?.expected.en).toBe('a code of its own; a.json has this one');
  });

  it('says nothing about facts of an event type that is itself unknown', () => {
    const rule = aRule({ on: ['nowhere'], conditions: { all: [{ fact: 'anything', operator: 'equal', value: 1 }] } });
    expect(linesOf(sources(aStandard(), rule))).toEqual(['rule.json /on/0 unknown-event-type "nowhere"']);
  });

  it('does not blame other documents for one that could not be read', () => {
    const damaged = { file: 'x.json', value: { kind: 'event-type', code: 'counter.called' }, damaged: true };
    expect(linesOf([damaged, ...sources(aStandard(), aRule())])).toEqual([]);
    expect(validateDocuments([damaged]).documents).toEqual([]);
  });

  it('does not repeat the fault of a declaration wherever the fact is read', () => {
    const type = anEventType({
      facts: {
        waitSeconds: { type: 'int', label: { 'zh-CN': '等', en: 'w' } },
        ticketAt: { type: 'instant', label: { 'zh-CN': '号', en: 't' } },
      },
    });
    expect(linesOf(sources(type, aStandard(), aRule()))).toEqual([
      'event-type.json /facts/waitSeconds/type wrong-value "int" → integer',
    ]);
  });

  it('knows no consequences yet', () => {
    expect(linesOf(sources(anEventType(), aStandard(), aRule({ consequences: ['service-ledger'] })))).toEqual([
      'rule.json /consequences/0 unknown-consequence "service-ledger"',
    ]);
  });

  it('refuses a rule that goes out of force before it comes into force', () => {
    const rule = aRule({ effective: { from: '2026-07-01', to: '2026-07-01' } });
    expect(linesOf(sources(anEventType(), aStandard(), rule))).toEqual([
      'rule.json /effective dates-reversed {"from":"2026-07-01","to":"2026-07-01"}',
    ]);
  });

  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty'])(
    'treats %s as a name like any other unknown one',
    (name) => {
      const rule = aRule({ on: [name], standard: name });
      const codes = validateDocuments(sources(anEventType(), aStandard(), rule)).faults.map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(['unknown-standard', 'unknown-event-type']));
    },
  );
});
