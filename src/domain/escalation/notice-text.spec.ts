import { noticeText } from './notice-text.js';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const values = {
  number: both('CA-7'),
  title: both('{due}'),
  unit: { 'zh-CN': '杭州', en: 'Hangzhou' },
  due: both('noon'),
};

describe('the notice of a level', () => {
  it('fills each placeholder in the language of the text', () => {
    const notice = { 'zh-CN': '{unit} {number} 已逾期（{due}）', en: '{number} of {unit} was due {due}' };
    expect(noticeText(notice, values)).toEqual({
      'zh-CN': '杭州 CA-7 已逾期（noon）',
      en: 'CA-7 of Hangzhou was due noon',
    });
  });

  it('does not fill what was filled in, nor what is no placeholder', () => {
    expect(noticeText(both('{title} {x} {toString}'), values)).toEqual(both('{due} {x} {toString}'));
  });
});
