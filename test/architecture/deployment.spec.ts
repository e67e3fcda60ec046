import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './cruise.js';

const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const allOf = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);

const settings = allOf(/^ {2}([A-Z][A-Z0-9_]+): /gm, textOf('src/platform/config/config.ts'));
const compose = textOf('docker-compose.yml');
const dockerfile = textOf('Dockerfile');
/** what the images of PostgreSQL, Redis and Node read, not we */
const foreign = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'REDISCLI_AUTH', 'NODE_ENV'];

describe('the container files', () => {
  it('set only what the program reads', () => {
    const set = [...allOf(/^ +([A-Z][A-Z0-9_]+):/gm, compose), ...allOf(/^ENV ([A-Z0-9_]+)=/gm, dockerfile)];
    expect(set).toEqual(expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'ROLE', 'HOST']));
    expect(set.filter((name) => !settings.includes(name) && !foreign.includes(name))).toEqual([]);
  });

  it('have no default for a secret', () => {
    const secrets = allOf(/(\$\{[A-Z_]*(?:PASSWORD|SECRET|TOKEN|KEY)[^}]*\})/g, compose);
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => !secret.includes(':?'))).toEqual([]);
    expect(compose).not.toMatch(/(PASSWORD|AUTH): [^$\n]/);
  });

  it('run Redis so that it keeps what it was given', () => {
    expect(compose).toMatch(/'--appendonly',\s*'yes',\s*'--maxmemory-policy',\s*'noeviction'/);
  });
});
