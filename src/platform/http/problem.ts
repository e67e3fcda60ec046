import type { Response } from 'express';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { statusOf, wordsOf } from './refusal-catalogue.js';

/** A refusal as RFC 9457 has it: `code` is stable and for programs, `message` is for people, in their language. */
export function sendProblem(response: Response, refusal: Refusal, locale: Locale, status = statusOf(refusal)): void {
  const { code, data } = refusal;
  const problem = { type: `urn:plumbline:problem:${code}`, status, code, message: wordsOf(refusal, locale), data };
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}
