import { Injectable } from '@nestjs/common';
import type { RulebookDocument } from '../../domain/rulebook/document.schema.js';
import type { ApprovedRelease, RejectedRelease, Release, Surroundings } from '../../domain/rulebook/release.js';
import type { Transaction } from '../../platform/database/database.js';
import type { DocumentFile } from './rulebook.dto.js';

/** A document to be kept for ever, with the SHA-256 of what its author wrote. */
export interface NewDocument {
  readonly kind: string;
  readonly code: string;
  readonly sha256: Buffer;
  readonly source: string;
  readonly body: RulebookDocument;
}

export interface NewRelease {
  readonly sha256: Buffer;
  readonly title: string;
  readonly submittedBy: string;
  readonly documents: readonly NewDocument[];
}

/** Tables rulebook_document, rulebook_release and release_document. */
@Injectable()
export class RulebookRepository {
  /** Submissions and decisions follow one another: version numbers and "the first release" are given out once. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('plumbline:rulebook', 0))`);
  }

  /** The release of these very documents that is in review, or approved and in force now; null if there is none. */
  async standing(tx: Transaction, sha256: Buffer): Promise<{ id: number; status: 'in-review' | 'approved' } | null> {
    const [found] = await tx.query<{ id: number; status: 'in-review' | 'approved' }>(
      `SELECT id, status FROM rulebook_release
       WHERE sha256 = $1 AND (status = 'in-review' OR id =
         (SELECT id FROM rulebook_release WHERE status = 'approved'
            AND (effective_from IS NULL OR effective_from <= clock_timestamp())
          ORDER BY effective_from DESC NULLS LAST, id DESC LIMIT 1))
       ORDER BY id LIMIT 1`,
      [sha256],
    );
    return found ?? null;
  }

  /** Stores the release in review and answers its id. A document that is known by its hash is not stored again. */
  async add(tx: Transaction, { sha256, title, submittedBy, documents }: NewRelease): Promise<number> {
    const kinds = documents.map(({ kind }) => kind);
    const codes = documents.map(({ code }) => code);
    const hashes = documents.map((document) => document.sha256);
    await tx.query(
      `INSERT INTO rulebook_document (kind, code, version, sha256, source, body)
       SELECT kind, code, 1 + coalesce((SELECT max(version) FROM rulebook_document AS old
           WHERE old.kind = given.kind AND old.code = given.code), 0), sha256, source, body::jsonb
       FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::text[]) AS given (kind, code, sha256, source, body)
       ON CONFLICT (kind, code, sha256) DO NOTHING`,
      [kinds, codes, hashes, documents.map(({ source }) => source), documents.map(({ body }) => JSON.stringify(body))],
    );
    const [release] = await tx.query<{ id: number }>(
      `INSERT INTO rulebook_release (sha256, status, title, submitted_by, submitted_at)
       VALUES ($1, 'in-review', $2, $3, clock_timestamp()) RETURNING id`,
      [sha256, title, submittedBy],
    );
    if (release === undefined) throw new Error('PostgreSQL did not answer the id of a new release');
    await tx.query(
      `INSERT INTO release_document (release_id, document_id)
       SELECT $1, d.id FROM unnest($2::text[], $3::text[], $4::bytea[]) AS given (kind, code, sha256)
         JOIN rulebook_document AS d USING (kind, code, sha256)`,
      [release.id, kinds, codes, hashes],
    );
    return release.id;
  }

  async release(tx: Transaction, id: number): Promise<Release | null> {
    const [row] = await tx.query<ReleaseRow>(
      `SELECT id, status, submitted_by, decided_by, reason, effective_from FROM rulebook_release WHERE id = $1`,
      [id],
    );
    return row === undefined ? null : releaseOf(row);
  }

  /**
   * The clock and the approved releases, as they stay until the transaction ends. The table lock waits for intake, which
   * pins events to releases under ROW SHARE: no event is pinned to the release before while the new one comes into force.
   */
  async surroundings(tx: Transaction): Promise<Surroundings> {
    await tx.query('LOCK TABLE rulebook_release IN EXCLUSIVE MODE');
    const [clock] = await tx.query<{ now: Date }>(`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`);
    if (clock === undefined) throw new Error('PostgreSQL did not answer the time');
    const approved = await tx.query<{ effective_from: Date | null }>(
      `SELECT effective_from FROM rulebook_release WHERE status = 'approved'`,
    );
    return {
      now: clock.now.toISOString(),
      approved: approved.map(({ effective_from }) => effective_from?.toISOString() ?? null),
    };
  }

  /** Whether the release was still in review, so that the decision stands. */
  async decide(tx: Transaction, id: number, decided: ApprovedRelease | RejectedRelease, now: string): Promise<boolean> {
    const updated = await tx.query(
      `UPDATE rulebook_release SET status = $2, decided_by = $3, decided_at = $4, reason = $5, effective_from = $6
       WHERE id = $1 AND status = 'in-review' RETURNING id`,
      [
        id,
        decided.status,
        decided.decidedBy,
        now,
        decided.status === 'rejected' ? decided.reason : null,
        decided.status === 'approved' ? decided.effectiveFrom : null,
      ],
    );
    return updated.length === 1;
  }

  /** The documents of a release as they were written. */
  async files(tx: Transaction, id: number): Promise<readonly DocumentFile[]> {
    return tx.query<DocumentFile>(
      `SELECT d.kind || '/' || d.code || '.json' AS file, d.source AS text
       FROM release_document AS r JOIN rulebook_document AS d ON d.id = r.document_id
       WHERE r.release_id = $1 ORDER BY d.kind, d.code`,
      [id],
    );
  }
}

interface ReleaseRow {
  readonly id: number;
  readonly status: Release['status'];
  readonly submitted_by: string;
  readonly decided_by: string | null;
  readonly reason: string | null;
  readonly effective_from: Date | null;
}

function releaseOf(row: ReleaseRow): Release {
  const common = { id: row.id, submittedBy: row.submitted_by };
  const decidedBy = row.decided_by ?? '';
  switch (row.status) {
    case 'in-review':
      return { ...common, status: row.status };
    case 'approved':
      return { ...common, status: row.status, decidedBy, effectiveFrom: row.effective_from?.toISOString() ?? null };
    case 'rejected':
      return { ...common, status: row.status, decidedBy, reason: row.reason ?? '' };
    default:
      return row.status satisfies never;
  }
}
