import { Command } from 'commander';
import { RefusalError } from './domain/shared/refusal.js';
import { addEventsCommands } from './command-line/events-commands.js';
import { addOrganizationCommands } from './command-line/organization-commands.js';
import { terminalLocale } from './command-line/printing.js';
import { addRulesCommands } from './command-line/rules-commands.js';
import { addSummaryCommands } from './command-line/summary-commands.js';
import { ConfigError } from './platform/config/config.js';
import { wordsOf } from './platform/http/refusal-catalogue.js';
import { StartError } from './platform/start-error.js';

const program = new Command('plumbline')
  .description('service quality by rules: what an operator does from the command line')
  .showHelpAfterError();
addRulesCommands(program);
addOrganizationCommands(program);
addEventsCommands(program);
addSummaryCommands(program);

/** What went wrong, in words where we know it, in full where we do not. */
function wordsFor(error: unknown): string {
  if (error instanceof RefusalError) return wordsOf(error.refusal, terminalLocale());
  if (error instanceof ConfigError) return error.faults.join('\n');
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`plumbline: ${wordsFor(error)}\n`);
  process.exitCode = 1;
});
