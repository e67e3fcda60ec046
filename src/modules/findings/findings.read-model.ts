import { Injectable } from '@nestjs/common';
import type { FindingStatus } from '../../domain/finding/withdraw-finding.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { ListQuery } from './findings.dto.js';

/** A finding as lists and exports show it. */
export interface FindingRow {
  readonly id: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly release: number;
  readonly standard: string;
  readonly dimension: string;
  readonly kind: string;
  readonly severity: string;
  readonly status: FindingStatus;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly subject: Readonly<Record<string, string>>;
  readonly event: string;
  readonly occurredAt: Date;
  readonly detectedAt: Date;
  readonly consequences: boolean;
  readonly trial: boolean;
}

const columns = `f.id, f.rule_code AS rule, f.rule_version AS "ruleVersion", f.release_id AS release, f.standard_code AS standard,
  f.dimension, f.kind, f.severity, f.status, f.unit_code AS unit, f.staff_code AS staff, f.subject, f.event_id AS event,
  f.occurred_at AS "occurredAt", f.detected_at AS "detectedAt", f.consequences, f.trial`;

/** Findings within the caller's scope, newest first. */
@Injectable()
export class FindingsReadModel {
  constructor(private readonly database: Database) {}

  async list(query: Omit<ListQuery, 'limit'> & { limit: number }, scope: Scope): Promise<FindingRow[]> {
    const values: unknown[] = [];
    const conditions = [scopeFilter(scope, { unit: 'f.unit_code', staff: 'f.staff_code' }, values)];
    const narrow = (sql: string, value: unknown) => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(`${sql} $${values.length}`);
    };
    narrow('f.rule_code =', query.rule);
    narrow('f.standard_code =', query.standard);
    narrow('f.dimension =', query.dimension);
    narrow('f.kind =', query.kind);
    narrow('f.severity =', query.severity);
    narrow('f.status =', query.status);
    narrow('f.unit_code =', query.unit);
    narrow('f.staff_code =', query.staff);
    narrow('f.occurred_at >=', query.from);
    narrow('f.occurred_at <', query.to);
    narrow('f.id <', query.before);
    if (query.type !== undefined) {
      values.push(query.type);
      conditions.push(`EXISTS (SELECT FROM service_event AS e WHERE e.id = f.event_id AND e.type = $${values.length})`);
    }
    values.push(query.limit);
    return this.database.query<FindingRow>(
      `SELECT ${columns} FROM finding AS f WHERE ${conditions.join(' AND ')} ORDER BY f.id DESC LIMIT $${values.length}`,
      values,
    );
  }

  /** Undefined when there is none, or none that the caller may see. */
  async find(id: string, scope: Scope): Promise<(FindingRow & { readonly trace: unknown }) | undefined> {
    const values: unknown[] = [id];
    const visible = scopeFilter(scope, { unit: 'f.unit_code', staff: 'f.staff_code' }, values);
    const [row] = await this.database.query<FindingRow & { trace: unknown }>(
      `SELECT ${columns}, f.trace FROM finding AS f WHERE f.id = $1 AND ${visible}`,
      values,
    );
    return row;
  }

  /** Those of an event that the reader may see: an event of theirs may have findings about others. */
  async ofEvent(eventId: string, scope: Scope): Promise<FindingRow[]> {
    const values: unknown[] = [eventId];
    const visible = scopeFilter(scope, { unit: 'f.unit_code', staff: 'f.staff_code' }, values);
    return this.database.query<FindingRow>(
      `SELECT ${columns} FROM finding AS f WHERE f.event_id = $1 AND ${visible} ORDER BY f.id`,
      values,
    );
  }

  /** Codes of the rules with a finding on an event, whoever may see it. */
  async rulesFiredOn(eventId: string): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>(
      'SELECT DISTINCT rule_code AS code FROM finding WHERE event_id = $1',
      [eventId],
    );
    return rows.map(({ code }) => code);
  }
}
