import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { EntryReader, type MadeEvent } from '../../domain/service-event/mapping/entry-reader.js';
import type { Mapping } from '../../domain/service-event/mapping/mapping.schema.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database } from '../../platform/database/database.js';
import { CsvFile, type CsvRow } from './csv-file.service.js';
import { ImportTally, type ImportOrder, type ImportReport } from './import.dto.js';
import { IntakeService, type IntakeContext } from './intake.service.js';
import { placesOf, readMapping } from './mapping-file.service.js';

/** events committed together */
const batchEvents = 500;
/** groups of one mapping entry that may be open at the same time; about a kilobyte each */
const maxOpenGroups = 200_000;

/**
 * Brings the events of a CSV file in. Importing the same file twice changes nothing; an import that broke off is simply
 * repeated.
 */
@Injectable()
export class ImportService {
  constructor(
    private readonly intake: IntakeService,
    private readonly database: Database,
  ) {}

  async importFile(order: ImportOrder): Promise<ImportReport> {
    const mapping = await readMapping(order.mapping);
    const csv = await CsvFile.open(order.file, mapping);
    const tally = new ImportTally();
    const context: IntakeContext = {
      source: mapping.source,
      units: null,
      live: order.consequences,
      actor: order.actor,
      history: !order.consequences,
    };
    for await (const batch of this.batches(csv, mapping, tally)) {
      await this.bringIn(batch, context, tally);
      order.onProgress?.({
        bytesRead: csv.bytesRead,
        totalBytes: csv.totalBytes,
        rows: tally.rows,
        events: tally.eventsMade,
      });
    }
    const report = tally.report();
    await this.enterIntoTrail(order, mapping, report);
    return report;
  }

  /** The events of the file, some hundred at a time. The header is checked before anything is brought in. */
  private async *batches(csv: CsvFile, mapping: Mapping, tally: ImportTally): AsyncGenerator<readonly MadeEvent[]> {
    let readers: readonly EntryReader[] | undefined;
    let width = 0;
    let batch: MadeEvent[] = [];
    for await (const row of csv.rows()) {
      if (readers === undefined) {
        width = row.cells.length;
        readers = readersOf(mapping, row.cells, csv.path);
        continue;
      }
      tally.rows++;
      if (row.cells.length === width) batch.push(...readRow(readers, row, csv.path, tally));
      else batch.push(raggedRow(row, width));
      if (batch.length >= batchEvents) {
        yield batch;
        batch = [];
      }
    }
    if (readers === undefined)
      throw new RefusalError(refusal('csv-not-readable', { file: csv.path, line: 1, problem: 'no header' }));
    for (const reader of readers) batch.push(...counted(reader, reader.finish(), tally));
    for (let from = 0; from < batch.length; from += batchEvents) yield batch.slice(from, from + batchEvents);
  }

  private async bringIn(batch: readonly MadeEvent[], context: IntakeContext, tally: ImportTally): Promise<void> {
    const made = batch.filter((event) => event.ok);
    const outcomes = await this.intake.accept(made, context);
    for (const event of batch)
      if (!event.ok) tally.settled(event.line, event.id, { outcome: 'rejected', faults: event.faults });
    for (const [index, { line, id }] of made.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) tally.settled(line, id, outcome);
    }
  }

  private async enterIntoTrail(order: ImportOrder, mapping: Mapping, report: ImportReport): Promise<void> {
    const { problems: _, unlisted: __, ...counts } = report;
    await this.database.transaction((tx) =>
      appendTrail(tx, {
        actor: order.actor,
        command: 'events.import',
        subject: `source:${mapping.source}`,
        after: { ...counts, consequences: order.consequences },
      }),
    );
  }
}

const digest = (text: string): string => hash('sha256', text, 'hex');

function readersOf(mapping: Mapping, header: readonly string[], file: string): readonly EntryReader[] {
  const placeOf = placesOf(mapping, header, file);
  return mapping.entries.map((entry) => new EntryReader(entry, placeOf, digest));
}

function readRow(readers: readonly EntryReader[], row: CsvRow, file: string, tally: ImportTally): MadeEvent[] {
  return readers.flatMap((reader) => {
    const made = reader.push(row.cells, row.line);
    if (reader.openGroups > maxOpenGroups) {
      throw new RefusalError(
        refusal('too-many-open-groups', { file, line: row.line, eventType: reader.entry.eventType, maxOpenGroups }),
      );
    }
    return counted(reader, made, tally);
  });
}

function counted(reader: EntryReader, made: readonly MadeEvent[], tally: ImportTally): readonly MadeEvent[] {
  for (const { ok } of made) if (ok) tally.made(reader.entry.eventType);
  return made;
}

function raggedRow({ cells, line }: CsvRow, width: number): MadeEvent {
  const fault = {
    pointer: '',
    code: 'ragged-row',
    expected: `${width} cells, as in the header`,
    found: `${cells.length} cells`,
  };
  return { ok: false, line, id: '', faults: [fault] };
}
