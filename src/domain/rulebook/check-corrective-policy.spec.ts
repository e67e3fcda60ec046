import { aWrittenCorrectivePolicy } from '../../../test/support/corrective-policies.js';
import type { DocumentFault } from '../shared/document-fault.js';
import { toPointer } from '../shared/json-pointer.js';
import { checkCorrectivePolicy } from './check-corrective-policy.js';
import { correctivePolicy } from './corrective-policy.schema.js';
import { shapeFaults } from './document-shape.schema.js';
import { reportInto } from './draft.js';

type Changes = Parameters<typeof aWrittenCorrectivePolicy>[0];

const linesOf = (changes: Changes = {}) => {
  const faults: DocumentFault[] = [];
  const surroundings = { calendars: new Set(['office']), escalations: new Set(['rectification-ladder']) };
  checkCorrectivePolicy(aWrittenCorrectivePolicy(changes), surroundings, reportInto(faults, 'policy.json'));
  return faults.map(({ pointer, code, found, nearest }) =>
    [pointer, code, found, ...(nearest === undefined ? [] : [`→ ${nearest}`])].join(' ').trim(),
  );
};
const shapeOf = (changes: Changes) =>
  shapeFaults(correctivePolicy, aWrittenCorrectivePolicy(changes)).map(
    ({ path, code }) => `${toPointer(path)} ${code}`,
  );

describe('a corrective policy', () => {
  it('has nothing wrong with it when it fits together', () => {
    expect(linesOf({ escalation: 'rectification-ladder' })).toEqual([]);
    expect(shapeOf({ escalation: 'rectification-ladder', watch: { for: 'P60D' } })).toEqual([]);
  });

  it('says for every severity when it is due', () => {
    expect(shapeOf({ dueInDays: { minor: 30, major: 15 } })).toEqual(['/dueInDays/critical missing-key']);
    expect(shapeOf({ dueInDays: { minor: 30, major: -1, critical: 1.5 } })).toEqual([
      '/dueInDays/major too-small',
      '/dueInDays/critical wrong-type',
    ]);
  });

  it('names its ladder and its calendar as they are called', () => {
    expect(linesOf({ escalation: 'rectification-lader' })).toEqual([
      '/escalation unknown-escalation-policy "rectification-lader" → rectification-ladder',
    ]);
    expect(linesOf({ calendar: 'ofice' })).toEqual(['/calendar unknown-calendar "ofice" → office']);
    expect(linesOf({ calendar: undefined })).toEqual(['/calendar calendar-missing "working-days"']);
    expect(linesOf({ calendar: undefined, count: 'calendar-days' })).toEqual([]);
  });

  it('reads facts of findings and nothing else', () => {
    expect(linesOf({ when: { fact: 'severety', operator: 'equal', value: 'minor' } })).toEqual([
      '/when/fact unknown-fact "severety" → severity',
    ]);
    expect(linesOf({ when: { fact: 'severity', operator: 'equal', value: 'serious' } })).toEqual([
      '/when/value wrong-literal "serious"',
    ]);
  });

  it('is verified by posts that look from outside, each named once', () => {
    expect(shapeOf({ verifierRoles: ['unit-manager'] })).toEqual(['/verifierRoles/0 wrong-value']);
    expect(shapeOf({ verifierRoles: [] })).toEqual(['/verifierRoles too-small']);
    expect(linesOf({ verifierRoles: ['inspector', 'inspector'] })).toEqual([
      '/verifierRoles/1 duplicate-entry "inspector"',
    ]);
  });

  it('shows by examples that it opens something, and that missing data opens nothing', () => {
    const [opens, needsData] = aWrittenCorrectivePolicy()['examples'] as object[];
    expect(linesOf({ examples: [opens] })).toEqual(['/examples example-missing']);
    expect(linesOf({ examples: [needsData] })).toEqual(['/examples example-missing']);
  });

  it('expects dates only of what is opened', () => {
    const [opens, needsData] = aWrittenCorrectivePolicy()['examples'] as object[];
    expect(linesOf({ examples: [opens, { ...needsData, dueOn: '2026-03-09' }] })).toEqual([
      '/examples/1/dueOn key-does-not-fit "2026-03-09"',
    ]);
  });
});
