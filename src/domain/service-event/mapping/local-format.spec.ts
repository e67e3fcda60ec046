import { localFormat } from './local-format.js';

const read = (format: string, text: string) => {
  const ms = localFormat(format)?.read(text);
  return ms === null || ms === undefined ? ms : new Date(ms).toISOString();
};

describe('a format of local times', () => {
  it.each([
    ['D/M/YYYY H:mm', '29/2/2016 01:16', '2016-02-29T01:16:00.000Z'],
    ['D/M/YYYY H:mm', '5/3/2016 9:05', '2016-03-05T09:05:00.000Z'],
    ['YYYY-MM-DD HH:mm:ss.SSS', '2026-03-02 10:00:01.250', '2026-03-02T10:00:01.250Z'],
    ['YYYY年M月D日', '2026年3月2日', '2026-03-02T00:00:00.000Z'],
    ['DD.MM.YYYY', '02.03.2026', '2026-03-02T00:00:00.000Z'],
    ['YYYYMMDD', '20260302', '2026-03-02T00:00:00.000Z'],
    ['YYYY-MM-DDTHH:mm', '2026-03-02T10:00', '2026-03-02T10:00:00.000Z'],
  ])('%s reads %s', (format, text, expected) => {
    expect(read(format, text)).toBe(expected);
  });

  it.each([
    ['D/M/YYYY H:mm', '2/29/2016 01:16'], // month first
    ['D/M/YYYY H:mm', '29/2/2015 01:16'],
    ['D/M/YYYY H:mm', '29/2/2016 24:00'],
    ['D/M/YYYY H:mm', '29/2/2016 1:6'],
    ['D/M/YYYY H:mm', '29/2/2016 01:16:00'],
    ['D/M/YYYY H:mm', ' 29/2/2016 01:16'],
    ['DD.MM.YYYY', '2.3.2026'],
    ['DD.MM.YYYY', '02x03x2026'],
    ['D/M/YYYY', '٢/٣/٢٠٢٦'],
  ])('%s does not read %j', (format, text) => {
    expect(read(format, text)).toBeNull();
  });

  it.each([
    '',
    'D/M',
    'M/YYYY',
    'D/M/YY',
    'D/M/YYYY D',
    'YYYY-MM-DD HH',
    'YYYY-MM-DD mm:ss',
    'YYYY-MM-DDTHH:mmZ',
    'dd/MM/yyyy',
    'YYYY-MM-DD 12:00',
  ])('cannot be %j', (format) => {
    expect(localFormat(format)).toBeNull();
  });
});
