import { createHash, randomBytes } from 'node:crypto';

/** Something only its holder knows: a session token, an API key, a one-time link. The database knows its hash. */
export interface Secret {
  readonly text: string;
  readonly sha256: Buffer;
}

/**
 * `prefix` and 32 random bytes as 43 characters of base64url. With 256 bits of chance one SHA-256 is enough, and what an
 * index lookup by hash tells about its duration tells nothing about the secret.
 */
export function newSecret(prefix = ''): Secret {
  const text = prefix + randomBytes(32).toString('base64url');
  return { text, sha256: sha256Of(text) };
}

export const sha256Of = (text: string): Buffer => createHash('sha256').update(text).digest();
