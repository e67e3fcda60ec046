import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { DocumentAnswer, DocumentParams, ListAnswer, ReleaseAnswer } from './rulebook.dto.js';

type ListedRelease = ListAnswer['releases'][number];
type Instants = 'submittedAt' | 'decidedAt' | 'effectiveFrom';
/** a release as pg reads it, with whatever was selected besides */
type Row<Extra> = Omit<ListedRelease, Instants | 'documentCounts'> & {
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly effectiveFrom: Date | null;
} & Extra;

/** an installation has a few dozen releases in its life */
const releasesShown = 500;

const releaseColumns = `r.id, encode(r.sha256, 'hex') AS sha256, r.status, r.title, r.submitted_by AS "submittedBy",
  r.submitted_at AS "submittedAt", r.decided_by AS "decidedBy", r.decided_at AS "decidedAt", r.reason,
  r.effective_from AS "effectiveFrom", r.id IS NOT DISTINCT FROM
    (SELECT f.id FROM rulebook_release AS f WHERE f.status = 'approved'
       AND (f.effective_from IS NULL OR f.effective_from <= clock_timestamp())
     ORDER BY f.effective_from DESC NULLS LAST, f.id DESC LIMIT 1) AS "inForce"`;

/** Releases and their documents, for people. */
@Injectable()
export class RulebookReadModel {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async releases(): Promise<ListAnswer> {
    const rows = await this.database.query<Row<Pick<ListedRelease, 'documentCounts'>>>(
      `SELECT ${releaseColumns},
         (SELECT coalesce(jsonb_object_agg(kind, number), '{}') FROM
            (SELECT d.kind, count(*) AS number FROM release_document AS m JOIN rulebook_document AS d ON d.id = m.document_id
             WHERE m.release_id = r.id GROUP BY d.kind) AS counted) AS "documentCounts"
       FROM rulebook_release AS r ORDER BY r.id DESC LIMIT ${releasesShown}`,
    );
    return { releases: rows.map(withInstants) };
  }

  /** One release, and what it changes: an approved one against the one it followed, any other against the newest. */
  async release(id: number): Promise<ReleaseAnswer | null> {
    const [row] = await this.database.query<Row<object>>(
      `SELECT ${releaseColumns} FROM rulebook_release AS r WHERE r.id = $1`,
      [id],
    );
    if (row === undefined) return null;
    const comparedWith = await this.before(id);
    const documents = await this.database.query<ReleaseAnswer['documents'][number]>(
      `SELECT d.kind, d.code, d.version, encode(d.sha256, 'hex') AS sha256, d.body -> 'title' AS title,
         CASE WHEN old.id IS NULL THEN 'added' WHEN old.id = d.id THEN 'unchanged' ELSE 'changed' END AS change
       FROM release_document AS m JOIN rulebook_document AS d ON d.id = m.document_id
       LEFT JOIN (SELECT o.* FROM release_document AS n JOIN rulebook_document AS o ON o.id = n.document_id
                  WHERE n.release_id = $2) AS old ON old.kind = d.kind AND old.code = d.code
       WHERE m.release_id = $1 ORDER BY d.kind, d.code`,
      [id, comparedWith],
    );
    const removed = await this.database.query<{ kind: string; code: string }>(
      `SELECT kind, code FROM release_document AS n JOIN rulebook_document AS o ON o.id = n.document_id
       WHERE n.release_id = $2
       EXCEPT SELECT kind, code FROM release_document AS m JOIN rulebook_document AS d ON d.id = m.document_id
       WHERE m.release_id = $1 ORDER BY kind, code`,
      [id, comparedWith],
    );
    return { ...withInstants(row), comparedWith, documents, removed };
  }

  async document({ id, kind, code }: DocumentParams): Promise<DocumentAnswer | null> {
    const [document] = await this.database.query<DocumentAnswer>(
      `SELECT d.kind, d.code, d.version, encode(d.sha256, 'hex') AS sha256, d.source, d.body AS document
       FROM release_document AS m JOIN rulebook_document AS d ON d.id = m.document_id
       WHERE m.release_id = $1 AND d.kind = $2 AND d.code = $3`,
      [id, kind, code],
    );
    return document ?? null;
  }

  private async before(id: number): Promise<number | null> {
    const [row] = await this.database.query<{ id: number }>(
      `SELECT b.id FROM rulebook_release AS b, rulebook_release AS own
       WHERE own.id = $1 AND b.id <> own.id AND b.status = 'approved' AND (own.status <> 'approved'
         OR own.effective_from IS NOT NULL AND (b.effective_from IS NULL OR b.effective_from < own.effective_from))
       ORDER BY b.effective_from DESC NULLS LAST, b.id DESC LIMIT 1`,
      [id],
    );
    return row?.id ?? null;
  }
}

const withInstants = <Extra extends object>(row: Row<Extra>) => ({
  ...row,
  submittedAt: row.submittedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  effectiveFrom: row.effectiveFrom?.toISOString() ?? null,
});
