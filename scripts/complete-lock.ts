// npm run lock:complete
// Names the builds for other platforms in package-lock.json that npm left out because its registry does not offer them.
// They come without a hash: where a registry offers them, `npm install` fills it in.
import { writeFile } from 'node:fs/promises';
import { type LockedPackage, lockGaps, lockPath, readLock } from './lock-file.js';

const platform =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(-|$)/;

const lock = await readLock();
const added = lockGaps(lock).map(({ wantedBy, name, version }): [string, LockedPackage] => {
  const [, os, cpu] = platform.exec(name) ?? [];
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(
      `${wantedBy} wants ${name} ${version}; wanted: a name that ends in system-processor, and an exact version`,
    );
  }
  return [`node_modules/${name}`, { version, cpu: [cpu], optional: true, os: [os] }];
});
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) }).sort(([a], [b]) =>
  a < b ? -1 : 1,
);
await writeFile(lockPath, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(added.length === 0 ? 'nothing is missing' : `added ${added.map(([folder]) => folder).join(', ')}`);
