import type { StaffEntry, UnitEntry } from '../domain/organization/organization-file.schema.js';
import { givenNames, headOffice, provinces, surnames, type UnitName } from './insurer-units.js';
import { dateOf, dayOf } from './office-hours.js';
import type { SeededRandom } from './seeded-random.js';
import type { SimulatorSettings } from './simulator-settings.schema.js';

/** The form of an organisation file. */
export interface SimulatedOrganization {
  readonly units: readonly UnitEntry[];
  readonly staff: readonly StaffEntry[];
}

/** people per unit, by level: 6 + 2×3 + 5×12 + 24×7 = 240 */
const headcount = { 'head-office': 6, province: 3, city: 12, branch: 7 } as const;
type Level = keyof typeof headcount;

/** Head office, provinces, cities and branches with their people; one branch closes and some people move. */
export function simulatedOrganization(settings: SimulatorSettings, random: SeededRandom): SimulatedOrganization {
  const units = insurerUnits(settings.closure, random);
  const home = new Map<string, string>();
  const people = units.flatMap((unit) => {
    const codes = Array.from({ length: headcount[unit.level as Level] }, (_, index) => staffCode(unit.code, index + 1));
    for (const code of codes) home.set(code, unit.code);
    return codes;
  });
  const moves = planMoves(settings, units, home, random);
  const staff = people.map((code): StaffEntry => {
    const unit = home.get(code) ?? headOffice.code;
    const employedFrom = dateOf(random.integer(dayOf('2016-01-01'), dayOf('2026-05-31')));
    const member = { code, name: random.pick(surnames) + random.pick(givenNames), employedFrom };
    const move = moves.get(code);
    if (move === undefined) return { ...member, unit };
    return {
      ...member,
      placements: [
        { unit, from: employedFrom, to: move.on },
        { unit: move.to, from: move.on },
      ],
    };
  });
  return { units, staff };
}

const staffCode = (unit: string, number: number): string => `${unit}-${String(number).padStart(2, '0')}`;

function insurerUnits(closure: SimulatorSettings['closure'], random: SeededRandom): UnitEntry[] {
  const openedOn = () => dateOf(random.integer(dayOf('2004-01-01'), dayOf('2015-12-31')));
  const founded = { openedOn: '2003-01-01' };
  const entry = ({ code, title }: UnitName, level: Level, parent: string | null): UnitEntry => {
    const opened = level === 'branch' ? { openedOn: openedOn() } : founded;
    return { code, title, level, ...opened, ...(code === closure.unit ? { closedOn: closure.closedOn } : {}), parent };
  };
  return [
    entry(headOffice, 'head-office', null),
    ...provinces.flatMap((province) => [
      entry(province, 'province', headOffice.code),
      ...province.cities.flatMap((city) => [
        entry(city, 'city', province.code),
        ...city.branches.map(([zh, en], index) => {
          const code = `${city.code}${String(index + 1).padStart(2, '0')}`;
          return entry({ code, title: { 'zh-CN': zh, en: `${en} Sub-branch` } }, 'branch', city.code);
        }),
      ]),
    ]),
  ];
}

interface Move {
  readonly to: string;
  /** first day in the new unit */
  readonly on: string;
}

/** Everybody of the closing branch moves when it closes; some others move within their city during the quarter. */
function planMoves(
  settings: SimulatorSettings,
  units: readonly UnitEntry[],
  home: ReadonlyMap<string, string>,
  random: SeededRandom,
): ReadonlyMap<string, Move> {
  const branches = units.filter((unit) => unit.level === 'branch');
  const closing = branches.find((unit) => unit.code === settings.closure.unit);
  if (closing === undefined) {
    throw new RangeError(
      `closure.unit is ${settings.closure.unit}; one of the branches: ${branches.map(({ code }) => code).join(', ')}`,
    );
  }
  const siblings = (code: string) => {
    const parent = branches.find((unit) => unit.code === code)?.parent;
    return branches.filter((unit) => unit.parent === parent && unit.code !== code && unit !== closing);
  };
  const moves = new Map<string, Move>();
  const others: string[] = [];
  for (const [staff, unit] of home) {
    if (unit === closing.code)
      moves.set(staff, { to: random.pick(siblings(unit)).code, on: settings.closure.closedOn });
    else if (branches.some(({ code }) => code === unit)) others.push(staff);
  }
  const [first, last] = [dayOf(settings.firstDay), dayOf(settings.lastDay)];
  for (const staff of random.several(others, settings.transfers)) {
    const unit = home.get(staff) ?? '';
    moves.set(staff, { to: random.pick(siblings(unit)).code, on: dateOf(random.integer(first + 14, last - 14)) });
  }
  return moves;
}
