import { recipientsOf } from './recipients-of.js';
import { whyHere } from './why-here.js';

const titles = new Map([
  ['HZ02', { 'zh-CN': '西湖营业部', en: 'West Lake branch' }],
  ['HZ', { 'zh-CN': '杭州分公司', en: 'Hangzhou' }],
]);
const path = ['HZ02', 'HZ'];
const manager = { to: { role: 'unit-manager', level: 'unit' } } as const;
const why = (...users: Parameters<typeof recipientsOf>[2]) => whyHere(recipientsOf(manager, path, users), titles);

describe('why a notice came here', () => {
  it('is the post alone where somebody holds it', () => {
    expect(why({ id: 'm', roles: ['unit-manager'], scopeUnit: 'HZ02' })).toEqual({
      'zh-CN': '通知西湖营业部机构负责人。',
      en: 'Sent to the unit manager of West Lake branch.',
    });
  });

  it('names each vacant post that was passed over', () => {
    expect(why({ id: 'm', roles: ['unit-manager'], scopeUnit: 'HZ' })).toEqual({
      'zh-CN': '西湖营业部机构负责人空缺，由杭州分公司机构负责人代收。',
      en: 'The post of unit manager of West Lake branch is vacant; the unit manager of Hangzhou stands in.',
    });
  });

  it('says so when nobody could be found', () => {
    expect(why().en).toBe(
      'The post of unit manager of West Lake branch is vacant, the post of unit manager of Hangzhou is vacant, the post of administrator of Hangzhou is vacant; there is nobody to notify.',
    );
  });

  it('falls back on the code of a unit without a title, and names the whole organisation', () => {
    const search = recipientsOf(manager, [], [{ id: 'm', roles: ['unit-manager'], scopeUnit: '*' }]);
    expect(whyHere(search, new Map())).toEqual({
      'zh-CN': '通知全机构机构负责人。',
      en: 'Sent to the unit manager of the whole organisation.',
    });
  });
});
