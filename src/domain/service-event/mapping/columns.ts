import type { Mapping, MappingEntry } from './mapping.schema.js';

/** Every column a mapping reads, each once, in the order in which it names them. */
export function columnsOf(mapping: Pick<Mapping, 'entries'>): readonly string[] {
  return [...new Set(mapping.entries.flatMap(columnsOfEntry))];
}

function columnsOfEntry({ id, group, occurredAt, unit, staff, customer, facts }: MappingEntry): string[] {
  return [
    ...id,
    ...(group?.by ?? []),
    ...(group?.skipWhenMissing ?? []),
    typeof occurredAt === 'string' ? occurredAt : occurredAt.column,
    ...[unit, staff, customer].flatMap((party) => (party !== undefined && 'column' in party ? party.column : [])),
    ...Object.values(facts).flatMap(({ column, where }) => [column, ...Object.keys(where ?? {})]),
  ];
}
