import { toPointer } from '../shared/json-pointer.js';
import { checklist } from './checklist.schema.js';
import { shapeFaults } from './document-shape.schema.js';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const anItem = (changes: object = {}) => ({
  code: 'greeting',
  text: both('greets'),
  standard: 'CTR-L1',
  touchpoint: 'counter',
  ...changes,
});
const faults = (...items: unknown[]) =>
  shapeFaults(checklist, {
    kind: 'checklist',
    code: 'counter-day',
    title: both('counter'),
    passAt: 85,
    items,
    examples: [{ says: 'x', answers: { greeting: 'pass' }, expect: { result: 'pass', score: 100 } }],
  }).map(({ path, code }) => `${toPointer(path)} ${code}`);

describe('a checklist', () => {
  it('names the standard and touchpoint of each item, and may say as whom one looks and in which field', () => {
    expect(faults(anItem({ perspective: 'service-perceiver', field: 'metering', critical: 'compliance' }))).toEqual([]);
    expect(faults({ code: 'greeting', text: both('greets') })).toEqual([
      '/items/0/standard missing-key',
      '/items/0/touchpoint missing-key',
    ]);
  });

  it('names each item once and weighs something', () => {
    expect(faults(anItem(), anItem())).toEqual(['/items wrong-value']);
    expect(faults(anItem({ weight: 0, critical: 'customer' }))).toEqual(['/items wrong-value']);
    expect(faults()).toContain('/items too-small');
  });

  it.each([
    ['weight', -1, 'too-small'],
    ['weight', 1.5, 'wrong-type'],
    ['critical', true, 'wrong-value'],
    ['perspective', 'boss', 'wrong-value'],
    ['dimension', 'speed', 'wrong-value'],
  ])('refuses %s %p', (key, value, code) => {
    expect(faults(anItem({ [key]: value }))).toEqual([`/items/0/${key} ${code}`]);
  });
});
