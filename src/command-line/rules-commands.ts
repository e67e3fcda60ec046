import type { Command } from 'commander';
import { ApiClient } from '../api-client.js';
import { PackReader } from '../modules/rulebook/pack-reader.service.js';
import { RulebookCheck } from '../modules/rulebook/rulebook-check.service.js';
import { print, printFault } from './printing.js';

const defaultUrl = 'http://127.0.0.1:3000';

/** A release is the act of two persons, so these commands act with the token of whoever runs them, like the browser does. */
function caller(url: string): ApiClient {
  const token = process.env['PLUMBLINE_TOKEN'];
  if (token === undefined)
    throw new Error('set PLUMBLINE_TOKEN to your session token (POST /api/v1/sessions answers one)');
  return ApiClient.withKey(url, token);
}

export function addRulesCommands(program: Command): void {
  const rules = program.command('rules').description('check, submit and approve rule packs');

  rules
    .command('check')
    .description('say everything that is wrong with the documents of one or more folders; needs no database')
    .argument('<folder...>')
    .action(async (folders: string[]) => {
      const files = (
        await Promise.all(
          folders.map(async (folder) =>
            (await new PackReader().read(folder)).map(({ file, text }) => ({ file: `${folder}/${file}`, text })),
          ),
        )
      ).flat();
      const { faults, documents } = new RulebookCheck().check(files);
      for (const fault of faults) printFault(fault);
      print(
        faults.length === 0
          ? `${documents.length} documents, no faults; all examples hold`
          : `${faults.length} faults in ${files.length} documents`,
      );
      if (faults.length > 0) process.exitCode = 1;
    });

  rules
    .command('submit')
    .description('put all documents of a folder before the approver, as one release')
    .argument('<folder>')
    .requiredOption('--title <text>', 'what the release is about')
    .option('--url <url>', 'where Plumbline listens', defaultUrl)
    .action(async (folder: string, { title, url }: { title: string; url: string }) => {
      const documents = await new PackReader().read(folder);
      const release = await caller(url).post<{ id: number; sha256: string; status: string }>(
        '/api/v1/rulebook/releases',
        { title, documents },
      );
      print(`release ${release.id} (${release.status}), SHA-256 ${release.sha256}`);
    });

  rules
    .command('approve')
    .description('bring a release into force; never by the person who submitted it')
    .argument('<release>')
    .option('--url <url>', 'where Plumbline listens', defaultUrl)
    .action(async (release: string, { url }: { url: string }) => {
      await caller(url).post(`/api/v1/rulebook/releases/${encodeURIComponent(release)}/approve`, {});
      print(`release ${release} is in force`);
    });
}
