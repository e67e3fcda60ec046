import { documentOfSheets } from './organization-sheets.js';
import { readOrganizationFile } from './read-organization-file.js';
import type { Sheet } from './sheet-rows.js';

function sheet(name: string, text: string): Sheet {
  const [header = [], ...rows] = text.split('\n').map((line) => line.trim().split(','));
  return { name, header, rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
}

function read(units: string | null, staff: string | null = null) {
  const sheets = {
    units: units === null ? null : sheet('units.csv', units),
    staff: staff === null ? null : sheet('staff.csv', staff),
  };
  const { document, placeOf, faults } = documentOfSheets(sheets);
  const { file, faults: further } = readOrganizationFile(document, placeOf);
  return { file, faults: [...faults, ...further].map(({ code, at }) => [code, at]) };
}

const unitHeader = 'code,title_zh,title_en,level,parent,opened_on,closed_on,from,to';
const staffHeader = 'code,name,unit,employed_from,employed_to,from,to';

describe('the CSV form', () => {
  it('takes several rows of one code as several placements; what a later row repeats may be left empty', () => {
    const { file, faults } = read(
      `${unitHeader}
       HQ,总部,Head office,head-office,,2020-01-01,,,
       A,甲,A,branch,HQ,2020-01-01,,2020-01-01,2022-01-01

       A,,,,B,,,2022-01-01,
       B,乙,B,branch,HQ,2020-01-01,2030-01-01,,`,
      `${staffHeader}
       lin,林,A,2020-01-01,,,`,
    );
    expect(faults).toEqual([]);
    expect(file.units.map(({ record }) => [record.code, record.closedOn, record.placements])).toEqual([
      ['HQ', null, [{ parent: null, from: '2020-01-01', to: null }]],
      [
        'A',
        null,
        [
          { parent: 'HQ', from: '2020-01-01', to: '2022-01-01' },
          { parent: 'B', from: '2022-01-01', to: null },
        ],
      ],
      ['B', '2030-01-01', [{ parent: 'HQ', from: '2020-01-01', to: '2030-01-01' }]],
    ]);
    expect(file.units[1]?.placementsAt).toEqual(['units.csv row 3', 'units.csv row 5']);
    expect(file.staff[0]?.record.placements).toEqual([{ unit: 'A', from: '2020-01-01', to: null }]);
  });

  it('tells a fault by file, row and column', () => {
    expect(
      read(
        `${unitHeader}
         HQ,总部,Head office,head-office,,2020-1-1,,2020-01-01,
         ,甲,A,branch,HQ,2020-01-01,,,
         B,乙,,branch,H Q,2020-01-01,,2020-01-01,2022-13-01`,
        `${staffHeader}
         lin,林,,2020-01-01,,,`,
      ).faults,
    ).toEqual([
      ['not-valid', 'units.csv row 2, opened_on'],
      ['not-valid', 'units.csv row 3, code'],
      ['not-valid', 'units.csv row 4, title_en'],
      ['not-valid', 'units.csv row 4, parent'],
      ['not-valid', 'units.csv row 4, to'],
      ['not-valid', 'staff.csv row 2, unit'],
    ]);
  });

  it('tells rows of one code that contradict each other', () => {
    const rows = `${unitHeader}
      A,甲,A,branch,HQ,2020-01-01,,2020-01-01,2022-01-01
      A,甲,Alpha,branch,HQ,2020-01-02,,2022-01-01,`;
    expect(read(rows).faults).toEqual([
      ['row-contradicts', 'units.csv row 3'],
      ['row-contradicts', 'units.csv row 3'],
    ]);
  });

  it('tells cells without a column', () => {
    expect(read(`${unitHeader}\nHQ,总部,Head office,head-office,,2020-01-01,,,,surplus`).faults).toEqual([
      ['row-too-long', 'units.csv row 2'],
    ]);
  });

  it.each([
    ['a missing column', unitHeader.replace(',level', ''), 'column-missing'],
    ['an unknown column', `${unitHeader},colour`, 'column-unknown'],
    ['a column given twice', `${unitHeader},code`, 'column-unknown'],
    ['a column called like a built-in', `${unitHeader},__proto__`, 'column-unknown'],
  ])('refuses %s', (_, header, code) => {
    expect(read(`${header}\nHQ,总部,Head office,head-office,,2020-01-01,,,`).faults).toEqual([
      [code, 'units.csv row 1'],
    ]);
  });
});
