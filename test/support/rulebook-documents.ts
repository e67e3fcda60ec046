type Changes = Readonly<Record<string, unknown>>;

const words = (text: string) => ({ 'zh-CN': `${text}（中文）`, en: text });

/** Documents as a supervisor writes them, right in themselves and with each other; `changes` replaces whole keys. */
export const anEventType = (changes: Changes = {}) => ({
  kind: 'event-type',
  code: 'counter.called',
  title: words('Customer called to the counter'),
  touchpoint: 'counter',
  facts: {
    waitSeconds: { type: 'integer', unit: 's', label: words('Waiting time') },
    ticketAt: { type: 'instant', label: words('Ticket drawn'), required: true },
  },
  ...changes,
});

export const aStandard = (changes: Changes = {}) => ({
  kind: 'standard',
  code: 'CTR-T1',
  title: words('Waiting time'),
  clause: words('Nobody waits longer than fifteen minutes.'),
  dimension: 'timeliness',
  touchpoints: ['counter'],
  owner: 'Customer Service',
  source: { text: 'sample', status: 'sample' },
  ...changes,
});

const example = (says: string, expect: string, data: Changes) => ({
  says,
  event: { at: '2026-03-02T10:00:00+08:00', unit: 'HZ01', data: { ticketAt: '2026-03-02T09:40:00+08:00', ...data } },
  expect,
});

export const aRule = (changes: Changes = {}) => ({
  kind: 'rule',
  code: 'counter-wait',
  standard: 'CTR-T1',
  title: words('Waited too long'),
  on: ['counter.called'],
  conditions: { all: [{ fact: 'waitSeconds', operator: 'greaterThan', value: 900 }] },
  finding: { severity: 'minor', subject: { unit: 'unit' }, message: words('Waited {waitSeconds} s') },
  examples: [
    example('sixteen minutes', 'fired', { waitSeconds: 960 }),
    example('exactly fifteen minutes', 'not-fired', { waitSeconds: 900 }),
    example('the ticket machine did not say', 'not-evaluable', {}),
  ],
  ...changes,
});

export const aCalendar = (changes: Changes = {}) => ({
  kind: 'calendar',
  code: 'office',
  title: words('Office hours'),
  zone: 'Asia/Shanghai',
  week: {
    monday: [
      ['09:00', '12:00'],
      ['13:30', '17:30'],
    ],
    tuesday: [['09:00', '17:30']],
  },
  holidays: ['2026-02-17'],
  makeUpDays: ['2026-02-14'],
  years: { from: 2026, to: 2026 },
  ...changes,
});

/** The files of a rulebook that has nothing wrong with it. */
export const someDocuments = (): { file: string; value: Changes }[] => [
  { file: 'event-types/counter.called.json', value: anEventType() },
  { file: 'standards/CTR-T1.json', value: aStandard() },
  { file: 'rules/counter-wait.json', value: aRule() },
  { file: 'calendars/office.json', value: aCalendar() },
];

/** The same, as text. */
export const asFiles = (documents: readonly { file: string; value: unknown }[]): { file: string; text: string }[] =>
  documents.map(({ file, value }) => ({ file, text: `${JSON.stringify(value, null, 2)}\n` }));
