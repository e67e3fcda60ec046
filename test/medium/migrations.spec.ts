import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applyMigrations, migrationsDirectory } from '../../src/platform/database/migrate.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

// real: PostgreSQL, the files of prisma/migrations

/** A newer version of the program: the migrations of this one and one more. */
function aNewerVersion(sql: string): { directory: string; name: string; file: string } {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'plumbline-migrations-'));
  const name = '29990101000000_newer';
  const file = path.join(directory, name, 'migration.sql');
  cpSync(migrationsDirectory, directory, { recursive: true });
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  return { directory, name, file };
}

describe('migrations', () => {
  let store: TestDatabase;

  beforeEach(async () => {
    store = await aDatabase();
    await store.database.query('DROP SCHEMA public CASCADE');
    await store.database.query('CREATE SCHEMA public');
  });

  afterEach(async () => {
    await store.drop();
  });

  it('bring an empty database to the schema once, and tell what they applied', async () => {
    const { applied } = await applyMigrations(store.url);
    expect(applied[0]).toMatch(/^\d{14}_init$/);
    expect(await store.database.prisma.serviceEvent.count()).toBe(0);
    expect(await applyMigrations(store.url)).toEqual({ applied: [] });
  });

  it('are applied by one of the processes that start together', async () => {
    const starts = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(store.url)));
    expect(starts.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  });

  it('leave nothing of themselves behind when they fail, and are applied when they are mended', async () => {
    await applyMigrations(store.url);
    const newer = aNewerVersion('CREATE TABLE half (id int); CREATE TABEL done (id int);');
    await expect(applyMigrations(store.url, newer.directory)).rejects.toThrow(
      `${newer.name} failed and was rolled back: syntax error at or near "TABEL"`,
    );
    expect(await store.database.query(`SELECT to_regclass('half') AS found`)).toEqual([{ found: null }]);
    writeFileSync(newer.file, 'CREATE TABLE half (id int);');
    expect(await applyMigrations(store.url, newer.directory)).toEqual({ applied: [newer.name] });
    rmSync(newer.directory, { recursive: true });
  });

  it('stop the start of an older version on the data of a newer one', async () => {
    const newer = aNewerVersion('CREATE TABLE newer (id int);');
    await applyMigrations(store.url, newer.directory);
    await expect(applyMigrations(store.url)).rejects.toThrow(
      `does not know: ${newer.name}. It was last used by a newer version`,
    );
    rmSync(newer.directory, { recursive: true });
  });

  it('stop the start when one was edited after it was applied', async () => {
    const newer = aNewerVersion('CREATE TABLE newer (id int);');
    await applyMigrations(store.url, newer.directory);
    appendFileSync(newer.file, ' ');
    await expect(applyMigrations(store.url, newer.directory)).rejects.toThrow(
      `Migration ${newer.name} was applied with checksum`,
    );
    rmSync(newer.directory, { recursive: true });
  });

  it('stop the start when another tool left one half-done', async () => {
    await applyMigrations(store.url);
    await store.database.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_init'`);
    await expect(applyMigrations(store.url)).rejects.toThrow(/_init was begun and not finished/);
  });

  it.each(['UPDATE audit_entry SET actor = actor', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'make the audit trail refuse %s, also for a session that plays replica',
    async (attack) => {
      await applyMigrations(store.url);
      await store.database.query(
        `INSERT INTO audit_entry (actor, command, subject) VALUES ('system', 'probe', 'probe')`,
      );
      await expect(store.database.query(attack)).rejects.toThrow('audit_entry is append-only');
      await expect(
        store.database.transaction(async (tx) => {
          await tx.query('SET LOCAL session_replication_role = replica');
          await tx.query(attack);
        }),
      ).rejects.toThrow('audit_entry is append-only');
      expect(await store.database.prisma.auditEntry.count()).toBe(1);
    },
  );

  it('let an event wait in quarantine once at a time', async () => {
    await applyMigrations(store.url);
    const quarantine = () =>
      store.database.query(`INSERT INTO quarantine_entry (event_id, reason, details) VALUES (1, 'missing-fact', '{}')`);
    await quarantine();
    await expect(quarantine()).rejects.toThrow('quarantine_entry_open_event_id_key');
    await store.database.query(`UPDATE quarantine_entry SET released_at = clock_timestamp(), released_by = 'probe'`);
    await quarantine();
  });
});
