import { Injectable } from '@nestjs/common';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { evidenceTypeOf, evidenceTypes } from './evidence.dto.js';
import { type GivenFile, keepEvidence } from './evidence.repository.js';
import { RectificationActs } from './rectification-acts.service.js';
import { takeRectification } from './rectifications.service.js';

/** files of one rectification */
const mostFiles = 50;

/** Files that show what was rectified. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: RectificationActs,
  ) {}

  /** The media type as it is kept; refused when it is none that may be evidence. */
  mediaTypeOf(declared: string | undefined): string {
    const type = evidenceTypeOf(declared);
    if (type !== undefined) return type;
    throw new RefusalError(refusal('evidence-type-not-allowed', { type: declared ?? '', allowed: evidenceTypes }));
  }

  /** Attaches a file to a rectification, and keeps it only if the rectification takes it. */
  async attach(id: string, file: GivenFile, by: Principal): Promise<void> {
    if (file.content.length === 0) throw new RefusalError(refusal('evidence-empty', { name: file.name }));
    await this.database.transaction(async (tx) => {
      const rectification = await takeRectification(tx, id, by);
      if ('evidence' in rectification.state && rectification.state.evidence.length >= mostFiles) {
        throw new RefusalError(refusal('too-many-evidence-files', { most: mostFiles }));
      }
      const evidence = await keepEvidence(tx, `corrective-action:${id}`, file, by.actor);
      const given = { by, at: this.clock.now().toISOString() };
      await this.acts.perform(tx, rectification, { type: 'attach-evidence', given, evidence });
    });
  }
}
