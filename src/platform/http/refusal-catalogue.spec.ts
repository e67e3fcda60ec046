import { refusal } from '../../domain/shared/refusal.js';
import { wordsOf } from './refusal-catalogue.js';

describe('what is not found', () => {
  it.each([
    ['event', '没有找到事件 1。', 'There is no event 1.'],
    ['corrective action', '没有找到整改 1。', 'There is no corrective action 1.'],
    ['something else', '没有找到something else 1。', 'There is no something else 1.'],
  ])('(%s) is named in the language of the reader, where it has a word', (what, chinese, english) => {
    const refused = refusal('not-found', { what, id: '1' });
    expect([wordsOf(refused, 'zh-CN'), wordsOf(refused, 'en')]).toEqual([chinese, english]);
  });

  it('has its word only where it is the thing', () => {
    expect(wordsOf(refusal('not-found', { what: 'unit', id: 'event' }), 'zh-CN')).toBe('没有找到机构 event。');
  });
});
