import { Injectable } from '@nestjs/common';
import { decideRelease, isRefusal, type Decision } from '../../domain/rulebook/release.js';
import { canonicalJson } from '../../domain/shared/canonical-json.js';
import type { PlacedFault } from '../../domain/shared/document-fault.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database } from '../../platform/database/database.js';
import { sha256Of } from '../../platform/secrets/secret.js';
import type { CheckAnswer, DocumentFile, SubmitAnswer, SubmitBody } from './rulebook.dto.js';
import { RulebookCheck, type CheckedDocument } from './rulebook-check.service.js';
import { RulebookRepository, type NewDocument } from './rulebook.repository.js';

/** so that a pack with a hundred thousand faults still gets an answer that can be read */
const faultsShown = 1_000;

/** Takes documents from their authors into force, through the hands of a second person. */
@Injectable()
export class RulebookService {
  constructor(
    private readonly database: Database,
    private readonly repository: RulebookRepository,
    private readonly checker: RulebookCheck,
  ) {}

  /** What is wrong with these documents together. Nothing is stored. */
  check(files: readonly DocumentFile[]): CheckAnswer {
    const { faults } = this.checker.check(files);
    return { valid: faults.length === 0, ...shownOf(faults) };
  }

  /** Puts documents before the approver. The same documents submitted twice are one release. */
  async submit({ title, documents: files }: SubmitBody, actor: string): Promise<SubmitAnswer> {
    const documents = this.checkedOrRefused(files).map(newDocument);
    const sha256 = releaseSha256(documents);
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const standing = await this.repository.standing(tx, sha256);
      if (standing !== null) return { ...standing, sha256: sha256.toString('hex'), created: false };
      const id = await this.repository.add(tx, { sha256, title, submittedBy: actor, documents });
      const after = { title, sha256: sha256.toString('hex'), documents: documents.length };
      await appendTrail(tx, { actor, command: 'rulebook.submit', subject: `release:${id}`, after });
      return { id, sha256: after.sha256, status: 'in-review', created: true };
    });
  }

  /** Approves or rejects. What is approved is checked once more: the program may be newer than the submission. */
  async decide(id: number, decision: Decision): Promise<void> {
    if (decision.kind === 'approve') {
      const files = await this.repository.files(this.database, id);
      if (files.length > 0) this.checkedOrRefused(files);
    }
    await this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const surroundings = await this.repository.surroundings(tx);
      const release = await this.repository.release(tx, id);
      if (release === null) throw new RefusalError(refusal('not-found', { what: 'release', id: String(id) }));
      const outcome = decideRelease(release, decision, surroundings);
      if (isRefusal(outcome)) throw new RefusalError(outcome);
      if (!(await this.repository.decide(tx, id, outcome, surroundings.now))) {
        throw new Error(`release ${id} was decided under the lock that excludes it`);
      }
      await appendTrail(tx, {
        actor: decision.by,
        command: `rulebook.${decision.kind}`,
        subject: `release:${id}`,
        before: { status: release.status },
        after: outcome,
        ...(decision.kind === 'reject' && { reason: decision.reason }),
      });
    });
  }

  private checkedOrRefused(files: readonly DocumentFile[]): readonly CheckedDocument[] {
    const { faults, documents } = this.checker.check(files);
    if (faults.length > 0) throw new RefusalError(refusal('rulebook-not-valid', shownOf(faults)));
    return documents;
  }
}

const shownOf = (faults: readonly PlacedFault[]) => ({
  faultCount: faults.length,
  faults: faults.slice(0, faultsShown),
});

/** `$schema` tells an editor where the schema lies; moving a file does not change its document. */
function newDocument({ text, written, document }: CheckedDocument): NewDocument {
  const { $schema: _, ...hashed } = written;
  const { $schema: __, ...body } = document;
  const { kind, code } = document;
  return { kind, code, sha256: sha256Of(canonicalJson(hashed)), source: text, body };
}

/** SHA-256 over kind, code and hash of each document, sorted: what documents are in it, whatever their order. */
export function releaseSha256(documents: readonly Pick<NewDocument, 'kind' | 'code' | 'sha256'>[]): Buffer {
  const names = documents.map(({ kind, code, sha256 }) => canonicalJson([kind, code, sha256.toString('hex')]));
  return sha256Of(`[${names.sort().join(',')}]`);
}
