import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { UnreadableJson } from './domain/service-event/json-cursor.js';
import {
  type JsonFault,
  type JsonFaultCode,
  type ParsedJson,
  parseStrictJson,
} from './domain/service-event/parse-strict-json.js';
import type { LocalizedText } from './domain/shared/localized-text.js';
import { RefusalError, refusal } from './domain/shared/refusal.js';
import { mediaTypeOf } from './modules/intake/intake.dto.js';
import { decodeUtf8, readBody } from './platform/http/request-body.js';
import { isFormType } from './platform/pages/pages-edge.js';

/** 10 MB, as for events */
const maxBytes = 10 * 1024 * 1024;
const limits = { depth: 32, values: 1_000_000, faults: 50 };

/** Reads the body of every request but those whose controller does, and the forms of pages. */
export function takeJsonBody(request: Request, _response: Response, next: NextFunction): void {
  if (isReadElsewhere(request)) {
    next();
    return;
  }
  readJsonBody(request).then((body) => {
    request.body = body;
    next();
  }, next);
}

/**
 * Intake streams and answers for each line; evidence is a file; a page reads the files of its own forms. What comes with a
 * question is nobody's to read.
 */
function isReadElsewhere({ method, path, headers }: Request): boolean {
  if (method === 'GET' || method === 'HEAD' || isFormType(headers['content-type'])) return true;
  if (method !== 'POST') return false;
  if (/^\/api\/v1\/(events|.+\/evidence)\/?$/i.test(path)) return true;
  const isFileForm = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
  return isFileForm && !/^\/api(\/|$)/i.test(path);
}

/** The body as strict JSON; undefined where there is none, `{}` where it is empty but said to be JSON. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  const isJson = mediaTypeOf(type) === 'application/json';
  if (!isJson && !hasBody(request)) return undefined;
  if (!isJson)
    throw new RefusalError(refusal('unsupported-content-type', { type: type ?? '', supported: 'application/json' }));
  // bounds what is read by what was sent
  if (encoding !== undefined && encoding !== 'identity')
    throw new RefusalError(refusal('unsupported-content-encoding', { encoding }));
  const text = decodeUtf8(await readBody(request, maxBytes));
  if (text === null) throw new RefusalError(refusal('body-not-utf-8'));
  if (text === '') return {};
  const { value, faults } = parse(text);
  if (faults.length > 0)
    throw new RefusalError(
      refusal('invalid-request', { faults: faults.map((fault) => ({ at: fault.pointer, message: inWords(fault) })) }),
    );
  return value;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function parse(text: string): ParsedJson {
  try {
    return parseStrictJson(text, limits);
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error;
    const { code, line, column, expected } = error;
    // one character only: what follows may be a password
    const [character] = text
      .split('\n')
      .slice(line - 1)
      .join('\n')
      .slice(column - 1);
    const found = character === undefined ? 'the end of the text' : JSON.stringify(character);
    const place = { line, column, expected, found };
    throw new RefusalError(code === 'not-json' ? refusal('body-not-json', place) : refusal('too-many-values', place));
  }
}

const rightInChinese: Readonly<Record<JsonFaultCode, string>> = {
  'repeated-key': '每个键只能出现一次',
  'reserved-key': '不能使用键 __proto__',
  'inexact-number': '数值须能精确表示（绝对值不超过 9007199254740991），更长的请用文本',
  'too-deep': `嵌套不能超过 ${limits.depth} 层`,
};

const inWords = ({ code, line, column, quoted, expected, found }: JsonFault): LocalizedText => ({
  'zh-CN': `第 ${line} 行第 ${column} 列${code === 'too-deep' ? '' : ` ${quoted}`}：${rightInChinese[code]}`,
  en: `expected ${expected}, found ${found}`,
});
