import { anItem } from '../../../test/support/an-inspection.js';
import type { ChecklistItem } from '../rulebook/checklist.schema.js';
import { sheetOf } from './sheet.js';

const bare = (item: ChecklistItem): ChecklistItem => ({ ...item, dimension: undefined });
const title = { 'zh-CN': '柜面', en: 'Counter' };

describe('the sheet of a checklist', () => {
  it('takes from the standard what an item leaves open, and nothing else', () => {
    const items = [bare(anItem('a')), anItem('b', { dimension: 'conduct' })];
    const sheet = sheetOf({ code: 'c', title, passAt: 80, items }, 3, new Map([['CTR-L1', { dimension: 'accuracy' }]]));
    expect(sheet.version).toBe(3);
    expect(sheet.items.map(({ dimension }) => dimension)).toEqual(['accuracy', 'conduct']);
  });

  it('cannot be made without the standard, and says which', () => {
    expect(() => sheetOf({ code: 'c', title, passAt: 80, items: [bare(anItem('a'))] }, 1, new Map())).toThrow(
      'checklist c, item a: no standard "CTR-L1" in the release',
    );
  });
});
