import { readFileSync, readdirSync } from 'node:fs';
import { parseJsonDocument } from './src/platform/json/parse-json-document.js';
import { validateDocuments } from './src/domain/rulebook/validate-documents.js';
import { faultLine } from './src/domain/shared/document-fault.js';
const files = (readdirSync(process.argv[3] ?? 'rules', { recursive: true }) as string[]).filter((f) => f.endsWith('.json') && !f.startsWith('schema')).map((f) => (process.argv[3] ?? 'rules') + '/' + f);
const t0 = performance.now();
const parsed = files.map((file) => ({ file, json: parseJsonDocument(readFileSync(file)) }));
const { faults, documents } = validateDocuments(parsed.map(({ file, json }) => ({ file, value: json.value, damaged: !json.whole })));
console.log(files.length, documents.length, performance.now() - t0);
for (const { file, json } of parsed) for (const f of json.faults) console.log(faultLine({ ...f, file }, 'en'));
for (const f of faults) { const json = parsed.find((p) => p.file === f.file)!.json; console.log(faultLine({ ...f, ...json.locate(f.pointer) }, process.argv[2] === 'zh' ? 'zh-CN' : 'en')); }
