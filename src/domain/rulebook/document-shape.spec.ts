import { rule } from './rule.schema.js';
import { eventType } from './event-type.schema.js';
import { shapeFaults } from './document-shape.schema.js';
import { toPointer } from '../shared/json-pointer.js';

const aRule = (changes: Record<string, unknown>) => ({
  kind: 'rule',
  code: 'slow-answer',
  standard: 'ANS-01',
  title: { 'zh-CN': '接听过慢', en: 'Slow answer' },
  on: ['call.answered'],
  conditions: { all: [{ fact: 'rings', operator: 'greaterThan', value: 3 }] },
  finding: { severity: 'minor', subject: { staff: 'staff' }, message: { 'zh-CN': '慢', en: 'slow' } },
  examples: [{ says: 'x', event: { data: { rings: 4 } }, expect: 'fired' }],
  ...changes,
});
const faults = (changes: Record<string, unknown>) =>
  shapeFaults(rule, aRule(changes)).map(({ path, code, found, expected, nearest }) =>
    [`${toPointer(path)} ${code} ${found}: ${expected.en}`, ...(nearest === undefined ? [] : [nearest])].join(' → '),
  );

describe('the shape of a document', () => {
  it('is right when every key is', () => {
    expect(faults({})).toEqual([]);
  });

  it('reports all faults at once, each at its own place', () => {
    const found = faults({
      code: 'slow answer',
      title: { 'zh-CN': '接听过慢' },
      severety: 'minor',
      conditions: { all: [{ fact: 'Rings', operator: 'greaterThen', value: {} }, { any: [] }] },
      examples: [{ says: '', event: { at: '2026-02-30T10:00+08:00' }, expect: 'met' }],
    });
    expect(found).toEqual([
      '/code wrong-format "slow answer": a code: a letter first, then letters and digits, parts joined by "." or "-"',
      '/title/en missing-key "en": text',
      '/conditions/all/0/fact wrong-format "Rings": a fact name in camelCase, such as waitSeconds (no built-in property of JavaScript objects)',
      expect.stringMatching(
        /^\/conditions\/all\/0\/operator unknown-operator "greaterThen": one of equal, .* → greaterThan$/,
      ),
      '/conditions/all/0/value/fact missing-key "fact": a fact name in camelCase, such as waitSeconds (no built-in property of JavaScript objects)',
      '/conditions/all/1/any too-small []: at least 1 entry',
      '/examples/0/says too-small "": at least 1 character',
      '/examples/0/event/at wrong-format "2026-02-30T10:00+08:00": an instant with its zone, such as 2026-03-02T10:00+08:00',
      '/examples/0/expect wrong-value "met": one of fired, not-fired, not-evaluable, not-applicable',
      expect.stringMatching(/^\/severety unknown-key "severety": one of \$schema, kind, .*/),
    ]);
  });

  it.each([
    ['path', { fact: 'rings', operator: 'equal', value: 1, path: '$.x' }],
    ['params', { fact: 'rings', operator: 'equal', value: 1, params: { by: ['staff'] } }],
    ['priority', { fact: 'rings', operator: 'equal', value: 1, priority: 5 }],
    ['condition', { condition: 'named', fact: 'rings', operator: 'equal', value: 1 }],
  ])('refuses %s in a condition', (key, leaf) => {
    expect(faults({ conditions: { all: [leaf] } })).toEqual([
      `/conditions/all/0/${key} unknown-key "${key}": one of fact, operator, value`,
    ]);
  });

  it.each([
    ['not:equal', 'notEqual'],
    ['not:in', 'notIn'],
    ['>=', 'greaterThanInclusive'],
    ['lessThanInclusiv', 'lessThanInclusive'],
  ])('knows what is meant by the operator %s', (operator, meant) => {
    expect(shapeFaults(rule, aRule({ conditions: { all: [{ fact: 'rings', operator, value: 1 }] } }))).toMatchObject([
      { code: 'unknown-operator', nearest: meant },
    ]);
  });

  it.each(['not:greaterThan', 'swap:equal', 'someValue:equal', 'everyValue:in'])(
    'offers nothing for %s',
    (operator) => {
      const [fault] = shapeFaults(rule, aRule({ conditions: { all: [{ fact: 'rings', operator, value: 1 }] } }));
      expect(fault).toMatchObject({ code: 'unknown-operator', nearest: undefined });
    },
  );

  it('descends through nested branches to the fault itself', () => {
    const node = { any: [{ not: { all: [{ fact: 'rings', operator: 'in', value: [1, [2]] }] } }] };
    expect(faults({ conditions: node })).toEqual([
      '/conditions/any/0/not/all/0/value/1 wrong-type [2]: text, or a number, or true or false',
    ]);
  });

  it('names every allowed shape when a node may be several or none', () => {
    expect(faults({ conditions: { all: [{}, 5] } })).toEqual([
      '/conditions/all/0 wrong-type {}: an object with all, or an object with any, or an object with not, or an object with fact, operator, value',
      '/conditions/all/1 wrong-type 5: an object with all, or an object with any, or an object with not, or an object with fact, operator, value',
    ]);
    expect(faults({ conditions: { all: [], any: [] } })).toEqual([
      '/conditions wrong-type {"all":[],"any":[]}: an object with all, or an object with any, or an object with not',
    ]);
    expect(faults({ conditions: { fact: 'rings', operator: 'equal', value: 1 } })[0]).toMatch(
      /^\/conditions wrong-type .*an object with all, or an object with any, or an object with not$/,
    );
  });

  it('reads a derived fact by its distinguishing key', () => {
    expect(faults({ let: { waitMinutes: { elapsed: ['a'], in: 'minute' } } })).toEqual([
      '/let/waitMinutes/elapsed too-small ["a"]: at least 2 entries',
      expect.stringContaining('/let/waitMinutes/in wrong-value "minute": one of seconds, minutes'),
    ]);
  });

  it.each(['constructor', 'toString', 'Wait', 'wait seconds', '等待'])('refuses the fact name %s', (name) => {
    const faultsOfType = shapeFaults(eventType, {
      kind: 'event-type',
      code: 'call.answered',
      title: { 'zh-CN': '接听', en: 'Answered' },
      facts: { [name]: { type: 'integer', label: { 'zh-CN': '一', en: 'one' } } },
    });
    expect(faultsOfType).toMatchObject([{ code: 'wrong-format', path: ['facts', name], found: JSON.stringify(name) }]);
  });

  it('wants at least one role that answers', () => {
    const finding = { severity: 'minor', subject: {}, message: { 'zh-CN': '慢', en: 'slow' } };
    expect(faults({ finding })).toEqual([
      '/finding/subject wrong-value {}: at least one role, such as {"staff": "staff"}',
    ]);
  });

  it('cuts long values', () => {
    const [fault] = shapeFaults(rule, aRule({ code: '长'.repeat(10_000) }));
    expect(fault?.found.length).toBeLessThan(100);
  });
});
