import type { Response } from 'express';
import type { Locale } from '../../domain/shared/localized-text.js';
import { RefusalError } from '../../domain/shared/refusal.js';
import { statusOf, wordsOf } from '../http/refusal-catalogue.js';
import { setRetryAfter } from '../http/retry-after.js';

/**
 * For a form that is shown again with what was wrong in it: gives the answer the refusal's status and returns its words.
 * Whatever is no refusal goes on its way.
 */
export function refusedForm(error: unknown, locale: Locale, response: Response): string {
  if (!(error instanceof RefusalError)) throw error;
  setRetryAfter(error.refusal, response);
  response.status(statusOf(error.refusal));
  return wordsOf(error.refusal, locale);
}
