import { citedNumber, numberOf } from './number.js';

describe('the number of a corrective action', () => {
  it('sorts as it was given, and is cited as letters cite it', () => {
    expect(numberOf('rectification', 2026, 17)).toBe('CA-2026-0017');
    expect(citedNumber('CA-2026-0017')).toEqual({ 'zh-CN': '整改〔2026〕17号', en: 'CA-2026-17' });
    expect(citedNumber(numberOf('directive', 2027, 12_345))).toEqual({
      'zh-CN': '批示〔2027〕12345号',
      en: 'DIR-2027-12345',
    });
  });

  it('stays as it is where it is none', () => {
    expect(citedNumber('INS-2026-0001').en).toBe('INS-2026-0001');
  });
});
