import { Injectable } from '@nestjs/common';
import { compileRulebook, type Evaluator } from '../domain/evaluation/compile-rulebook.js';
import type { RulebookDocument } from '../domain/rulebook/document.schema.js';
import { rulebookOf, type Rulebook } from '../domain/rulebook/rulebook.js';
import { Database, type Transaction } from '../platform/database/database.js';

/** A release as the steps read it. It never changes once approved. */
export interface Release {
  readonly id: number;
  readonly rulebook: Rulebook;
  /** rule code → the stored document that holds it */
  readonly ruleDocuments: ReadonlyMap<string, { readonly id: number; readonly version: number }>;
}

const evaluators = new WeakMap<Release, Evaluator>();

/** The release made ready to judge, once per process. */
export function evaluatorOf(release: Release): Evaluator {
  const evaluator = evaluators.get(release) ?? compileRulebook(release.rulebook);
  evaluators.set(release, evaluator);
  return evaluator;
}

/** Newest first; an installation has a few dozen in its life, and old ones are read only to explain old findings. */
const kept = 20;

/** The releases that events are pinned to, read once per process because they never change. */
@Injectable()
export class Releases {
  private readonly loaded = new Map<number, Promise<Release>>();

  constructor(private readonly database: Database) {}

  /** Inside a transaction give it: waiting for a second connection while holding locks could wait for ever. */
  async load(id: number, db: Transaction = this.database): Promise<Release> {
    const known = this.loaded.get(id);
    if (known !== undefined) return known;
    const release = this.read(id, db);
    this.loaded.set(id, release);
    release.catch(() => this.loaded.delete(id));
    for (const old of [...this.loaded.keys()].slice(0, -kept)) this.loaded.delete(old);
    return release;
  }

  private async read(id: number, db: Transaction): Promise<Release> {
    const rows = await db.query<{ id: number; version: number; body: RulebookDocument }>(
      `SELECT d.id, d.version, d.body FROM release_document AS r JOIN rulebook_document AS d ON d.id = r.document_id
       WHERE r.release_id = $1 ORDER BY d.kind, d.code`,
      [id],
    );
    if (rows.length === 0) throw new Error(`release ${id} has no documents`);
    return {
      id,
      rulebook: rulebookOf(rows.map((row) => row.body)),
      ruleDocuments: new Map(
        rows
          .filter((row) => row.body.kind === 'rule')
          .map((row) => [row.body.code, { id: row.id, version: row.version }]),
      ),
    };
  }
}

/** Id of the release in force now; null while there is none. */
export async function releaseInForce(db: Transaction): Promise<number | null> {
  const [row] = await db.query<{ id: number }>(
    `SELECT id FROM rulebook_release
     WHERE status = 'approved' AND (effective_from IS NULL OR effective_from <= clock_timestamp())
     ORDER BY effective_from DESC NULLS LAST, id DESC LIMIT 1`,
  );
  return row?.id ?? null;
}
