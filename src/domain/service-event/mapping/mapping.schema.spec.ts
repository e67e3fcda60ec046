import { readFileSync } from 'node:fs';
import { readBySchema } from '../../shared/schema-faults.schema.js';
import { columnsOf } from './columns.js';
import { mapping } from './mapping.schema.js';

const entry = { eventType: 'visit', id: ['no'], occurredAt: 'at', facts: { wait: { column: 'wait', as: 'integer' } } };
const faultsOf = (value: unknown) => {
  const read = readBySchema(mapping, value);
  return read.ok ? [] : read.faults.map(({ at }) => at);
};
const withEntry = (given: object) => ({ source: 's', entries: [{ ...entry, ...given }] });

describe('a mapping', () => {
  it('says only what it must', () => {
    expect(mapping.parse({ source: 's', entries: [entry] })).toEqual({
      source: 's',
      delimiter: ',',
      encoding: 'utf-8',
      entries: [
        {
          ...entry,
          missing: [''],
          zone: 'Asia/Shanghai',
          formats: {},
          facts: { wait: { column: 'wait', as: 'integer', pick: 'same', separator: ';' } },
        },
      ],
    });
  });

  it.each<[string, unknown, string]>([
    ['no source', { entries: [entry] }, '/source'],
    ['no entries', { source: 's', entries: [] }, '/entries'],
    ['an unknown setting', { source: 's', entries: [entry], encodign: 'utf-8' }, ''],
    ['an unknown encoding', { source: 's', entries: [entry], encoding: 'latin1' }, '/encoding'],
    ['two delimiters', { source: 's', entries: [entry], delimiter: ';;' }, '/delimiter'],
    ['two entries with the same id', { source: 's', entries: [entry, { ...entry, eventType: 'call' }] }, '/entries'],
    ['no id', withEntry({ id: [] }), '/entries/0/id'],
    ['an unknown zone', withEntry({ zone: 'Asia/Peking' }), '/entries/0/zone'],
    ['an unknown format', withEntry({ formats: { date: 'd.m.yy' } }), '/entries/0/formats/date'],
    ['an instant without a time', withEntry({ formats: { instant: 'D/M/YYYY' } }), '/entries/0/formats/instant'],
    ['an id outside the group', withEntry({ group: { by: ['other'] } }), '/entries/0/group/by'],
    ['a group torn apart', withEntry({ group: { by: ['no'], contiguousBy: 'day' } }), '/entries/0/group/contiguousBy'],
    ['a sum of texts', withEntry({ facts: { wait: { column: 'wait', pick: 'sum' } } }), '/entries/0/facts/wait/as'],
    [
      'distinct lists',
      withEntry({ facts: { wait: { column: 'wait', as: 'list', pick: 'distinct' } } }),
      '/entries/0/facts/wait/as',
    ],
    ['an unknown pick', withEntry({ facts: { wait: { column: 'wait', pick: 'max' } } }), '/entries/0/facts/wait/pick'],
    [
      'a fact named like a built-in',
      withEntry({ facts: { toString: { column: 'wait' } } }),
      '/entries/0/facts/toString',
    ],
  ])('with %s is refused at its place', (_, value, pointer) => {
    expect(faultsOf(value)).toEqual([pointer]);
  });

  it('is refused with all its faults at once', () => {
    expect(faultsOf({ source: '', entries: [{ ...entry, zone: 'x', missing: 'y' }] })).toHaveLength(3);
  });

  it('names every column it reads, each once', () => {
    const { entries } = mapping.parse(
      withEntry({
        group: { by: ['no', 'day'], skipWhenMissing: ['day', 'kind'] },
        unit: { column: 'branch' },
        staff: { value: 'E1' },
        facts: { wait: { column: 'wait' }, first: { column: 'at', pick: 'first', where: { state: 'open' } } },
      }),
    );
    expect(columnsOf({ entries })).toEqual(['no', 'day', 'kind', 'at', 'branch', 'wait', 'state']);
  });

  it.each(['ct-insurance-complaints', 'itsm-incidents'])('stands in samples/%s and is in order', (sample) => {
    const file = new URL(`../../../../samples/${sample}/mapping.json`, import.meta.url);
    expect(faultsOf(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
