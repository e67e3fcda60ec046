import type { LocalizedText, Locale } from '../../domain/shared/localized-text.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { accessRefusals } from './refusals/access-refusals.js';
import { correctiveActionRefusals } from './refusals/corrective-action-refusals.js';
import { generalRefusals } from './refusals/general-refusals.js';
import { importRefusals } from './refusals/import-refusals.js';
import { inspectionRefusals } from './refusals/inspection-refusals.js';
import { intakeRefusals } from './refusals/intake-refusals.js';
import { organizationRefusals } from './refusals/organization-refusals.js';
import { penaltyRefusals } from './refusals/penalty-refusals.js';
import { reportRefusals } from './refusals/report-refusals.js';
import { rulebookRefusals } from './refusals/rulebook-refusals.js';
import { workflowRefusals } from './refusals/workflow-refusals.js';
import type { RefusalEntries, RefusalEntry } from './refusals/refusal-entry.js';
import { thingInWords } from './thing-words.js';

/** The one map from a refusal's code to its HTTP status and its words. */
const catalogue: RefusalEntries = {
  ...generalRefusals,
  ...rulebookRefusals,
  ...intakeRefusals,
  ...accessRefusals,
  ...organizationRefusals,
  ...importRefusals,
  ...workflowRefusals,
  ...inspectionRefusals,
  ...penaltyRefusals,
  ...correctiveActionRefusals,
  ...reportRefusals,
};

const unknown: RefusalEntry = { status: 500, text: { 'zh-CN': '内部错误。', en: 'Internal error.' } };

export const statusOf = (refusal: Refusal): number => (catalogue[refusal.code] ?? unknown).status;

export function wordsOf(refusal: Refusal, locale: Locale): string {
  const { text } = catalogue[refusal.code] ?? unknown;
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = inWords(refusal.data[name], locale);
    return refusal.code === 'not-found' && name === 'what' ? thingInWords(words, locale) : words;
  });
}

/** Lists one after the other; a fault as its place and its words. */
function inWords(value: unknown, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => inWords(one, locale)).join(value.some(isFault) ? '; ' : ', ');
  if (isFault(value)) return value.at === '' ? value.message[locale] : `${value.at}: ${value.message[locale]}`;
  return JSON.stringify(value ?? null);
}

const isFault = (value: unknown): value is { at: string; message: LocalizedText } =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string' && 'message' in value;
