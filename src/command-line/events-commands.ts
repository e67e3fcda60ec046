import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { ImportProgress, ImportReport } from '../modules/intake/import.dto.js';
import { ImportService } from '../modules/intake/import.service.js';
import { operator } from './organization-commands.js';
import { print } from './printing.js';
import { withApplication } from './with-application.js';

export function addEventsCommands(program: Command): void {
  program
    .command('events')
    .description('service events')
    .command('import')
    .description('bring the rows of a CSV file (.gz too) in as events; importing again changes nothing')
    .argument('<file>')
    .requiredOption('--mapping <file>', 'JSON file that says how rows become events')
    .option('--consequences', 'let findings have consequences; otherwise the events are history', false)
    .action((file: string, options: { mapping: string; consequences: boolean }) =>
      withApplication(async (application) => {
        const progress = new ImportBar();
        try {
          const report = await application.get(ImportService).importFile({
            file,
            mapping: options.mapping,
            consequences: options.consequences,
            actor: operator().actor,
            onProgress: (step) => {
              progress.show(step);
            },
          });
          progress.stop();
          printReport(report);
          if (report.rejected > 0) process.exitCode = 1;
        } finally {
          progress.stop();
        }
      }),
    );
}

/** A bar on a terminal, a line every two seconds elsewhere. */
class ImportBar {
  private readonly bar = new SingleBar({
    format: '  [{bar}] {percentage}% of the file, {rows} rows, {events} events',
    noTTYOutput: true,
    notTTYSchedule: 2_000,
    hideCursor: true,
  });
  private started = false;

  show({ bytesRead, totalBytes, rows, events }: ImportProgress): void {
    if (!this.started) this.bar.start(totalBytes, 0, { rows, events });
    this.started = true;
    this.bar.update(bytesRead, { rows, events });
  }

  stop(): void {
    if (this.started) this.bar.stop();
    this.started = false;
  }
}

function printReport({
  rows,
  events,
  accepted,
  duplicates,
  conflicts,
  rejected,
  quarantined,
  problems,
  unlisted,
}: ImportReport): void {
  print(`${rows} rows read`);
  for (const [type, count] of Object.entries(events)) print(`${count} events of type ${type}`);
  print(
    `${accepted} accepted, ${duplicates} already there, ${conflicts} in conflict with what is there, ${rejected} rejected`,
  );
  for (const [reason, count] of Object.entries(quarantined)) print(`${count} in quarantine: ${reason}`);
  for (const { line, id, outcome, faults } of problems.slice(0, 20)) {
    const words = faults
      .map(({ pointer, expected, found }) => `${pointer}: expected ${expected}, found ${found}`)
      .join('; ');
    print(`line ${line} ${id ?? ''}: ${outcome} ${words}`);
  }
  const more = problems.length - 20 + unlisted;
  if (more > 0) print(`… and ${more} more`);
  if (accepted > 0) print('workers judge them now, or at the next start of the service');
}
