import { z } from 'zod';
import { entityCode, scopeUnit } from '../../domain/organization/organization-file.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';

export const apiKeyPrefix = 'plk_';
/** `plk_` and 32 random bytes in base64url */
export const apiKeyPattern = /^plk_[A-Za-z0-9_-]{43}$/;

export const newApiKey = z.strictObject({
  /** the one event source whose events the key may post */
  source: entityCode,
  label: plainText(100),
  scopeUnit,
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
export type NewApiKey = z.infer<typeof newApiKey>;

export const keyRotation = z.strictObject({
  /** how long the old secret stays valid, at most seven days; 0 ends it at once */
  overlapSeconds: z.int().min(0).max(604_800).default(0),
});
export type KeyRotation = z.infer<typeof keyRotation>;
