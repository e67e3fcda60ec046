import { Injectable } from '@nestjs/common';
import { needsReach } from '../../domain/organization/principal-gates.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import { isOwnSource } from '../../domain/service-event/admit-event.js';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { newSecret } from '../../platform/secrets/secret.js';
import { apiKeyPrefix, type NewApiKey } from './api-key.dto.js';
import { ApiKeyRepository, type ApiKey, type ApiKeyTerms } from './api-key.repository.js';
import { UserRepository } from './user.repository.js';

/** A key and its secret, which is told this once. */
export interface ApiKeyWithSecret {
  readonly key: ApiKey;
  readonly secret: string;
}

@Injectable()
export class ApiKeyService {
  constructor(
    private readonly database: Database,
    private readonly keys: ApiKeyRepository,
    private readonly users: UserRepository,
  ) {}

  list(principal: Principal): Promise<ApiKey[]> {
    return this.keys.list(principal.scope);
  }

  async create(given: NewApiKey, principal: Principal): Promise<ApiKeyWithSecret> {
    const refused = needsReach(principal, given.scopeUnit);
    if (refused !== null) throw new RefusalError(refused);
    if (isOwnSource(given.source)) throw new RefusalError(refusal('source-reserved', { source: given.source }));
    const terms = { ...given, expiresAt: given.expiresAt ?? null };
    return this.database.transaction(async (tx) => {
      if (terms.scopeUnit !== wholeOrganization && !(await this.users.unitExists(tx, terms.scopeUnit))) {
        throw new RefusalError(refusal('unknown-unit', { unit: terms.scopeUnit }));
      }
      const created = await this.store(tx, terms, principal);
      await appendTrail(tx, {
        actor: principal.actor,
        command: 'api-key.create',
        subject: subjectOf(created.key),
        after: terms,
      });
      return created;
    });
  }

  /** A new secret for the same source and scope. A key that was rotated already, or has ended, is not rotated again. */
  async rotate(id: string, overlapSeconds: number, principal: Principal): Promise<ApiKeyWithSecret> {
    return this.database.transaction(async (tx) => {
      const old = await this.keys.take(tx, id, principal.scope);
      if (old.state !== 'active' || old.rotatedTo !== null) {
        throw new RefusalError(
          refusal('api-key-ended', { label: old.label, state: old.rotatedTo === null ? old.state : 'rotated' }),
        );
      }
      const created = await this.store(tx, old, principal);
      await this.keys.replace(tx, id, created.key.id, overlapSeconds);
      const after = { rotatedTo: created.key.id, overlapSeconds };
      await appendTrail(tx, { actor: principal.actor, command: 'api-key.rotate', subject: subjectOf(old), after });
      return created;
    });
  }

  /** At once. Revoking a revoked key changes nothing. */
  async revoke(id: string, principal: Principal): Promise<ApiKey> {
    return this.database.transaction(async (tx) => {
      const key = await this.keys.take(tx, id, principal.scope);
      if (key.revokedAt !== null) return key;
      await this.keys.revoke(tx, id);
      await appendTrail(tx, { actor: principal.actor, command: 'api-key.revoke', subject: subjectOf(key) });
      return this.keys.take(tx, id, principal.scope);
    });
  }

  private async store(tx: Transaction, terms: ApiKeyTerms, principal: Principal): Promise<ApiKeyWithSecret> {
    const secret = newSecret(apiKeyPrefix);
    const key = await this.keys.create(tx, secret, terms, principal.actor);
    if (key === null) throw new RefusalError(refusal('expiry-in-past', { expiresAt: terms.expiresAt }));
    return { key, secret: secret.text };
  }
}

const subjectOf = ({ id }: ApiKey): string => `key:${id}`;
