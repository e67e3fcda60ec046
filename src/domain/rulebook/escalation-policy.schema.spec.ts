import { toPointer } from '../shared/json-pointer.js';
import { shapeFaults } from './document-shape.schema.js';
import { escalationPolicy, offsetMs } from './escalation-policy.schema.js';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const aLevel = (changes: object = {}) => ({
  offset: 'PT0S',
  to: { role: 'unit-manager', level: 'unit' },
  notice: both('{number} {due}'),
  ...changes,
});
const aPolicy = (levels: unknown) => ({
  kind: 'escalation-policy',
  code: 'rectification-ladder',
  title: both('ladder'),
  levels,
  examples: [
    { says: 'x', due: '2026-03-18T00:00+08:00', path: ['A'], expect: [{ at: '2026-03-18T00:00+08:00', to: [] }] },
  ],
});
const faults = (levels: unknown) =>
  shapeFaults(escalationPolicy, aPolicy(levels)).map(({ path, code }) => `${toPointer(path)} ${code}`);

describe('an offset from the due instant', () => {
  it.each([
    ['-P1D', -86_400_000],
    ['PT0S', 0],
    ['-PT0S', 0],
    ['+PT2H', 7_200_000],
    ['P1DT30M', 88_200_000],
    ['P2W', 1_209_600_000],
    ['PT1H1M1S', 3_661_000],
  ])('may be %s', (offset, ms) => {
    expect(offsetMs(offset)).toBe(ms);
    expect(faults([aLevel({ offset })])).toEqual([]);
  });

  it.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', 'P1W1D', '1D', '--P1D', 'P-1D', 'PT1.5H', 'p1d', 'P99999D', ' P1D'])(
    'is never %j',
    (offset) => {
      expect(offsetMs(offset)).toBeNaN();
      expect(faults([aLevel({ offset })])).toContain('/levels/0/offset wrong-format');
    },
  );
});

describe('an escalation policy', () => {
  it('climbs from the unit to the root or so many steps', () => {
    const at = (level: unknown) => aLevel({ to: { role: 'leadership', level } });
    expect(faults([at('unit'), at('parent'), at(2), at('root')])).toEqual([]);
    expect(faults([at(0)])).not.toEqual([]);
    expect(faults([at('branch')])).not.toEqual([]);
  });

  it('has levels that follow each other in time', () => {
    expect(faults([aLevel({ offset: '+PT1H' }), aLevel()])).toEqual(['/levels wrong-value']);
    expect(faults([aLevel(), aLevel()])).toEqual([]);
    expect(faults([])).toEqual(['/levels too-small']);
  });

  it('addresses roles that exist and fills only what a notice knows', () => {
    expect(faults([aLevel({ to: { role: 'unit-head', level: 'unit' } })])).toEqual(['/levels/0/to/role wrong-value']);
    expect(faults([aLevel({ notice: both('{amount}') })])).toEqual(['/levels/0/notice wrong-value']);
  });
});
