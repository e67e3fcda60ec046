import type { OrganizationFile, Written } from './read-organization-file.js';
import type { Organization, StaffMember, Unit } from './organization.js';

/** What a load does to one kind of record. What is written as it stands already is neither created nor changed. */
export interface Changes<T> {
  readonly created: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
}

export interface OrganizationChanges {
  readonly units: Changes<Unit>;
  readonly staff: Changes<StaffMember>;
}

export function organizationChanges(standing: Organization, file: OrganizationFile): OrganizationChanges {
  return {
    units: changesOf(standing.units, file.units, unitText),
    staff: changesOf(standing.staff, file.staff, memberText),
  };
}

function changesOf<T extends { readonly code: string }>(
  standing: ReadonlyMap<string, T>,
  written: readonly Written<T>[],
  textOf: (record: T) => string,
): Changes<T> {
  const created: T[] = [];
  const changed: { before: T; after: T }[] = [];
  for (const { record } of written) {
    const before = standing.get(record.code);
    if (before === undefined) created.push(record);
    else if (textOf(before) !== textOf(record)) changed.push({ before, after: record });
  }
  return { created, changed };
}

const unitText = ({ title, level, openedOn, closedOn, placements }: Unit): string =>
  JSON.stringify([
    title['zh-CN'],
    title.en,
    level,
    openedOn,
    closedOn,
    placements.map((p) => [p.parent, p.from, p.to]),
  ]);

const memberText = ({ name, employedFrom, employedTo, placements }: StaffMember): string =>
  JSON.stringify([name, employedFrom, employedTo, placements.map((p) => [p.unit, p.from, p.to])]);
