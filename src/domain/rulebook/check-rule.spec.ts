import { anEventType, aRule, aStandard } from '../../../test/support/rulebook-documents.js';
import { validateDocuments } from './validate-documents.js';

const label = { 'zh-CN': '事实', en: 'fact' };
const events = [
  anEventType({
    code: 'call.answered',
    facts: {
      rings: { type: 'integer', label, required: true },
      agent: { type: 'staff', label },
      line: { type: 'code', values: ['a'], label },
    },
  }),
  anEventType({
    code: 'call.queued',
    unit: 'optional',
    facts: {
      rings: { type: 'text', label },
      waitSeconds: { type: 'integer', label, default: 0 },
      line: { type: 'code', values: ['b'], label },
    },
  }),
];
const conditions = { all: [{ fact: 'rings', operator: 'greaterThan', value: 3 }] };
const example = (expect: string, event: object = { data: { rings: 4 } }, more: object = {}) => ({
  says: expect,
  event,
  expect,
  ...more,
});
const both = [example('fired'), example('not-fired')];

const faultsOf = (changes: Record<string, unknown>, types: readonly Record<string, unknown>[] = events) =>
  validateDocuments([
    ...types.map((value) => ({ file: String(value['code']), value })),
    { file: 's', value: aStandard() },
    { file: 'r', value: aRule({ on: ['call.answered'], conditions, finding: aFinding(), examples: both, ...changes }) },
  ]).faults.map(({ pointer, code, found }) => `${pointer} ${code} ${found}`.trim());
const aFinding = (changes: object = {}) => ({
  severity: 'minor',
  subject: { unit: 'unit' },
  message: label,
  ...changes,
});

describe('the examples of a rule', () => {
  it('need not show what cannot happen: a rule that reads required facts only is always evaluable', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each([
    ['an optional fact', { conditions: { all: [{ fact: 'line', operator: 'equal', value: 'a' }] } }],
    ['an optional fact in when', { when: { fact: 'line', operator: 'equal', value: 'a' } }],
    ['an optional subject', { finding: aFinding({ subject: { staff: 'agent' } }) }],
    ['a fact on the value side', { when: { fact: 'staff', operator: 'equal', value: { fact: 'agent' } } }],
    [
      'a ratio, which has no answer for zero',
      {
        let: { share: { ratio: ['rings', 'rings'] } },
        labels: { share: label },
        when: { fact: 'share', operator: 'equal', value: 1 },
      },
    ],
  ])('must show not-evaluable for a rule that reads %s', (_, changes) => {
    expect(faultsOf(changes)).toEqual(['/examples example-missing']);
    expect(faultsOf({ ...changes, examples: [...both, example('not-evaluable')] })).toEqual([]);
  });

  it('must show not-evaluable for a rule on units whose event may lack a unit', () => {
    const changes = {
      on: ['call.queued'],
      conditions: { all: [{ fact: 'waitSeconds', operator: 'greaterThan', value: 1 }] },
      finding: aFinding({ subject: { source: 'source' } }),
      examples: [example('fired', {}), example('not-fired', {})],
    };
    expect(faultsOf(changes)).toEqual([]);
    expect(faultsOf({ ...changes, scope: { units: ['HZ'] } })).toEqual(['/examples example-missing']);
  });

  it('must show when the rule fires and when it does not', () => {
    expect(faultsOf({ examples: [example('not-applicable')] })).toEqual([
      '/examples example-missing',
      '/examples example-missing',
    ]);
  });

  it('read declared facts only, with values that such a fact can have', () => {
    const event = { data: { rings: '4', ring: 4, unit: 'HZ', line: 'b', agent: null } };
    expect(faultsOf({ examples: [...both, example('fired', event)] })).toEqual([
      '/examples/2/event/data/rings wrong-literal "4"',
      '/examples/2/event/data/ring unknown-fact "ring"',
      '/examples/2/event/data/unit unknown-fact "unit"',
      '/examples/2/event/data/line wrong-literal "b"',
      '/examples/2/event/data/agent wrong-literal null',
    ]);
  });

  it('cannot show that a rule is not evaluable by an event that would go to quarantine', () => {
    expect(faultsOf({ examples: [...both, example('not-evaluable', { data: {} })] })).toEqual([
      '/examples/2/event example-not-judged',
    ]);
    expect(
      faultsOf({ examples: [...both, example('not-evaluable', { data: { rings: 1 }, missing: ['unit'] })] }),
    ).toEqual(['/examples/2/event example-not-judged']);
    expect(
      faultsOf({ examples: [...both, example('not-evaluable', { data: { rings: 1 }, missing: ['staff'] })] }),
    ).toEqual([]);
  });

  it('say which of several event types they mean, and name none but those', () => {
    const types = [
      events[0] ?? {},
      anEventType({ code: 'call.ended', facts: { rings: { type: 'integer', label, required: true } } }),
    ];
    const on = ['call.answered', 'call.ended'];
    expect(
      faultsOf(
        { on, examples: [example('fired'), example('not-fired', { type: 'call.ended', data: { rings: 1 } })] },
        types,
      ),
    ).toEqual(['/examples/0/event/type example-type-missing']);
    expect(faultsOf({ examples: [...both, example('fired', { type: 'call.queued', data: {} })] })).toEqual([
      '/examples/2/event/type unknown-event-type "call.queued"',
    ]);
  });

  it('name subjects by roles that the finding has', () => {
    expect(
      faultsOf({
        examples: [...both, example('fired', { data: { rings: 9 } }, { subject: { unit: 'U1', staff: 'S1' } })],
      }),
    ).toEqual(['/examples/2/subject/staff unknown-role "staff"']);
  });
});

describe('a rule on several event types', () => {
  const on = ['call.answered', 'call.queued'];
  const reads = (fact: string, operator: string, value: unknown) =>
    faultsOf({
      on,
      conditions: { all: [{ fact, operator, value }] },
      examples: ['fired', 'not-fired'].map((expect) => example(expect, { type: 'call.answered', data: { rings: 1 } })),
    });

  it('is refused when a fact has different types in them', () => {
    expect(reads('eventType', 'equal', 'call.queued')).toContain('/on/1 conflicting-types "rings" (text)');
  });

  it('may read the facts of each, the words of all of them, and must expect that one lacks them', () => {
    expect(reads('line', 'in', ['a', 'b'])).toEqual([
      '/on/1 conflicting-types "rings" (text)',
      '/examples example-missing',
    ]);
    expect(reads('waitSeconds', 'equal', 1)).toEqual([
      '/on/1 conflicting-types "rings" (text)',
      '/examples example-missing',
    ]);
  });

  it('names each of them once', () => {
    expect(faultsOf({ on: ['call.answered', 'call.answered'] })).toContain('/on/1 duplicate-entry "call.answered"');
  });
});

describe('the finding of a rule', () => {
  it.each([
    [{ staff: 'staff', unit: 'unit', team: 'line', source: 'source', customer: 'customer', backup: 'agent' }, []],
    [{ staff: 'agent' }, []],
    [{ staff: 'unit' }, ['/finding/subject/staff wrong-subject "unit" (unit)']],
    [{ unit: 'line' }, ['/finding/subject/unit wrong-subject "line" (code)']],
    [{ team: 'rings' }, ['/finding/subject/team wrong-subject "rings" (integer)']],
    [{ staff: 'stff' }, ['/finding/subject/staff unknown-fact "stff"']],
  ])('has subjects that can answer: %j', (subject, faults) => {
    expect(faultsOf({ finding: aFinding({ subject }) }).filter((line) => !line.includes('example-missing'))).toEqual(
      faults,
    );
  });

  it('has messages that name known facts, in both languages', () => {
    const message = { 'zh-CN': '响铃{ring}声，坐席{agent}', en: '{rings} rings at {occurred At}' };
    expect(faultsOf({ finding: aFinding({ message }) })).toEqual([
      '/finding/message/zh-CN unknown-fact "ring"',
      '/finding/message/en unknown-fact "occurred At"',
    ]);
  });
});
