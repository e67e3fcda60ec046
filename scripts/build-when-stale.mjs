// Builds when dist/ would come out different: so `npm start` works right after `npm ci` and costs nothing later.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const stamp = 'dist/.built';
const generated = path.normalize('src/platform/database/generated');
const inputs = [
  'src',
  'prisma/schema.prisma',
  'prisma.config.ts',
  'nest-cli.json',
  '.swcrc',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

/** When the youngest file below `entry` was last changed, in milliseconds. */
function changedAt(entry) {
  if (path.normalize(entry) === generated) return 0;
  const entryStats = statSync(entry);
  if (!entryStats.isDirectory()) return entryStats.mtimeMs;
  return Math.max(0, ...readdirSync(entry).map((name) => changedAt(path.join(entry, name))));
}

const upToDate =
  existsSync(stamp) && existsSync(generated) && Math.max(...inputs.map(changedAt)) < statSync(stamp).mtimeMs;
if (!upToDate) {
  const startedAt = new Date();
  rmSync(stamp, { force: true });
  const { status } = spawnSync('npm run --silent build', { stdio: ['ignore', 2, 2], shell: true });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt); // what changed during the build is not in it
}
