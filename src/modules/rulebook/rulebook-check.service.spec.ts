import { faultLine } from '../../domain/shared/document-fault.js';
import { aWrittenPenaltyPolicy } from '../../../test/support/penalty-policies.js';
import { aRule, asFiles, someDocuments } from '../../../test/support/rulebook-documents.js';
import { RulebookCheck } from './rulebook-check.service.js';

const check = (files: readonly { file: string; text: string }[]) =>
  new RulebookCheck().check(files).faults.map((fault) => faultLine(fault, 'en'));
const others = asFiles(someDocuments()).filter(({ file }) => !file.startsWith('rules/'));

const faulty = `{
  "kind": "rule",
  "code": "counter-wait",
  "standard": "CTR-T11",
  "title": { "zh-CN": "等候过长", "en": "Waited too long" },
  "title": { "zh-CN": "等候", "en": "Waited" },
  "on": ["counter.called"],
  "conditions": {
    "all": [
      { "fact": "waitSecond", "operator": "greaterThan", "value": 900, "path": "$.x" },
      { "any": [] },
      { "fact": "ticketAt", "operator": "not:greaterThan", "value": "2026-03-02T10:00:00+08:00" }
    ],
    "__proto__": { "any": [] }
  },
  "finding": { "severity": "serious", "subject": { "unit": "unit" }, "message": { "zh-CN": "等{x}", "en": "waited" } },
  "examples": [ { "says": "long", "event": { "data": { "waitSeconds": 1, "ticketAt": "2026-03-02" } }, "expect": "fired" } ]
}
`;

describe('the check of a pack', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(check(asFiles(someDocuments()))).toEqual([]);
  });

  it('reports every fault of a document at once, by line and column, with what would be right', () => {
    const facts = 'eventType, source, occurredAt, receivedAt, unit, staff, customer, waitSeconds, ticketAt';
    expect(check([...others, { file: 'r.json', text: faulty }])).toEqual([
      'r.json 4:15 /standard: unknown standard "CTR-T11", expected "CTR-T1"; did you mean "CTR-T1"?',
      'r.json 6:3 /title: duplicate key "title", expected each key once',
      `r.json 10:17 /conditions/all/0/fact: unknown fact "waitSecond", expected one of ${facts}; did you mean "waitSeconds"?`,
      'r.json 10:80 /conditions/all/0/path: unknown key "path", expected one of fact, operator, value',
      'r.json 11:16 /conditions/all/1/any: too small [], expected at least 1 entry',
      expect.stringMatching(
        /^r.json 12:41 \/conditions\/all\/2\/operator: unknown operator "not:greaterThan", expected one of equal, .*write {"not": …}\)$/,
      ),
      'r.json 14:5 /conditions/__proto__: forbidden key "__proto__", expected a key that is no built-in property of JavaScript objects',
      'r.json 16:28 /finding/severity: wrong value "serious", expected one of minor, major, critical',
      `r.json 16:92 /finding/message/zh-CN: unknown fact "x", expected one of ${facts}`,
      'r.json 17:15 /examples: no example, expected at least one with "expect": "not-fired"',
      'r.json 17:86 /examples/0/event/data/ticketAt: value of the wrong type "2026-03-02", expected an instant with its zone, such as 2026-03-02T10:00+08:00',
    ]);
  });

  it('is not brought down by deep nesting, however deep', () => {
    const deep = `{"kind":"rule","conditions":${'{"not":'.repeat(100_000)}`;
    expect(check([{ file: 'r.json', text: deep }])).toEqual([
      'r.json 1:246: nested too deep, levels 33, expected at most 32',
    ]);
  });

  it('says of a document that cannot be read only where it breaks off, and blames no other for it', () => {
    const [type = { file: '', text: '' }] = asFiles(someDocuments());
    const broken = { ...type, text: type.text.replace('"waitSeconds":', '"waitSeconds"') };
    const files = asFiles(someDocuments()).map((file) => (file.file === type.file ? broken : file));
    expect(check(files)).toEqual([
      expect.stringMatching(/counter\.called\.json \d+:\d+: no JSON at "{", expected a colon$/),
    ]);
  });

  it('runs the examples once all documents are valid, and says why one came out otherwise', () => {
    const [fired] = aRule().examples;
    const wrong = { ...fired, says: 'wrong on purpose', expect: 'not-fired' };
    const rule = aRule({ examples: [...aRule().examples, wrong] });
    const lines = check([...others, ...asFiles([{ file: 'r.json', value: rule }])]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^r\.json \d+:5 \/examples\/3: example that does not hold “wrong on purpose”: fired, expected not-fired\. .*960/,
      ),
    ]);
  });

  it('runs the examples of policies too', () => {
    const policy = aWrittenPenaltyPolicy();
    const [light] = policy.examples;
    const wrong = { ...light, says: 'wrong on purpose', expect: { f1: 'heavy' } };
    const files = asFiles([
      ...someDocuments(),
      { file: 'p.json', value: { ...policy, examples: [...policy.examples, wrong] } },
    ]);
    expect(check(asFiles([...someDocuments(), { file: 'p.json', value: policy }]))).toEqual([]);
    expect(check(files)).toEqual([
      expect.stringMatching(
        /^p\.json \d+:5 \/examples\/4: example that does not hold “wrong on purpose”: f1: light, expected f1: heavy$/,
      ),
    ]);
  });
});
