import { createHash } from 'node:crypto';
import type { Evidence } from '../../domain/corrective-action/rectification.js';
import type { Transaction } from '../../platform/database/database.js';

/** A file as somebody sends it. */
export interface GivenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * Keeps a file as evidence of `subject` under the hash of its content. The same content again is the file that is there,
 * under its first name.
 */
export async function keepEvidence(
  tx: Transaction,
  subject: string,
  { name, mediaType, content }: GivenFile,
  actor: string,
): Promise<Evidence> {
  const sha256 = createHash('sha256').update(content).digest();
  const known = await evidenceOf(tx, subject, sha256);
  if (known !== undefined) return known;
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO evidence_file (subject, sha256, name, media_type, content, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [subject, sha256, name, mediaType, content, actor],
  );
  if (row === undefined) throw new Error(`the file ${name} was not kept`);
  return { id: row.id, sha256: sha256.toString('hex'), name, bytes: content.length };
}

async function evidenceOf(tx: Transaction, subject: string, sha256: Buffer): Promise<Evidence | undefined> {
  const [row] = await tx.query<Evidence>(
    `SELECT id, encode(sha256, 'hex') AS sha256, name, octet_length(content) AS bytes FROM evidence_file
     WHERE subject = $1 AND sha256 = $2`,
    [subject, sha256],
  );
  return row;
}
