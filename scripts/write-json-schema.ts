// npm run schema:write
// Writes rules/schema/<kind>.json, by which editors complete and check what a supervisor types. The program itself never
// reads these files.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../src/domain/rulebook/json-schema.schema.js';

const directory = path.resolve(import.meta.dirname, '../rules/schema');

await mkdir(directory, { recursive: true });
const schemas = jsonSchemas();
for (const [kind, schema] of Object.entries(schemas)) {
  await writeFile(path.join(directory, `${kind}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
for (const file of await readdir(directory)) {
  if (!Object.hasOwn(schemas, path.basename(file, '.json'))) await rm(path.join(directory, file));
}
