import { execFile } from 'node:child_process';
import path from 'node:path';
import type { IConfiguration } from 'dependency-cruiser';

export const root = path.resolve(import.meta.dirname, '../..');
const config = path.join(root, '.dependency-cruiser.mjs');
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** The import rules of the house, and the folders of the domain in their order. */
export const { default: importRules, domainLevels } = (await import(config)) as {
  default: IConfiguration;
  domainLevels: readonly (readonly string[])[];
};

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

interface Report {
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string; to: string }[] };
}

/** The violations of the import rules among the `folders` below `directory`. */
export function cruise(directory: string, folders: readonly string[]): Promise<Violation[]> {
  return new Promise((resolve, reject) => {
    const given = [cruiser, '--config', config, '--output-type', 'json', ...folders];
    // the exit code is the number of violations: what counts is whether there is a report
    execFile(process.execPath, given, { cwd: directory, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (!stdout.startsWith('{')) {
        reject(new Error(`dependency-cruiser gave no report: ${stderr}`, { cause: error }));
        return;
      }
      const report = JSON.parse(stdout) as Report;
      resolve(report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })));
    });
  });
}
