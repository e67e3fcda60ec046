import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PackReader } from './pack-reader.service.js';
import { RulebookCheck } from './rulebook-check.service.js';

describe('a rule pack on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'plumbline-pack-'));
    for (const below of ['rules/counter', 'schema', 'schema-notes'])
      await mkdir(path.join(folder, below), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (file: string, content: string | Uint8Array) => writeFile(path.join(folder, file), content);

  it('is every JSON file below its folder, sorted, without the generated schemas', async () => {
    await write('rules/counter/b.json', '{"b":1}');
    await write('rules/a.json', '\uFEFF{"a":1}');
    await write('schema/rule.json', '{}');
    await write('schema-notes/n.json', '{"n":1}');
    await write('README.md', '# pack');
    expect(await new PackReader().read(folder)).toEqual([
      { file: 'rules/a.json', text: '{"a":1}' },
      { file: 'rules/counter/b.json', text: '{"b":1}' },
      { file: 'schema-notes/n.json', text: '{"n":1}' },
    ]);
  });

  it('with a file in another encoding is reported, not misread', async () => {
    await write('rules/gbk.json', Uint8Array.of(...Buffer.from('{"kind": "'), 0xb9, 0xe6, ...Buffer.from('"}')));
    const { faults } = new RulebookCheck().check(await new PackReader().read(folder));
    expect(faults.map(({ line, column, code }) => `${line}:${column} ${code}`)).toContain('1:11 invalid-text');
  });

  it('that does not exist is an error that names it', async () => {
    await expect(new PackReader().read(path.join(folder, 'nowhere'))).rejects.toThrow('nowhere');
  });
});
