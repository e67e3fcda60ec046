import type { Response } from 'express';
import type { Refusal } from '../../domain/shared/refusal.js';

/** Says when trying again can help, where the refusal knows. */
export function setRetryAfter({ data }: Refusal, response: Response): void {
  const seconds = data['retryAfterSeconds'];
  if (typeof seconds === 'number') response.setHeader('Retry-After', String(Math.ceil(seconds)));
}
