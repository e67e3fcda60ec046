// npm run migration:write -- NAME [--rewrite]
// Writes prisma/migrations/<yyyymmddhhmmss>_<name>/migration.sql: what takes a database with all earlier migrations to
// prisma/schema.prisma. --rewrite writes the newest migration of that name anew, from the state before it; only for a
// migration that no database outside development has seen.
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { applyMigrations, migrationsDirectory } from '../src/platform/database/migrate.js';
import { schemaDifference } from './schema-difference.js';
import { withThrowAwayPostgres } from './throw-away-postgres.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { rewrite: { type: 'boolean' } } });
const name = positionals[0] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  throw new Error(`The name of the migration is ${JSON.stringify(name)}; wanted: small letters, digits and _`);
}
const migrations = (await readdir(migrationsDirectory)).filter((entry) => /^\d{14}_/.test(entry)).sort();
const folder = values.rewrite ? existing(name) : `${timestamp(new Date())}_${name}`;
const sql = await withThrowAwayPostgres(async (url) => {
  await applyMigrationsBefore(folder, url);
  return schemaDifference(url);
});
if (sql === '') {
  console.log('nothing to write: the migrations already yield prisma/schema.prisma');
} else {
  const file = path.join(migrationsDirectory, folder, 'migration.sql');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, sql.endsWith('\n') ? sql : `${sql}\n`);
  console.log(`wrote ${path.relative(process.cwd(), file)}`);
}

function existing(wanted: string): string {
  const found = migrations.findLast((migration) => migration.slice(15) === wanted);
  if (found === undefined)
    throw new Error(`There is no migration ${wanted} to rewrite; there are: ${migrations.join(', ')}`);
  return found;
}

async function applyMigrationsBefore(limit: string, url: string): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'plumbline-migrations-'));
  try {
    for (const migration of migrations.filter((candidate) => candidate < limit)) {
      await cp(path.join(migrationsDirectory, migration), path.join(directory, migration), { recursive: true });
    }
    await applyMigrations(url, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** 20260101093000, in UTC: sorts by age */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
