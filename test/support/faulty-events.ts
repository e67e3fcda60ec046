import type { Fault } from './api-answers.js';
import { aCounterVisit } from './insurer.js';

const anInstant = 'an ISO 8601 instant with offset, 1900 to 2199, such as 2026-03-02T10:00:00+08:00';
const matters =
  'one of "policy-change", "premium-payment", "surrender", "policy-loan", "claim-report", "certificate", "enquiry"';

/** An event as JSON text with one member put in front of the others, as it is. */
const withMember = (member: string, event: object) => JSON.stringify(event).replace('{', `{${member},`);
/** The same among its facts. */
const withFact = (fact: string, event: object) => JSON.stringify(event).replace('"data":{', `"data":{${fact},`);

const protoFact = withFact('"__proto__":{"polluted":true}', aCounterVisit({ id: 'proto' }));
const twiceTheFact = withFact('"ticketNo":"A999"', aCounterVisit({ id: 'twice' }));

/** What is wrong, the event as it is posted by `queue-system`, and the one fault that it must be told. */
export const brokenEnvelopes: readonly (readonly [what: string, text: string, fault: Fault])[] = [
  [
    'a time in the future',
    JSON.stringify(aCounterVisit({ id: 'future', occurredAt: '2199-01-01T00:00:00Z' })),
    {
      pointer: '/occurredAt',
      code: 'occurred-in-future',
      expected: expect.stringMatching(/^an instant not after \d{4}-\d\d-\d\dT\S+Z \(now and five minutes\)$/),
      found: '"2199-01-01T00:00:00.000Z"',
    },
  ],
  [
    'a time without an offset',
    JSON.stringify(aCounterVisit({ id: 'local', occurredAt: '2026-07-06T09:31:00' })),
    { pointer: '/occurredAt', code: 'invalid-instant', expected: anInstant, found: '"2026-07-06T09:31:00"' },
  ],
  [
    'a day that does not exist',
    JSON.stringify(aCounterVisit({ id: 'february', occurredAt: '2026-02-30T09:31:00Z' })),
    { pointer: '/occurredAt', code: 'invalid-instant', expected: anInstant, found: '"2026-02-30T09:31:00Z"' },
  ],
  [
    'no time at all',
    JSON.stringify(aCounterVisit({ id: 'timeless', occurredAt: undefined })),
    { pointer: '/occurredAt', code: 'missing-field', expected: anInstant, found: 'nothing' },
  ],
  [
    'NUL in a fact',
    JSON.stringify(aCounterVisit({ id: 'nul', data: { ticketNo: 'A\u0000B' } })),
    {
      pointer: '/data/ticketNo',
      code: 'invalid-text',
      expected: 'text without the character U+0000',
      found: '"A\\u0000B"',
    },
  ],
  [
    'NUL in the id',
    JSON.stringify(aCounterVisit({ id: 'n\u0000l' })),
    { pointer: '/id', code: 'invalid-text', expected: 'text without the character U+0000', found: '"n\\u0000l"' },
  ],
  [
    'half of a surrogate pair',
    JSON.stringify(aCounterVisit({ id: 'surrogate', data: { ticketNo: 'A\ud800B' } })),
    {
      pointer: '/data/ticketNo',
      code: 'invalid-text',
      expected: 'well-formed Unicode text, without half of a surrogate pair',
      found: '"A\\ud800B"',
    },
  ],
  [
    '__proto__ among the facts',
    protoFact,
    {
      pointer: '/data/__proto__',
      code: 'reserved-key',
      expected: 'a key other than __proto__',
      found: `"__proto__" at line 1, column ${protoFact.indexOf('"__proto__"') + 1}`,
    },
  ],
  [
    '__proto__ as a field',
    withMember('"__proto__":{"polluted":true}', aCounterVisit({ id: 'proto-2' })),
    {
      pointer: '/__proto__',
      code: 'reserved-key',
      expected: 'a key other than __proto__',
      found: '"__proto__" at line 1, column 2',
    },
  ],
  [
    'a fact named like what every object has',
    withFact('"constructor":"x"', aCounterVisit({ id: 'constructor' })),
    {
      pointer: '/data/constructor',
      code: 'invalid-name',
      expected: 'a name that is no built-in property of JavaScript objects',
      found: '"constructor"',
    },
  ],
  [
    'a key twice',
    twiceTheFact,
    {
      pointer: '/data/ticketNo',
      code: 'repeated-key',
      expected: 'each key once',
      found: `"ticketNo" at line 1, column ${twiceTheFact.lastIndexOf('"ticketNo"') + 1}`,
    },
  ],
  [
    'a field that events do not have',
    JSON.stringify(aCounterVisit({ id: 'field', branch: 'HZ01' })),
    {
      pointer: '/branch',
      code: 'unknown-field',
      expected: 'one of id, source, type, occurredAt, unit, staff, customer, data',
      found: '"branch"',
    },
  ],
  [
    'the name of another source',
    JSON.stringify(aCounterVisit({ id: 'claimed', source: 'phone-system' })),
    {
      pointer: '/source',
      code: 'source-not-yours',
      expected: '"queue-system", or no source',
      found: '"phone-system"',
    },
  ],
];

/** The same of events that are whole, but cannot be judged in {@link insurerWithHistory}. */
export const unjudgeableEvents: readonly (readonly [
  what: string,
  event: { readonly id: string; readonly [field: string]: unknown },
  fault: Fault,
])[] = [
  [
    'an unknown type',
    aCounterVisit({ id: 'type', type: 'counter.serverd' }),
    {
      pointer: '/type',
      code: 'unknown-event-type',
      expected: expect.stringMatching(/^an event type of the release in force: one of "call\.ended", /),
      found: '"counter.serverd"',
    },
  ],
  [
    'a word where a number belongs',
    aCounterVisit({ id: 'number', data: { visitNumber: 'three' } }),
    {
      pointer: '/data/visitNumber',
      code: 'wrong-type',
      expected: 'a whole number, at most 9007199254740991 in size',
      found: '"three"',
    },
  ],
  [
    'a word that is not on the list',
    aCounterVisit({ id: 'word', data: { matter: 'dancing' } }),
    { pointer: '/data/matter', code: 'wrong-type', expected: matters, found: '"dancing"' },
  ],
  [
    'a time that is none',
    aCounterVisit({ id: 'instant', data: { ticketAt: '09:00' } }),
    { pointer: '/data/ticketAt', code: 'wrong-type', expected: anInstant, found: '"09:00"' },
  ],
  [
    'a missing required fact',
    aCounterVisit({ id: 'fact', data: { ticketNo: undefined } }),
    { pointer: '/data/ticketNo', code: 'missing-fact', expected: 'the fact ticketNo (text)', found: 'nothing' },
  ],
  [
    'no staff where the type needs one',
    aCounterVisit({ id: 'nobody', staff: undefined }),
    {
      pointer: '/staff',
      code: 'missing-staff',
      expected: 'the staff the event is about; events of type counter.served need one',
      found: 'nothing',
    },
  ],
  [
    'an unknown unit',
    aCounterVisit({ id: 'unit', unit: 'HZ77' }),
    { pointer: '/unit', code: 'unknown-unit', expected: 'the code of a unit', found: '"HZ77"' },
  ],
  [
    'a unit that had closed',
    aCounterVisit({ id: 'closed', unit: 'HZ09' }),
    {
      pointer: '/unit',
      code: 'unit-not-open',
      expected: 'a unit open on 2026-07-06; this one: from 2020-01-01 until before 2026-03-01',
      found: '"HZ09"',
    },
  ],
  [
    'unknown staff',
    aCounterVisit({ id: 'staff', staff: 'HZ77-01' }),
    { pointer: '/staff', code: 'unknown-staff', expected: 'the code of a staff member', found: '"HZ77-01"' },
  ],
  [
    'staff who had not joined yet',
    aCounterVisit({ id: 'joined', staff: 'zhou', occurredAt: '2026-05-31T23:59:00+08:00' }),
    {
      pointer: '/staff',
      code: 'staff-not-employed',
      expected: 'somebody employed on 2026-05-31; this one: from 2026-06-01',
      found: '"zhou"',
    },
  ],
  [
    'staff who had left',
    aCounterVisit({ id: 'gone', staff: 'wu' }),
    {
      pointer: '/staff',
      code: 'staff-not-employed',
      expected: 'somebody employed on 2026-07-06; this one: from 2020-01-01 until before 2026-06-01',
      found: '"wu"',
    },
  ],
];
