// Real here: PostgreSQL, files on disk, gzip, CSV. No workers run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { RefusalError } from '../../src/domain/shared/refusal.js';
import type { ImportProgress, ImportReport } from '../../src/modules/intake/import.dto.js';
import { ImportService } from '../../src/modules/intake/import.service.js';
import { wordsOf } from '../../src/platform/http/refusal-catalogue.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { anIntake, aRelease, aSmallOrganization, counterVisit, type TestIntake } from '../support/intake.js';

const mapping = {
  source: 'queue-system',
  entries: [
    {
      eventType: 'counter-visit',
      id: ['ticket'],
      group: { by: ['ticket'] },
      occurredAt: 'at',
      formats: { instant: 'D/M/YYYY H:mm' },
      unit: { column: 'branch' },
      facts: { waitSeconds: { column: 'wait', as: 'integer' }, note: { column: 'note', pick: 'distinct' } },
    },
  ],
};
const header = 'ticket,at,branch,wait,note';

describe('importing a file', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-import-'));
  let store: TestDatabase;
  let intake: TestIntake;

  beforeAll(async () => {
    store = await aDatabase();
    await aSmallOrganization(store.database);
    await aRelease(store.database, [counterVisit]);
    intake = await anIntake(store);
  });
  afterAll(async () => {
    await intake.stop();
    await store.drop();
    rmSync(directory, { recursive: true });
  });
  beforeEach(async () => {
    await store.database.query('TRUNCATE event_identity, service_event, quarantine_entry, work');
  });

  const rows = async (sql: string) => store.database.query(sql);
  const imported = async (
    content: string | Buffer,
    given: { mapping?: unknown; consequences?: boolean; onProgress?: (progress: ImportProgress) => void } = {},
  ): Promise<ImportReport> => {
    const file = path.join(directory, 'visits.csv');
    const mappingFile = path.join(directory, 'mapping.json');
    writeFileSync(file, content);
    writeFileSync(
      mappingFile,
      typeof given.mapping === 'string' ? given.mapping : JSON.stringify(given.mapping ?? mapping),
    );
    const { consequences = false, onProgress } = given;
    return intake.app.get(ImportService).importFile({
      file,
      mapping: mappingFile,
      consequences,
      actor: 'user:admin',
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  };
  const refusalOf = async (...args: Parameters<typeof imported>) => {
    try {
      await imported(...args);
    } catch (error) {
      if (error instanceof RefusalError)
        return { code: error.refusal.code, words: wordsOf(error.refusal, 'en').replaceAll(directory, '') };
      throw error;
    }
    throw new Error('it was imported');
  };

  it('brings events in as history, without consequences, and says what it did', async () => {
    const report = await imported(
      `${header}\nT1,2/3/2026 10:00,U1,30,\nT2,2/3/2026 10:05,U2,40,late\nT2,2/3/2026 10:05,U2,40,angry\n`,
    );
    expect(report).toEqual({
      rows: 3,
      events: { 'counter-visit': 2 },
      accepted: 2,
      duplicates: 0,
      conflicts: 0,
      rejected: 0,
      quarantined: {},
      problems: [],
      unlisted: 0,
    });
    expect(
      await rows('SELECT external_id, occurred_at, unit_path, data, history FROM service_event ORDER BY 1'),
    ).toEqual([
      {
        external_id: 'T1',
        occurred_at: new Date('2026-03-02T02:00:00Z'),
        unit_path: ['U1', 'HQ'],
        data: { waitSeconds: 30, note: [] },
        history: true,
      },
      {
        external_id: 'T2',
        occurred_at: new Date('2026-03-02T02:05:00Z'),
        unit_path: ['U2', 'HQ'],
        data: { waitSeconds: 40, note: ['angry', 'late'] },
        history: true,
      },
    ]);
    expect(await rows('SELECT count(*)::int AS n FROM work')).toEqual([{ n: 2 }]);
    expect(await rows('SELECT actor, command, subject, after FROM audit_entry')).toMatchObject([
      {
        actor: 'user:admin',
        command: 'events.import',
        subject: 'source:queue-system',
        after: { rows: 3, accepted: 2, consequences: false },
      },
    ]);
  });

  it('brings them in with consequences when told to', async () => {
    await imported(`${header}\nT1,2/3/2026 10:00,U1,30,`, { consequences: true });
    expect(await rows('SELECT history FROM service_event')).toEqual([{ history: false }]);
  });

  it('changes nothing the second time, nor when the rows stand in another order', async () => {
    const body = ['T1,2/3/2026 10:00,U1,30,a', 'T2,2/3/2026 10:05,U2,40,b', 'T1,2/3/2026 10:00,U1,30,c'];
    await imported([header, ...body].join('\n'));
    const before = await rows('SELECT * FROM service_event ORDER BY id');
    expect(await imported([header, ...body.reverse()].join('\r\n'))).toMatchObject({
      accepted: 0,
      duplicates: 2,
      conflicts: 0,
    });
    expect(await rows('SELECT * FROM service_event ORDER BY id')).toEqual(before);
    expect(await rows('SELECT count(*)::int AS n FROM work')).toEqual([{ n: 2 }]);
  });

  it('knows an event again that came over HTTP', async () => {
    await intake.post({
      id: 'T1',
      type: 'counter-visit',
      occurredAt: '2026-03-02T10:00:00+08:00',
      unit: 'U1',
      data: { waitSeconds: 30, note: [] },
    });
    expect(await imported(`${header}\nT1,2/3/2026 10:00,U1,30,`)).toMatchObject({ duplicates: 1 });
    expect(await imported(`${header}\nT1,2/3/2026 10:00,U1,31,`)).toMatchObject({
      conflicts: 1,
      problems: [{ line: 2, id: 'T1', outcome: 'conflict' }],
    });
  });

  it('keeps apart what came in, what waits and what was refused', async () => {
    const report = await imported(
      [
        header,
        'T1,2/3/2026 10:00,U1,30,',
        'T2,2/3/2026 10:00,U9,30,',
        'T3,2/3/2026 10:00,U1,abc,',
        'T4,2/3/2026 10:00,U1,,',
        'T5,31/2/2026 10:00,U1,30,',
        ',2/3/2026 10:00,U1,30,',
        'T6,2/3/2026 10:00,U1',
        'T7,2/3/2026 10:00,U1,30,',
      ].join('\n'),
    );
    expect(report).toMatchObject({
      rows: 8,
      accepted: 2,
      rejected: 3,
      quarantined: { 'unknown-unit': 1, 'wrong-type': 1, 'missing-fact': 1 },
    });
    expect(
      [...report.problems]
        .sort((a, b) => a.line - b.line)
        .map(({ line, outcome, faults }) => [line, outcome, faults[0]?.code]),
    ).toEqual([
      [3, 'quarantined', 'unknown-unit'],
      [4, 'quarantined', 'wrong-type'],
      [5, 'quarantined', 'missing-fact'],
      [6, 'rejected', 'invalid-instant'],
      [7, 'rejected', 'missing-field'],
      [8, 'rejected', 'ragged-row'],
    ]);
  });

  it('quarantines an event whose rows differ; checking again does not heal it, a corrected file does', async () => {
    const report = await imported(`${header}\nT1,2/3/2026 10:00,U1,30,\nT1,2/3/2026 10:00,U1,31,`);
    expect(report.quarantined).toEqual({ 'rows-differ': 1 });
    const replayed = await intake.ask('POST', '/api/v1/quarantine/replay', { reason: 'rows-differ' });
    expect(replayed.body).toMatchObject({ released: 0, stillHeld: 1 });
    expect(await imported(`${header}\nT1,2/3/2026 10:00,U1,31,`)).toMatchObject({ accepted: 1 });
    expect(await rows('SELECT revision FROM event_identity')).toEqual([{ revision: 2 }]);
  });

  it.each(['plain', 'gzip', 'utf-8 with BOM', 'gb18030'])('reads %s', async (kind) => {
    const text = `${header}\nT1,2/3/2026 10:00,U1,30,"客户说:""太久""\n第二行"`;
    // the same text in GB 18030, which Node can read but not write
    const gb18030 = Buffer.concat([
      Buffer.from(`${header}\nT1,2/3/2026 10:00,U1,30,"`),
      Buffer.from('bfcdbba7cbb53a2222ccabbec322220ab5dab6fed0d0', 'hex'),
      Buffer.from('"'),
    ]);
    const content = { plain: text, gzip: gzipSync(text), 'utf-8 with BOM': `\ufeff${text}`, gb18030 }[kind];
    await imported(content ?? '', { mapping: { ...mapping, encoding: kind === 'gb18030' ? 'gb18030' : 'utf-8' } });
    expect(await rows(`SELECT data FROM service_event`)).toEqual([
      { data: { waitSeconds: 30, note: ['客户说:"太久"\n第二行'] } },
    ]);
  });

  it('reads another delimiter', async () => {
    expect(
      await imported(`${header.replaceAll(',', ';')}\nT1;2/3/2026 10:00;U1;30;a,b`, {
        mapping: { ...mapping, delimiter: ';' },
      }),
    ).toMatchObject({ accepted: 1 });
  });

  it('reads a file of many batches and tells how far it is', async () => {
    const many = Array.from({ length: 2_600 }, (_, n) => `T${String(n)},2/3/2026 10:00,U1,${String(n)},`);
    const seen: ImportProgress[] = [];
    const ungrouped = { ...mapping, entries: mapping.entries.map(({ group: _, ...entry }) => entry) };
    expect(
      await imported([header, ...many].join('\n'), {
        mapping: ungrouped,
        onProgress: (progress) => seen.push(progress),
      }),
    ).toMatchObject({ rows: 2_600, accepted: 2_600 });
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect(seen.at(-1)).toMatchObject({ rows: 2_600, events: 2_600, bytesRead: seen[0]?.totalBytes });
  });

  it.each<[string, string | Buffer, string, string]>([
    [
      'a missing column',
      'ticket,at,brnach,wait,note\nT1,2/3/2026 10:00,U1,30,',
      'csv-column-missing',
      'The file /visits.csv has no column "branch" (≈ "brnach") (≈ the nearest one it has); nothing was imported.',
    ],
    [
      'a column twice',
      `${header},wait\nT1,2/3/2026 10:00,U1,30,,31`,
      'csv-column-twice',
      'The file /visits.csv has the column "wait" more than once; nothing was imported.',
    ],
    ['nothing in it', '', 'csv-not-readable', 'The file /visits.csv is not valid CSV at line 1: no header'],
    [
      'damaged gzip',
      gzipSync('x'.repeat(100_000)).subarray(0, 60),
      'file-not-readable',
      'The file /visits.csv cannot be read: unexpected end of file',
    ],
  ])('refuses a file with %s before anything is in', async (_, content, code, words) => {
    expect(await refusalOf(content)).toEqual({ code, words });
    expect(await rows('SELECT * FROM event_identity')).toEqual([]);
  });

  it('names the line at which a quoted field begins that is never closed', async () => {
    const refused = await refusalOf(
      `${header}\nT1,2/3/2026 10:00,U1,30,\nT2,2/3/2026 10:00,U1,30,"oh no\n${'T3,2/3/2026 10:00,U1,30,\n'.repeat(100_000)}`,
    );
    expect(refused.code).toBe('csv-quote-not-closed');
    expect(refused.words).toContain('beginning at line 3 ');
    expect((await refusalOf(`${header}\nT1,2/3/2026 10:00,U1,30,"oh no\n`)).words).toContain('beginning at line 2 ');
  });

  it('names the line near which the text is in another encoding', async () => {
    const refused = await refusalOf(
      Buffer.concat([Buffer.from(`${header}\nT1,2/3/2026 10:00,U1,30,`), Buffer.from([0xbf, 0xcd])]),
    );
    expect(refused.code).toBe('csv-wrong-encoding');
  });

  it.each<[string, unknown, string]>([
    ['that is no JSON', '{"source": ', 'line 1, column 12'],
    [
      'with a key twice',
      JSON.stringify(mapping).replace('"source"', '"source":"x","source"'),
      '/source: expected each key once',
    ],
    [
      'with faults',
      { ...mapping, source: '', entries: [{ ...mapping.entries[0], zone: 'Mars' }] },
      '/entries/0/zone: an IANA time zone such as Asia/Shanghai; found "Mars"',
    ],
  ])('refuses a mapping %s, with all its faults', async (_, given, words) => {
    const refused = await refusalOf(`${header}\n`, { mapping: given });
    expect(refused.code).toBe('mapping-not-valid');
    expect(refused.words).toContain(words);
  });

  it('refuses files that are not there', async () => {
    const order = {
      mapping: path.join(directory, 'no.json'),
      file: path.join(directory, 'no.csv'),
      consequences: false,
      actor: 'user:admin',
    };
    await expect(intake.app.get(ImportService).importFile(order)).rejects.toThrow('file-not-readable');
    writeFileSync(order.mapping, JSON.stringify(mapping));
    await expect(intake.app.get(ImportService).importFile(order)).rejects.toThrow('no.csv');
  });
});
