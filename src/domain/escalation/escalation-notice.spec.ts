import { escalationNotice } from './escalation-notice.js';
import { recipientsOf } from './recipients-of.js';

const late = {
  number: 'CA-2026-0017',
  title: { 'zh-CN': '柜面等候整改', en: 'Waiting at the counter' },
  unit: 'HZ01',
  dueAt: '2026-03-17T16:30:00.000Z',
};
const level = {
  offset: 'PT0S',
  to: { role: 'unit-manager', level: 'unit' } as const,
  notice: { 'zh-CN': '{unit}的{number}《{title}》应于{due}完成', en: '{number} "{title}" of {unit} was due {due}' },
};
const titles = new Map([
  ['HZ01', { 'zh-CN': '西湖支公司', en: 'West Lake branch' }],
  ['HZ', { 'zh-CN': '杭州分公司', en: 'Hangzhou city branch' }],
]);
const cityManager = { id: 'c1', roles: ['unit-manager'] as const, scopeUnit: 'HZ' };
const path = ['HZ01', 'HZ', 'HQ'];

describe('the notice of an escalation', () => {
  it('says what is late and whom it went to and why, in both languages, with the due time on the local clock', () => {
    const search = recipientsOf(level, path, [cityManager]);
    expect(escalationNotice(level, late, search, ['王芳', '李雷'], titles)).toEqual({
      title: { 'zh-CN': 'CA-2026-0017《柜面等候整改》', en: 'CA-2026-0017: Waiting at the counter' },
      body: {
        'zh-CN': '西湖支公司的CA-2026-0017《柜面等候整改》应于2026-03-18 00:30完成',
        en: 'CA-2026-0017 "Waiting at the counter" of West Lake branch was due 2026-03-18 00:30',
      },
      whyHere: {
        'zh-CN': '西湖支公司机构负责人空缺，由杭州分公司机构负责人代收。收件人：王芳、李雷。',
        en: 'The post of unit manager of West Lake branch is vacant; the unit manager of Hangzhou city branch stands in. Recipients: 王芳, 李雷.',
      },
    });
  });

  it('names a unit that has no title by its code, and nobody where nobody was found', () => {
    const { body, whyHere } = escalationNotice(level, late, recipientsOf(level, ['HZ01'], []), [], new Map());
    expect(body.en).toContain('of HZ01 was due');
    expect(whyHere.en).toMatch(/there is nobody to notify\.$/);
  });
});
