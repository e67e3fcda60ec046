import { EntryReader, type MadeEvent } from './entry-reader.js';
import { mapping } from './mapping.schema.js';

const digest = () => 'd'.repeat(64);

/** The events that an entry makes of a small table; the first line is the header. */
function eventsOf(entry: object, table: string): readonly MadeEvent[] {
  const [header = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const [parsed] = mapping.parse({ source: 's', entries: [entry] }).entries;
  if (parsed === undefined) throw new Error('no entry');
  const reader = new EntryReader(parsed, (column) => header.indexOf(column), digest);
  return [...rows.flatMap((row, index) => reader.push(row, index + 2)), ...reader.finish()];
}
const brief = (made: readonly MadeEvent[]) =>
  made.map((event) => (event.ok ? [event.id, event.envelope.data] : [event.id, event.faults.map(({ code }) => code)]));

const complaint = {
  eventType: 'complaint',
  id: ['file'],
  group: { by: ['file'], contiguousBy: 'file' },
  zone: 'UTC',
  occurredAt: 'closed',
  facts: { companies: { column: 'company', pick: 'distinct' }, opened: { column: 'opened', as: 'date' } },
};
const byCompany = {
  ...complaint,
  eventType: 'complaint-company',
  id: ['file', 'company'],
  group: { by: ['file', 'company'], contiguousBy: 'file' },
  facts: { company: { column: 'company' }, recovery: { column: 'recovery', as: 'money' } },
};
const table = `
  file,company,opened,closed,recovery
  1,Acme,2026-01-01,2026-01-05,10.50
  1,Zenith,2026-01-01,2026-01-05,0.00
  1,Acme,2026-01-01,2026-01-05,10.5
  2,Acme,2026-01-02,2026-01-06,`;

describe('events made of the rows of a file', () => {
  it('are of the grain that the entry asks for', () => {
    expect(brief(eventsOf(complaint, table))).toEqual([
      ['1', { companies: ['Acme', 'Zenith'], opened: '2026-01-01' }],
      ['2', { companies: ['Acme'], opened: '2026-01-02' }],
    ]);
  });

  it('need no adjacent rows within the contiguous column', () => {
    expect(brief(eventsOf(byCompany, table))).toEqual([
      ['1|Acme', { company: 'Acme', recovery: 1050 }],
      ['1|Zenith', { company: 'Zenith', recovery: 0 }],
      ['2|Acme', { company: 'Acme' }],
    ]);
  });

  it('need no order at all without it, at the price of memory', () => {
    const scattered = `file,company,opened,closed\n1,Acme,2026-01-01,2026-01-05\n2,Acme,2026-01-02,2026-01-06\n1,Zenith,2026-01-01,2026-01-05`;
    expect(brief(eventsOf({ ...complaint, group: { by: ['file'] } }, scattered))).toEqual([
      ['1', { companies: ['Acme', 'Zenith'], opened: '2026-01-01' }],
      ['2', { companies: ['Acme'], opened: '2026-01-02' }],
    ]);
  });

  it('are one per row without a group', () => {
    const { group: _, ...ungrouped } = byCompany;
    expect(eventsOf(ungrouped, table).map(({ id, line }) => [id, line])).toEqual([
      ['1|Acme', 2],
      ['1|Zenith', 3],
      ['1|Acme', 4],
      ['2|Acme', 5],
    ]);
  });

  it('are held back when their rows differ, and believe none of them', () => {
    const [made] = eventsOf(
      complaint,
      'file,company,opened,closed\n1,A,2026-01-01,2026-01-05\n1,A,2026-01-02,2026-01-05',
    );
    expect(made).toMatchObject({
      ok: true,
      heldBack: [
        {
          pointer: '/data/opened',
          code: 'rows-differ',
          expected: 'the same value in all rows of the event',
          found: '"2026-01-01" and "2026-01-02"',
        },
      ],
    });
    expect(made?.ok === true && made.envelope.data).toEqual({ companies: ['A'] });
  });

  it('keep the time of their first row when the rows differ in it', () => {
    const [made] = eventsOf(
      complaint,
      'file,company,opened,closed\n1,A,2026-01-01,2026-01-05\n1,A,2026-01-01,2026-01-06',
    );
    expect(made).toMatchObject({
      ok: true,
      envelope: { occurredAt: '2026-01-05T00:00:00.000Z' },
      heldBack: [{ pointer: '/occurredAt' }],
    });
  });

  it('take part rows where they are told to, in the order of the file', () => {
    const incident = {
      eventType: 'incident',
      id: ['number'],
      group: { by: ['number'] },
      missing: ['?'],
      zone: 'UTC',
      formats: { instant: 'D/M/YYYY H:mm' },
      occurredAt: { column: 'updated', pick: 'last' },
      facts: {
        firstActiveAt: { column: 'updated', as: 'instant', pick: 'first', where: { state: 'Active' } },
        lastState: { column: 'state', pick: 'last' },
        rows: { column: 'number', pick: 'count' },
      },
    };
    const log =
      'number,state,updated\nI1,New,1/3/2026 9:00\nI1,Active,1/3/2026 9:30\nI1,Active,1/3/2026 9:40\nI1,Closed,1/3/2026 9:35\nI2,New,?\nI2,New,2/3/2026 8:00';
    expect(brief(eventsOf(incident, log))).toEqual([
      ['I1', { firstActiveAt: '2026-03-01T09:30:00.000Z', lastState: 'Closed', rows: 4 }],
      ['I2', { lastState: 'New', rows: 2 }],
    ]);
    expect(eventsOf(incident, log)[0]).toMatchObject({ envelope: { occurredAt: '2026-03-01T09:35:00.000Z' } });
  });

  it('leave out rows that lack what the event is about', () => {
    const problem = { ...byCompany, group: { by: ['file', 'company'], skipWhenMissing: ['recovery'] } };
    expect(brief(eventsOf(problem, table)).map(([id]) => id)).toEqual(['1|Acme', '1|Zenith']);
  });

  it('are refused without an id or a time, and say why', () => {
    expect(
      brief(
        eventsOf(
          complaint,
          'file,company,opened,closed\n,A,2026-01-01,2026-01-05\n2,A,2026-01-01,\n3,A,2026-01-01,soon',
        ),
      ),
    ).toEqual([
      ['', ['missing-field']],
      ['2', ['missing-field']],
      ['3', ['invalid-instant']],
    ]);
  });

  it('keep a cell that cannot be read as it is written, for the event type to refuse', () => {
    expect(brief(eventsOf(byCompany, 'file,company,opened,closed,recovery\n1,A,x,2026-01-05,n/a'))).toEqual([
      ['1|A', { company: 'A', recovery: 'n/a' }],
    ]);
  });

  it('name their parties by a column or by a value', () => {
    const [made] = eventsOf({ ...complaint, unit: { value: 'HQ' }, staff: { column: 'company' } }, table);
    expect(made).toMatchObject({
      ok: true,
      envelope: { unit: 'HQ', staff: null },
      heldBack: [{ pointer: '/staff', code: 'rows-differ' }],
    });
  });
});
