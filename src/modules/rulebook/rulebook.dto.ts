import { z } from 'zod';
import { documentKinds } from '../../domain/rulebook/document.schema.js';
import { code, zonedInstant } from '../../domain/rulebook/text.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';

/** a pack of a large insurer has a few hundred documents */
const maxDocuments = 2_000;

const documentFile = z.strictObject({
  /** how faults name the document, usually its path */
  file: plainText(300),
  /** the JSON as it was written */
  text: z.string(),
});
export type DocumentFile = z.infer<typeof documentFile>;

const documentFiles = z
  .array(documentFile)
  .min(1)
  .max(maxDocuments)
  .refine((files) => new Set(files.map(({ file }) => file)).size === files.length, {
    params: { expected: { 'zh-CN': '每个文件名只出现一次', en: 'each file name once' } },
  });

export const checkBody = z.strictObject({ documents: documentFiles });
export type CheckBody = z.infer<typeof checkBody>;

export const submitBody = z.strictObject({ title: plainText(200), documents: documentFiles });
export type SubmitBody = z.infer<typeof submitBody>;

/** Without an instant the release comes into force at its approval. */
export const approveBody = z.strictObject({
  effectiveFrom: zonedInstant.optional().describe('ISO 8601 with its zone'),
});
export type ApproveBody = z.infer<typeof approveBody>;

export const rejectBody = z.strictObject({ reason: plainText(2_000) });
export type RejectBody = z.infer<typeof rejectBody>;

export const releaseParams = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
export type ReleaseParams = z.infer<typeof releaseParams>;

export const documentParams = z.object({ ...releaseParams.shape, kind: z.enum(documentKinds), code });
export type DocumentParams = z.infer<typeof documentParams>;

const localized = z.object({ 'zh-CN': z.string(), en: z.string() });
const fault = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  pointer: z.string().describe('JSON pointer into the document'),
  code: z.string(),
  message: localized,
  expected: localized,
  found: z.string(),
  nearest: z.string().optional(),
});

const documentName = z.object({ kind: z.string(), code: z.string() });

export const checkAnswer = z.object({
  valid: z.boolean(),
  faultCount: z.int(),
  faults: z.array(fault).describe('sorted by file, line and column; the first thousand'),
});

const release = z.object({
  id: z.int(),
  sha256: z.string(),
  status: z.enum(['in-review', 'approved', 'rejected']),
  title: z.string(),
  submittedBy: z.string(),
  submittedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  effectiveFrom: z.string().nullable().describe('null of an approved release: since the beginning of time'),
  inForce: z.boolean(),
});

export const submitAnswer = z.object({
  id: z.int(),
  sha256: z.string(),
  status: z.enum(['in-review', 'approved']),
  created: z.boolean().describe('false when these very documents are in review or in force already'),
});
export const listAnswer = z.object({
  releases: z.array(release.extend({ documentCounts: z.record(z.string(), z.int()) })),
});
export const releaseAnswer = release.extend({
  comparedWith: z.int().nullable().describe('the release before it'),
  documents: z.array(
    documentName.extend({
      version: z.int(),
      sha256: z.string(),
      title: localized,
      change: z.enum(['added', 'changed', 'unchanged']),
    }),
  ),
  removed: z.array(documentName),
});
export const documentAnswer = documentName.extend({
  version: z.int(),
  sha256: z.string(),
  source: z.string().describe('the JSON as it was written'),
  document: z.looseObject({}),
});
export type ReleaseAnswer = z.infer<typeof releaseAnswer>;
export type ListAnswer = z.infer<typeof listAnswer>;
export type DocumentAnswer = z.infer<typeof documentAnswer>;
export type CheckAnswer = z.infer<typeof checkAnswer>;
export type SubmitAnswer = z.infer<typeof submitAnswer>;
