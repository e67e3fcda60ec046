import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { penaltiesQuery, reasonBody } from './penalties.dto.js';

/** A form sends a field that was left empty as empty text. */
const withoutEmpty = (query: unknown): unknown =>
  typeof query === 'object' && query !== null
    ? Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
    : query;

const { status, tier, finding, before, lang } = penaltiesQuery.shape;
const code = plainText(200).optional();
const filters = z.strictObject({ status, tier, unit: code, staff: code, finding, before, lang });

export const penaltiesPageQuery = z.preprocess(withoutEmpty, filters);
export type PenaltiesPageQuery = z.infer<typeof filters>;

export const penaltyPageQuery = z.strictObject({ lang });
export type PenaltyPageQuery = z.infer<typeof penaltyPageQuery>;

export const revokeForm = reasonBody;
