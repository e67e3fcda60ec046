import { Injectable } from '@nestjs/common';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

/** A finding that a rectification deals with. */
export interface FindingLine {
  readonly id: string;
  readonly rule: string;
  readonly release: number;
  readonly severity: string;
  readonly status: string;
  readonly staff: string | null;
  readonly occurredAt: Date;
}

export interface FileLine {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** hexadecimal */
  readonly sha256: string;
  readonly bytes: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

export interface StoredFile extends FileLine {
  readonly content: Buffer;
}

export interface TrailLine {
  /** bigint as decimal text */
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly command: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

const fileColumns = `e.id, e.name, e.media_type AS "mediaType", encode(e.sha256, 'hex') AS sha256,
  octet_length(e.content) AS bytes, e.uploaded_by AS "uploadedBy", e.uploaded_at AS "uploadedAt"`;

/** What belongs to one corrective action. Whoever may see the corrective action may see it. */
@Injectable()
export class ParticularsReadModel {
  constructor(private readonly database: Database) {}

  /** In the order in which they occurred. */
  async findings(id: string): Promise<FindingLine[]> {
    return this.database.query<FindingLine>(
      `SELECT f.id, f.rule_code AS rule, f.release_id AS release, f.severity, f.status, f.staff_code AS staff,
         f.occurred_at AS "occurredAt"
       FROM corrective_action_finding AS c JOIN finding AS f ON f.id = c.finding_id
       WHERE c.action_id = $1 ORDER BY f.occurred_at, f.id`,
      [id],
    );
  }

  /** In the order in which they came. */
  async files(id: string): Promise<FileLine[]> {
    return this.database.query<FileLine>(
      `SELECT ${fileColumns} FROM evidence_file AS e WHERE e.subject = $1 ORDER BY e.id`,
      [`corrective-action:${id}`],
    );
  }

  /** Undefined when there is none, or none of a corrective action that the caller may see. */
  async file(id: string, file: string, scope: Scope): Promise<StoredFile | undefined> {
    const values: unknown[] = [file, `corrective-action:${id}`, id];
    const visible = scopeFilter(scope, { unit: 'a.unit_code', staff: null }, values);
    const [row] = await this.database.query<StoredFile>(
      `SELECT ${fileColumns}, e.content FROM evidence_file AS e JOIN corrective_action AS a ON a.id = $3
       WHERE e.id = $1 AND e.subject = $2 AND ${visible}`,
      values,
    );
    return row;
  }

  /** Who did what with it, the first first. */
  async trail(id: string): Promise<TrailLine[]> {
    return this.database.query<TrailLine>(
      `SELECT seq, at, actor, command, before, after, reason FROM audit_entry WHERE subject = $1 ORDER BY seq`,
      [`corrective-action:${id}`],
    );
  }
}
