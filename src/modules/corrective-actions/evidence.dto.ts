import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';

export const maxEvidenceBytes = 10 * 1024 * 1024;

/** What a browser shows or an office opens without running anything; all of it is only ever downloaded. */
export const evidenceTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'text/plain',
  'text/csv',
  'audio/mpeg',
  'video/mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** `image/JPEG; name=x` → `image/jpeg`; undefined for what is no evidence. */
export function evidenceTypeOf(mediaType: string | undefined): EvidenceType | undefined {
  const plain = mediaType?.split(';')[0]?.trim().toLowerCase();
  return evidenceTypes.find((known) => known === plain);
}

/** The name that the file had where it came from, without a path. */
const fileName = plainText(200).refine((name) => !/[/\\]/.test(name), {
  params: { expected: { 'zh-CN': '应为不含 / 和 \\ 的文件名', en: 'expected a file name without / and \\' } },
});

/** The name of a file from a form, where browsers choose it; one that cannot be kept is none. */
export function fileNameOf(given: string): string {
  const read = fileName.safeParse(given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1));
  return read.success ? read.data : 'file';
}

export const evidenceQuery = z.strictObject({ name: fileName, lang: z.string().optional() });
export type EvidenceQuery = z.infer<typeof evidenceQuery>;
