import { aCalendar } from '../../../test/support/rulebook-documents.js';
import { validateDocuments } from './validate-documents.js';

const faultsOf = (changes: Record<string, unknown>) =>
  validateDocuments([{ file: 'c', value: aCalendar(changes) }]).faults.map(({ pointer, code, found, nearest }) =>
    [pointer, code, found, ...(nearest === undefined ? [] : [`→ ${nearest}`])].join(' ').trim(),
  );

describe('a calendar', () => {
  it.each([
    { zone: 'Europe/Berlin' },
    { zone: 'UTC' },
    { week: { friday: [['22:00', '06:00']], saturday: [['06:00', '10:00']] }, makeUpDays: [] },
    { week: { monday: [['00:00', '24:00']], tuesday: [['00:00', '24:00']] } },
    { week: { monday: [] }, makeUpWindows: [['09:00', '12:00']] },
    { windows: { noon: ['12:00', '13:30'], lunch: ['12:00', '13:00'], quiet: ['20:00', '08:30'] } },
    { years: { from: 2025, to: 2027 }, holidays: ['2025-01-01', '2027-12-31'] },
  ])('may say %j', (changes) => {
    expect(faultsOf(changes)).toEqual([]);
  });

  it.each([
    [{ zone: 'Asia/Shangai' }, ['/zone unknown-zone "Asia/Shangai" → Asia/Shanghai']],
    [{ zone: '+08:00' }, ['/zone unknown-zone "+08:00"']],
    [{ years: { from: 2027, to: 2026 } }, ['/years dates-reversed {"from":2027,"to":2026}']],
    [
      { holidays: ['2025-12-31', '2026-01-01', '2027-01-01'] },
      ['/holidays/0 date-outside-years "2025-12-31"', '/holidays/2 date-outside-years "2027-01-01"'],
    ],
    [{ makeUpDays: ['2027-02-14'] }, ['/makeUpDays/0 date-outside-years "2027-02-14"']],
    [{ holidays: ['2026-02-14'] }, ['/makeUpDays/0 holiday-and-make-up "2026-02-14"']],
    [{ holidays: ['2026-02-17', '2026-02-17'] }, ['/holidays/1 duplicate-entry "2026-02-17"']],
    [{ holidays: ['2026-02-30'] }, ['/holidays/0 wrong-format "2026-02-30"']],
    [{ week: { tuesday: [['09:00', '12:00']] } }, ['/makeUpDays make-up-windows-missing']],
    [{ week: { monday: [['12:00', '12:00']] } }, ['/week/monday/0 empty-window ["12:00","12:00"]']],
    [{ week: { monday: [['24:00', '06:00']] } }, ['/week/monday/0 empty-window ["24:00","06:00"]']],
    [{ windows: { never: ['09:00', '09:00'] } }, ['/windows/never empty-window ["09:00","09:00"]']],
    [
      {
        week: {
          monday: [
            ['09:00', '12:00'],
            ['11:59', '13:00'],
          ],
        },
      },
      ['/week/monday/1 windows-overlap ["11:59","13:00"]'],
    ],
    [
      {
        week: {
          monday: [
            ['22:00', '06:00'],
            ['23:00', '24:00'],
          ],
        },
      },
      ['/week/monday/1 windows-overlap ["23:00","24:00"]'],
    ],
    [
      { week: { monday: [['22:00', '06:00']], tuesday: [['05:59', '10:00']] } },
      ['/week/tuesday/0 windows-overlap ["05:59","10:00"]'],
    ],
    [
      { week: { sunday: [['22:00', '06:00']], monday: [['05:00', '10:00']] } },
      ['/week/monday/0 windows-overlap ["05:00","10:00"]'],
    ],
    [
      {
        makeUpWindows: [
          ['09:00', '12:00'],
          ['09:00', '12:00'],
        ],
      },
      ['/makeUpWindows/1 windows-overlap ["09:00","12:00"]'],
    ],
    [{ week: { mondays: [] }, makeUpDays: [] }, ['/week/mondays unknown-key "mondays" → monday']],
  ])('may not say %j', (changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
