// npm run drift
// Regenerates what is generated and fails when the files in the repository say something else.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../src/domain/rulebook/json-schema.schema.js';
import { applyMigrations } from '../src/platform/database/migrate.js';
import { lockGaps, lockPath, readLock } from './lock-file.js';
import { schemaDifference } from './schema-difference.js';
import { withThrowAwayPostgres } from './throw-away-postgres.js';

const jsonSchemaDirectory = 'rules/schema';

const faults = [...(await migrationFaults()), ...(await jsonSchemaFaults()), ...(await lockFaults())];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log('no drift: migrations, JSON Schemas and package-lock.json say what their sources say');

async function migrationFaults(): Promise<string[]> {
  const missing = await withThrowAwayPostgres(async (url) => {
    await applyMigrations(url);
    return schemaDifference(url);
  });
  if (missing === '') return [];
  return [
    `prisma/migrations do not yield prisma/schema.prisma; run \`npm run migration:write -- NAME\`. Missing:\n${missing}`,
  ];
}

async function jsonSchemaFaults(): Promise<string[]> {
  const generated = Object.entries(jsonSchemas()).map(
    ([kind, schema]) => [`${kind}.json`, JSON.stringify(schema)] as const,
  );
  const expected = new Map<string, string>(generated);
  const found = await readdir(jsonSchemaDirectory);
  const same = await Promise.all(
    found.map(async (file) => {
      const text = await readFile(path.join(jsonSchemaDirectory, file), 'utf8');
      return JSON.stringify(JSON.parse(text)) === expected.get(file);
    }),
  );
  const missing = [...expected.keys()].filter((file) => !found.includes(file));
  return [...found.filter((_, index) => !same[index]), ...missing].map(
    (file) =>
      `${jsonSchemaDirectory}/${file} is not what its schema in src/domain/rulebook says; run \`npm run schema:write\``,
  );
}

async function lockFaults(): Promise<string[]> {
  const lock = await readLock();
  // hosts in the lock file would tie every installation to the registry of whoever wrote it
  const hosts = Object.entries(lock.packages)
    .filter(([, { resolved }]) => resolved?.includes('://'))
    .map(([folder, { resolved }]) => `${lockPath} names a host for ${folder}: ${String(resolved)}; see .npmrc`);
  const gaps = lockGaps(lock).map(
    ({ wantedBy, name }) => `${lockPath} lacks ${name}, which ${wantedBy} names; run \`npm run lock:complete\``,
  );
  return [...hosts, ...gaps];
}
