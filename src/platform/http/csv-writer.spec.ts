import { buffer } from 'node:stream/consumers';
import { csvWriter } from './csv-writer.js';

describe('a CSV file', () => {
  it('has true and false as words, instants in UTC, and nothing where there is nothing', async () => {
    const csv = csvWriter(['yes', 'no', 'at', 'none']);
    csv.end([true, false, new Date('2026-03-02T10:00:00+08:00'), null]);
    expect((await buffer(csv)).toString()).toBe('\uFEFFyes,no,at,none\ntrue,false,2026-03-02T02:00:00.000Z,\n');
  });
});
