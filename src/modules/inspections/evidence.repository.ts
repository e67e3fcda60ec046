import { createHash } from 'node:crypto';
import type { Evidence } from '../../domain/inspection/answer.schema.js';
import type { Transaction } from '../../platform/database/database.js';

/** A file on its way in. */
export interface NewEvidence {
  /** `inspection:12` */
  readonly subject: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  /** how the trail names who brings it */
  readonly uploadedBy: string;
}

/** Keeps a file with its hash. The same content again is the file that is there, under its first name. */
export async function insertEvidence(tx: Transaction, file: NewEvidence): Promise<Evidence> {
  const { subject, name, mediaType, content, uploadedBy } = file;
  const sha256 = createHash('sha256').update(content).digest();
  const [row] = await tx.query<{ id: string; name: string }>(
    `INSERT INTO evidence_file (subject, sha256, name, media_type, content, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (subject, sha256) DO UPDATE SET name = evidence_file.name RETURNING id, name`,
    [subject, sha256, name, mediaType, content, uploadedBy],
  );
  if (row === undefined) throw new Error(`no file for ${subject}`);
  return { file: row.id, name: row.name, sha256: sha256.toString('hex') };
}

export async function countEvidence(tx: Transaction, subject: string): Promise<number> {
  const [row] = await tx.query<{ files: number }>(
    'SELECT count(*)::int AS files FROM evidence_file WHERE subject = $1',
    [subject],
  );
  return row?.files ?? 0;
}

/** The files of a subject, by id. */
export async function evidenceOf(db: Transaction, subject: string): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await db.query<Evidence>(
    `SELECT id::text AS file, name, encode(sha256, 'hex') AS sha256 FROM evidence_file WHERE subject = $1 ORDER BY id`,
    [subject],
  );
  return new Map(rows.map((row) => [row.file, row]));
}

export interface EvidenceContent {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

export async function readEvidence(db: Transaction, subject: string, id: string): Promise<EvidenceContent | undefined> {
  const [row] = await db.query<EvidenceContent>(
    'SELECT name, media_type AS "mediaType", content FROM evidence_file WHERE subject = $1 AND id = $2',
    [subject, id],
  );
  return row;
}
