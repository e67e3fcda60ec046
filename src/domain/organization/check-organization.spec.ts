import fc from 'fast-check';
import { aStaffMember, aUnit, organizationOf, sampleOrganization } from '../../../test/support/an-organization.js';
import { unitPath } from './as-of.js';
import { checkOrganization, mergeOrganization } from './check-organization.js';
import { faultText } from './organization-fault.js';
import type { Organization } from './organization.js';
import { readOrganizationFile } from './read-organization-file.js';

const nothing: Organization = { units: new Map(), staff: new Map() };

function faultsOf(document: unknown, standing = nothing) {
  const { file, faults } = readOrganizationFile(document);
  return [...faults, ...checkOrganization(mergeOrganization(standing, file), file)].map(({ code, at }) => [code, at]);
}

const hq = aUnit({ code: 'HQ' });

describe('an organisation file', () => {
  it('without faults is read with its short forms spelled out', () => {
    const organization = organizationOf(sampleOrganization);
    expect(organization.units.get('ZJ-2')?.placements).toEqual([
      { parent: 'ZJ', from: '2020-01-01', to: '2024-07-01' },
    ]);
    expect(organization.units.get('JS-2')?.placements).toEqual([
      { parent: 'ZJ', from: '2020-01-01', to: '2025-01-01' },
      { parent: 'JS', from: '2025-01-01', to: null },
    ]);
    expect(organization.staff.get('bo')?.placements).toEqual([{ unit: 'JS-2', from: '2020-01-01', to: '2025-06-01' }]);
  });

  it('puts placements in order, whatever the order in which they are written', () => {
    const { units } = organizationOf({
      units: [
        hq,
        aUnit({ code: 'A' }),
        aUnit({
          code: 'B',
          placements: [
            { parent: 'A', from: '2022-01-01' },
            { parent: 'HQ', from: '2020-01-01' },
          ],
        }),
      ],
    });
    expect(units.get('B')?.placements.map(({ from, to }) => [from, to])).toEqual([
      ['2020-01-01', '2022-01-01'],
      ['2022-01-01', null],
    ]);
  });

  it('tells all of its faults at once, each at its place', () => {
    const faults = faultsOf({
      units: [
        hq,
        aUnit({ code: 'HQ', parent: 'HQ' }),
        aUnit({ code: 'A', openedOn: '2020-02-30', colour: 'red' }),
        aUnit({ code: 'B', parent: 'A' }),
        aUnit({ code: 'C', parent: 'XX' }),
        aUnit({ code: 'D', closedOn: '2020-01-01' }),
        { code: 'E', level: 'branch', openedOn: '2020-01-01', title: { 'zh-CN': '戊', en: 'E' } },
      ],
      staff: [
        aStaffMember({ code: 'lin', unit: 'YY' }),
        aStaffMember({ code: 'bo', unit: 'A' }),
        aStaffMember({ code: '' }),
      ],
    });
    expect(faults).toEqual([
      ['duplicate-code', '/units/1'],
      ['not-valid', '/units/2/openedOn'],
      ['not-valid', '/units/2'],
      ['parent-or-placements', '/units/6'],
      ['not-valid', '/staff/2/code'],
      ['parent-unknown', '/units/4'],
      ['dates-reversed', '/units/5'],
      ['unit-unknown', '/staff/0'],
    ]);
  });

  it('has words in both languages that quote the value', () => {
    const { file, faults } = readOrganizationFile({ units: [aUnit({ code: 'A', openedOn: '2020-02-30' })] });
    expect(file.units).toEqual([]);
    const [text] = faults.map(faultText);
    expect(text?.en).toContain('"2020-02-30"');
    expect(text?.['zh-CN']).toMatch(/[一-龥].*"2020-02-30"/);
  });

  it.each([[null], [[]], ['units'], [{ units: {} }], [{ unit: [] }]])('of another shape is refused: %j', (document) => {
    expect(faultsOf(document)).toHaveLength(1);
  });

  it('cannot name something with characters that cannot be told apart or stored', () => {
    for (const code of ['*', 'A B', 'Ａ', 'A\u200b', 'А', '-A', 'A-', 'a'.repeat(65)]) {
      expect(faultsOf({ units: [aUnit({ code, parent: null })] })).toEqual([['not-valid', '/units/0/code']]);
    }
    const title = { 'zh-CN': '空\u0000', en: '\ud800' };
    expect(faultsOf({ units: [aUnit({ code: 'HQ', title })] })).toEqual([
      ['not-valid', '/units/0/title/zh-CN'],
      ['not-valid', '/units/0/title/en'],
    ]);
  });
});

describe('placements', () => {
  const withPlacements = (...placements: object[]) =>
    faultsOf({ units: [hq, aUnit({ code: 'A' }), aUnit({ code: 'B', closedOn: '2024-01-01', placements })] });

  it('may not overlap', () => {
    expect(
      withPlacements({ parent: 'A', from: '2020-01-01', to: '2022-01-02' }, { parent: 'HQ', from: '2022-01-01' }),
    ).toEqual([['placement-overlap', '/units/2/placements/1']]);
  });

  it('may not leave a gap at the start, between or at the end', () => {
    expect(
      withPlacements(
        { parent: 'A', from: '2020-01-02', to: '2022-01-01' },
        { parent: 'HQ', from: '2022-01-02', to: '2023-12-31' },
      ),
    ).toEqual([
      ['placement-gap', '/units/2/placements/0'],
      ['placement-gap', '/units/2/placements/1'],
      ['placement-gap', '/units/2'],
    ]);
  });

  it('may not reach beyond the life of what is placed', () => {
    expect(withPlacements({ parent: 'A', from: '2019-12-31', to: '2024-01-02' })).toEqual([
      ['placement-outside', '/units/2/placements/0'],
    ]);
  });

  it('may not end before they begin', () => {
    expect(
      withPlacements({ parent: 'A', from: '2020-01-01' }, { parent: 'A', from: '2023-01-01', to: '2022-01-01' }),
    ).toEqual([
      ['dates-reversed', '/units/2/placements/1'],
      ['placement-gap', '/units/2'],
    ]);
  });

  it('need a parent that is open for that long', () => {
    const units = [hq, aUnit({ code: 'A', closedOn: '2022-01-01' }), aUnit({ code: 'B', parent: 'A' })];
    expect(faultsOf({ units })).toEqual([['parent-not-open', '/units/2']]);
  });

  it('of staff need a unit that is open for that long', () => {
    const units = [hq, aUnit({ code: 'A', closedOn: '2022-01-01' })];
    expect(faultsOf({ units, staff: [aStaffMember({ code: 'lin', unit: 'A' })] })).toEqual([
      ['unit-not-open', '/staff/0'],
    ]);
  });
});

describe('the tree', () => {
  it('may have no circle, also not for a single day', () => {
    const faults = faultsOf({
      units: [
        hq,
        aUnit({
          code: 'A',
          placements: [
            { parent: 'HQ', from: '2020-01-01' },
            { parent: 'B', from: '2022-01-01', to: '2022-01-02' },
            { parent: 'HQ', from: '2022-01-02' },
          ],
        }),
        aUnit({ code: 'B', parent: 'A' }),
      ],
    });
    expect(faults).toEqual([['cycle', '/units/1/placements/1']]);
  });

  it('may turn a relation round from one day to the next', () => {
    const turned = {
      units: [
        hq,
        aUnit({
          code: 'A',
          placements: [
            { parent: 'HQ', from: '2020-01-01' },
            { parent: 'B', from: '2022-01-01' },
          ],
        }),
        aUnit({
          code: 'B',
          placements: [
            { parent: 'A', from: '2020-01-01' },
            { parent: 'HQ', from: '2022-01-01' },
          ],
        }),
      ],
    };
    expect(unitPath(organizationOf(turned), 'A', '2022-01-01')).toEqual(['A', 'B', 'HQ']);
  });

  it('tells a unit under itself and a circle without a root', () => {
    expect(faultsOf({ units: [hq, aUnit({ code: 'A', parent: 'A' })] })).toEqual([['cycle', '/units/1']]);
    expect(faultsOf({ units: [aUnit({ code: 'A', parent: 'B' }), aUnit({ code: 'B', parent: 'A' })] })).toEqual([
      ['cycle', '/units/0'],
    ]);
  });

  it('has one root at any time, which may pass from one unit to another', () => {
    expect(faultsOf({ units: [hq, aUnit({ code: 'A', parent: null })] })).toEqual([['several-roots', '/units/1']]);
    const group = [
      aUnit({
        code: 'HQ',
        placements: [
          { parent: null, from: '2020-01-01' },
          { parent: 'GROUP', from: '2023-01-01' },
        ],
      }),
      aUnit({ code: 'GROUP', openedOn: '2023-01-01', parent: null }),
    ];
    expect(faultsOf({ units: group })).toEqual([]);
  });

  it('is checked with what stands already: a file may not close a province under which a branch stands', () => {
    const standing = organizationOf(sampleOrganization);
    expect(faultsOf({ units: [aUnit({ code: 'ZJ', closedOn: '2025-01-01' })] }, standing)).toEqual([
      ['parent-not-open', 'stored unit ZJ-1'],
    ]);
  });

  it('is faulty exactly when on some day a way up does not end at the root', () => {
    const codes = ['A', 'B', 'C', 'D'];
    const days = [2020, 2021, 2022, 2023].map((year) => `${year}-01-01`);
    const parent = fc.constantFrom(...codes, 'HQ', 'HQ', 'HQ', 'HQ', 'HQ', 'HQ');
    const moves = fc.tuple(...days.map(() => parent));
    let faultless = 0;
    fc.assert(
      fc.property(fc.tuple(...codes.map(() => moves)), (parents) => {
        const units = codes.map((code, unit) =>
          aUnit({ code, placements: days.map((from, day) => ({ from, parent: parents[unit]?.[day] })) }),
        );
        const endsAtRoot = (code: string, day: number): boolean => {
          let at: string | undefined = code;
          for (let step = 0; step <= codes.length && at !== 'HQ'; step++) at = parents[codes.indexOf(at ?? '')]?.[day];
          return at === 'HQ';
        };
        const sound = codes.every((code) => days.every((_, day) => endsAtRoot(code, day)));
        expect(faultsOf({ units: [hq, ...units] }).length === 0).toBe(sound);
        if (!sound) return;
        faultless += 1;
        const organization = organizationOf({ units: [hq, ...units] });
        for (const code of codes) for (const day of days) expect(unitPath(organization, code, day).at(-1)).toBe('HQ');
      }),
      { numRuns: 1_000, seed: 20261122 },
    );
    expect(faultless).toBeGreaterThan(50);
  });
});
