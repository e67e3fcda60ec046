import { Injectable } from '@nestjs/common';
import { type InspectionView, isInsider, sightOf, viewOf } from '../../domain/inspection/inspection-view.js';
import type { Inspection, InspectionStatus } from '../../domain/inspection/inspection-workflow.js';
import { type NextCommand, nextCommands } from '../../domain/inspection/next-commands.js';
import type { InspectionForm, InspectionPurpose } from '../../domain/inspection/plan.js';
import type { Verdict } from '../../domain/inspection/score-checklist.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { DailySummaryQuery, InspectionsQuery } from './inspections.dto.js';

/** An inspection as lists show it. */
export interface InspectionRow {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
  readonly unitTitle: LocalizedText;
  readonly checklist: string;
  readonly checklistTitle: LocalizedText;
  readonly form: InspectionForm;
  readonly purpose: InspectionPurpose;
  readonly status: InspectionStatus;
  /** local date */
  readonly plannedOn: string;
  readonly confirmedAt: Date | null;
  /** percent with one decimal; null before the confirmation or when nothing could be scored */
  readonly score: number | null;
  readonly result: Verdict['result'] | null;
}

/** One inspection, as far as the reader may see it. */
export interface InspectionDetail extends InspectionView {
  readonly id: string;
  readonly release: number;
  readonly unitTitle: LocalizedText;
  /** what the reader can do with it now */
  readonly commands: readonly NextCommand[];
  /** display names by user id, of everybody who is named */
  readonly names: Readonly<Record<string, string>>;
}

interface DetailRow {
  id: string;
  release: number;
  unitTitle: LocalizedText;
  form: InspectionForm;
  inspector: string | null;
  hasBegun: boolean;
  isConfirmed: boolean;
  state: Inspection;
}

/** Inspections within the caller's scope, as far as they may know of them. */
@Injectable()
export class InspectionsReadModel {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(
    query: InspectionsQuery,
    reader: Principal,
  ): Promise<{ inspections: InspectionRow[]; next: string | null }> {
    const { status = null, form = null, checklist = null, unit = null, from = null, to = null, limit } = query;
    const mine = query.inspector === 'me' ? reader.id : null;
    const values: unknown[] = [status, form, checklist, unit, from, to, mine, query.before ?? null, limit + 1];
    const rows = await this.database.query<InspectionRow>(
      `SELECT i.id, i.number, i.unit_code AS unit, u.title AS "unitTitle", i.checklist_code AS checklist,
         i.state -> 'plan' -> 'sheet' -> 'title' AS "checklistTitle", i.form, i.state -> 'plan' ->> 'purpose' AS purpose,
         i.status, i.planned_on::text AS "plannedOn", i.confirmed_at AS "confirmedAt", i.score / 10.0::float8 AS score, i.result
       FROM inspection AS i JOIN unit AS u ON u.code = i.unit_code
       WHERE ($1::text IS NULL OR i.status = $1) AND ($2::text IS NULL OR i.form = $2)
         AND ($3::text IS NULL OR i.checklist_code = $3) AND ($4::text IS NULL OR i.unit_code = $4)
         AND ($5::date IS NULL OR i.planned_on >= $5) AND ($6::date IS NULL OR i.planned_on < $6)
         AND ($7::uuid IS NULL OR i.inspector_id = $7) AND ($8::bigint IS NULL OR i.id < $8)
         AND ${scopeFilter(reader.scope, { unit: 'i.unit_code', staff: null }, values)} AND ${visibleTo(reader, values)}
       ORDER BY i.id DESC LIMIT $9`,
      values,
    );
    const inspections = rows.slice(0, limit);
    return { inspections, next: rows.length > limit ? (inspections.at(-1)?.id ?? null) : null };
  }

  /** Undefined when there is none, or none that the reader may know of. */
  async find(id: string, reader: Principal): Promise<InspectionDetail | undefined> {
    const values: unknown[] = [id];
    const inScope = scopeFilter(reader.scope, { unit: 'i.unit_code', staff: null }, values);
    const [row] = await this.database.query<DetailRow>(
      `SELECT i.id, i.release_id AS release, u.title AS "unitTitle", i.form, i.inspector_id AS inspector,
         i.started_at IS NOT NULL AS "hasBegun", i.confirmed_at IS NOT NULL AS "isConfirmed", i.state
       FROM inspection AS i JOIN unit AS u ON u.code = i.unit_code WHERE i.id = $1 AND ${inScope}`,
      values,
    );
    const sight = row === undefined ? 'nothing' : sightOf(row, reader);
    if (row === undefined || sight === 'nothing') return undefined;
    const view = viewOf(row.state, sight);
    const commands = nextCommands(row.state, reader);
    const { release, unitTitle } = row;
    return { id, release, unitTitle, ...view, commands, names: await this.namesIn(view) };
  }

  /** What a day's summary is about: planned for it or started on it (local date). */
  async ofDay(on: string, { unit }: DailySummaryQuery, reader: Principal): Promise<Inspection[]> {
    const values: unknown[] = [on, organizationZone, unit ?? null];
    const rows = await this.database.query<{ state: Inspection }>(
      `SELECT i.state FROM inspection AS i
       WHERE (i.planned_on = $1::date OR
           (i.started_at >= $1::date::timestamp AT TIME ZONE $2 AND i.started_at < ($1::date + 1)::timestamp AT TIME ZONE $2))
         AND ($3::text IS NULL OR i.unit_code = $3)
         AND ${scopeFilter(reader.scope, { unit: 'i.unit_code', staff: null }, values)} AND ${wholeFor(reader, values)}
       ORDER BY i.id`,
      values,
    );
    return rows.map(({ state }) => state);
  }

  private async namesIn({ assignment, work, confirmation, closing, cancellation }: InspectionView) {
    const people = [
      assignment?.inspector,
      ...(work?.returns.map(({ by }) => by) ?? []),
      confirmation?.by,
      closing?.by,
      cancellation?.by,
    ].flatMap((person) => person?.id ?? []);
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM app_user WHERE id = ANY($1::uuid[])',
      [[...new Set(people)]],
    );
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  }
}

/** `sightOf` other than nothing, in SQL. */
function visibleTo(reader: Principal, values: unknown[]): string {
  if (isInsider(reader)) return 'true';
  return `(${wholeFor(reader, values)} OR i.confirmed_at IS NOT NULL OR i.form = 'announced'
    OR (i.form = 'unannounced' AND i.started_at IS NOT NULL))`;
}

/** `sightOf` whole, in SQL. */
function wholeFor(reader: Principal, values: unknown[]): string {
  if (isInsider(reader)) return 'true';
  values.push(reader.id);
  return `i.inspector_id::text = $${values.length}`;
}
