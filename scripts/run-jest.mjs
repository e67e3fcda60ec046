// Jest in native ESM. With TEST_COUNTS=<folder> each run also leaves its results there as JSON, for CI to add up.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const folder = process.env.TEST_COUNTS;
const counts = folder ? ['--json', `--outputFile=${path.join(folder, `jest-${process.pid}.json`)}`] : [];
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const { status } = spawnSync(process.execPath, [...flags, ...process.argv.slice(2), ...counts], { stdio: 'inherit' });
process.exit(status ?? 1);
