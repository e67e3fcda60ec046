import { titlesOf } from './titles.js';

const called = (code: string, en: string) => ({ code, title: { 'zh-CN': en, en } });

describe('the titles of a report', () => {
  it('fall back on the code', () => {
    expect(titlesOf([])('HZ01')).toEqual(called('HZ01', 'HZ01'));
  });

  it('do not depend on the order when a title changed within the period', () => {
    const [before, after] = [called('c', 'Counter'), called('c', 'Counter, new')];
    expect(titlesOf([before, after])('c')).toEqual(before);
    expect(titlesOf([after, before])('c')).toEqual(before);
  });
});
