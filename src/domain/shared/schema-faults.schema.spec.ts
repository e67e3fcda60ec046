import { z } from 'zod';
import { plainText } from './plain-text.schema.js';
import { readBySchema } from './schema-faults.schema.js';

const schema = z.strictObject({
  level: z.enum(['city', 'branch']),
  name: plainText(5),
  password: z.string().min(12).optional(),
  'a/b': z.array(z.int()).optional(),
});

function faultsOf(input: unknown) {
  const read = readBySchema(schema, input);
  return read.ok ? [] : read.faults;
}

describe('reading by a schema', () => {
  it('answers the value as the schema makes it', () => {
    expect(readBySchema(schema, { level: 'city', name: ' e\u0301 ' })).toEqual({
      ok: true,
      value: { level: 'city', name: 'é' },
    });
  });

  it('tells every fault at once, by JSON pointer', () => {
    const faults = faultsOf({ level: 'town', name: '', 'a/b': [1, 1.5], extra: 1 });
    expect(faults.map(({ at }) => at)).toEqual(['/level', '/name', '/a~1b/1', '']);
  });

  it('says what was expected and found in both languages', () => {
    const [level, name] = faultsOf({ level: 'town', name: 'a\u0000b' });
    expect(level?.message.en).toMatch(/"city".*"branch".*found "town"/);
    expect(level?.message['zh-CN']).toMatch(/[一-龥].*"city".*实际为 "town"/);
    expect(name?.message.en).toContain('well-formed text without control characters');
    expect(name?.message['zh-CN']).toContain('不含控制字符');
  });

  it('never repeats a secret', () => {
    expect(JSON.stringify(faultsOf({ level: 'city', name: 'x', password: 'hunter2' }))).not.toContain('hunter2');
  });

  it.each(['a\u0000b', 'a\u001bb', '\ud800', 'a\u202eb', '   ', '\n'])(
    'takes no text that cannot be read or stored: %j',
    (name) => {
      expect(faultsOf({ level: 'city', name })).toHaveLength(1);
    },
  );
});
