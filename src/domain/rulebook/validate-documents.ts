import { type DocumentFault, shown } from '../shared/document-fault.js';
import { checkCalendar } from './check-calendar.js';
import { checkChecklist } from './check-checklist.js';
import { checkCorrectivePolicy } from './check-corrective-policy.js';
import { checkEventType, type EventTypeNames } from './check-event-type.js';
import { checkUnique } from './check-names.js';
import { checkPenaltyPolicy } from './check-penalty-policy.js';
import { checkRule } from './check-rule.js';
import {
  consequenceKinds,
  type DocumentKind,
  documentKinds,
  documentSchemas,
  type RulebookDocument,
} from './document.schema.js';
import { shapeFaults } from './document-shape.schema.js';
import { type Draft, membersOf, part, type Report, reportInto, silent } from './draft.js';
import { expectations } from './expectations.js';
import { oneOf } from './fault-words.js';
import { nearestName } from './nearest-name.js';

export interface DocumentSource {
  /** how faults name the document, usually its path */
  readonly file: string;
  readonly value: unknown;
  /** part of its text could not be read: its names count as known, nothing else is said about it */
  readonly damaged?: boolean;
}

export interface ValidDocument {
  readonly file: string;
  readonly document: RulebookDocument;
}

export interface Validation {
  /** the documents of right shape, with defaults filled in; fit for use when there are no faults */
  readonly documents: readonly ValidDocument[];
  readonly faults: readonly DocumentFault[];
}

/**
 * Checks the documents of one release together and reports everything that is wrong at once: the shape of each, names
 * across documents, types of all comparisons, unprovided nulls, examples that are lacking. Values come from
 * `parseJsonDocument`, which bounds their depth.
 */
export function validateDocuments(sources: readonly DocumentSource[]): Validation {
  const faults: DocumentFault[] = [];
  const documents: ValidDocument[] = [];
  const drafts: Draft[] = [];
  const reporterOf = ({ file, damaged }: Pick<DocumentSource, 'file' | 'damaged'>): Report =>
    damaged === true ? silent : reportInto(faults, file);
  for (const source of sources) {
    const report = reporterOf(source);
    const draft = draftOf(source, report);
    if (draft === undefined) continue;
    drafts.push(draft);
    const schema = documentSchemas[draft.kind];
    for (const { path, code, ...detail } of shapeFaults(schema, draft.value)) report(path, code, detail);
    const document = draft.damaged ? undefined : part<RulebookDocument>(schema, draft.value);
    if (document !== undefined) documents.push({ file: draft.file, document });
  }
  checkCodes(drafts, reporterOf);
  checkDrafts(drafts, reporterOf);
  return { documents, faults };
}

function draftOf({ file, value, damaged = false }: DocumentSource, report: Report): Draft | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report([], 'wrong-type', { found: shown(value), expected: expectations.object });
    return undefined;
  }
  const written = Object.fromEntries(membersOf(value));
  const kind = documentKinds.find((known) => known === written['kind']);
  if (kind === undefined) {
    const found = written['kind'];
    const nearest = typeof found === 'string' ? nearestName(found, documentKinds) : undefined;
    report(['kind'], 'unknown-kind', {
      found: found === undefined ? '' : shown(found),
      expected: oneOf(documentKinds),
      nearest,
    });
    return undefined;
  }
  const code = typeof written['code'] === 'string' ? written['code'] : undefined;
  return { file, kind, code, value: written, damaged };
}

function checkCodes(drafts: readonly Draft[], reporterOf: (draft: Draft) => Report): void {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    if (draft.code === undefined) continue;
    const name = `${draft.kind} ${draft.code}`;
    const other = first.get(name);
    if (other === undefined) first.set(name, draft);
    else {
      const expected = {
        'zh-CN': `自己的编码；${other.file} 已使用`,
        en: `a code of its own; ${other.file} has this one`,
      };
      reporterOf(draft)(['code'], 'duplicate-document', { found: shown(draft.code), expected });
    }
  }
}

function checkDrafts(drafts: readonly Draft[], reporterOf: (draft: Draft) => Report): void {
  const codesOf = (kind: DocumentKind): ReadonlySet<string> =>
    new Set(drafts.flatMap((draft) => (draft.kind === kind && draft.code !== undefined ? [draft.code] : [])));
  const consequences = new Set(consequenceKinds.flatMap((kind) => [...codesOf(kind)]));
  const [standards, calendars, escalations] = [codesOf('standard'), codesOf('calendar'), codesOf('escalation-policy')];
  const eventTypes = new Map<string, EventTypeNames>();
  for (const draft of drafts.filter(({ kind }) => kind === 'event-type')) {
    const names = checkEventType(draft, calendars, reporterOf(draft));
    if (draft.code !== undefined && !eventTypes.has(draft.code)) eventTypes.set(draft.code, names);
  }
  for (const draft of drafts) {
    const report = reporterOf(draft);
    if (draft.kind === 'rule') checkRule(draft, { eventTypes, standards, calendars, consequences }, report);
    else if (draft.kind === 'checklist') checkChecklist(draft.value, standards, report);
    else if (draft.kind === 'calendar') checkCalendar(draft.value, report);
    else if (draft.kind === 'penalty-policy') checkPenaltyPolicy(draft.value, calendars, report);
    else if (draft.kind === 'corrective-policy') checkCorrectivePolicy(draft.value, { calendars, escalations }, report);
    else if (draft.kind === 'standard') checkUnique(draft.value['touchpoints'], ['touchpoints'], report);
  }
}
