import { Injectable } from '@nestjs/common';
import type { Evidence } from '../../domain/inspection/answer.schema.js';
import { inspectionWorkflow } from '../../domain/inspection/inspection-workflow.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database } from '../../platform/database/database.js';
import {
  countEvidence,
  type EvidenceContent,
  evidenceOf,
  insertEvidence,
  readEvidence,
} from './evidence.repository.js';
import { evidenceTypes, maxEvidenceFiles } from './inspections.dto.js';
import { InspectionsReadModel } from './inspections.read-model.js';
import { takeInspection } from './inspections.service.js';

/** Files that show what an inspector saw. */
@Injectable()
export class InspectionEvidence {
  constructor(
    private readonly database: Database,
    private readonly inspections: InspectionsReadModel,
  ) {}

  /** `image/JPEG; name=x` → `image/jpeg`; refused when it is none that may be evidence. */
  mediaTypeOf(declared: string | undefined): string {
    const plain = declared?.split(';')[0]?.trim().toLowerCase();
    const type = evidenceTypes.find((known) => known === plain);
    if (type !== undefined) return type;
    throw new RefusalError(refusal('evidence-type-not-allowed', { type: declared ?? '', allowed: evidenceTypes }));
  }

  /** For who may answer now. An answer then names the file by its id. */
  async keep(id: string, file: EvidenceContent, by: Principal): Promise<Evidence> {
    if (file.content.length === 0) throw new RefusalError(refusal('evidence-empty', { name: file.name }));
    const subject = `inspection:${id}`;
    return this.database.transaction(async (tx) => {
      const { state } = await takeInspection(tx, id, by);
      // who may bring a file is who may answer
      const decision = inspectionWorkflow.decide(state, { type: 'answer', answers: {}, given: { by, at: '' } });
      if (!decision.ok) throw new RefusalError(decision.refusal);
      if ((await countEvidence(tx, subject)) >= maxEvidenceFiles) {
        throw new RefusalError(refusal('too-many-evidence-files', { most: maxEvidenceFiles }));
      }
      const kept = await insertEvidence(tx, { ...file, subject, uploadedBy: by.actor });
      await appendTrail(tx, { actor: by.actor, command: 'inspection.attach-evidence', subject, after: kept });
      return kept;
    });
  }

  /** A file of an inspection whose answers the reader may see; undefined otherwise. */
  async read(id: string, file: string, reader: Principal): Promise<EvidenceContent | undefined> {
    const found = await this.inspections.find(id, reader);
    const answers = Object.values(found?.work?.answers ?? {});
    const isShown = answers.some((one) => one.answer === 'fail' && one.evidence.some((given) => given.file === file));
    const isOwn = found?.commands.includes('answer') === true;
    return isShown || isOwn ? readEvidence(this.database, `inspection:${id}`, file) : undefined;
  }

  /** Those uploaded so far, in that order. */
  async list(id: string): Promise<readonly Evidence[]> {
    return [...(await evidenceOf(this.database, `inspection:${id}`)).values()];
  }
}
