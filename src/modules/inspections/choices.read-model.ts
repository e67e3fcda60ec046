import { Injectable } from '@nestjs/common';
import { needsFitness } from '../../domain/inspection/inspector-fitness.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { releaseInForce } from '../../pipeline/releases.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import { candidateNamed } from './inspectors.read-model.js';

/** Something to choose from in a form. */
export interface Choice {
  readonly code: string;
  readonly title: LocalizedText;
}

/** people looked at for one choice of inspectors; an installation has a few dozen */
const mostInspectors = 200;

/** What the forms offer. What is refused is decided elsewhere. */
@Injectable()
export class ChoicesReadModel {
  constructor(private readonly database: Database) {}

  /** The checklists of the release in force. */
  async checklists(): Promise<readonly Choice[]> {
    return this.database.query<Choice>(
      `SELECT d.code, d.body -> 'title' AS title
       FROM release_document AS r JOIN rulebook_document AS d ON d.id = r.document_id
       WHERE r.release_id = $1 AND d.kind = 'checklist' ORDER BY d.code`,
      [await releaseInForce(this.database)],
    );
  }

  /** The units in somebody's part of the organisation that are not closed. */
  async units(scope: Scope): Promise<readonly Choice[]> {
    const values: unknown[] = [];
    return this.database.query<Choice>(
      `SELECT u.code, u.title FROM unit AS u
       WHERE u.closed_on IS NULL AND ${scopeFilter(scope, { unit: 'u.code', staff: null }, values)}
       ORDER BY u.code LIMIT 2000`,
      values,
    );
  }

  /** Those who may inspect the unit, by name. */
  async inspectors(unit: string): Promise<readonly { readonly username: string; readonly name: string }[]> {
    const users = await this.database.query<{ username: string; name: string }>(
      `SELECT username, display_name AS name FROM app_user
       WHERE disabled_at IS NULL AND 'inspector' = ANY(roles) ORDER BY display_name, username LIMIT $1`,
      [mostInspectors],
    );
    const fit: { username: string; name: string }[] = [];
    for (const user of users) {
      const candidate = await candidateNamed(this.database, user.username, unit);
      if (candidate === undefined) continue;
      if (needsFitness(candidate.inspector, unit, candidate.homePath) === null) fit.push(user);
    }
    return fit;
  }
}
