import { Injectable } from '@nestjs/common';
import { compileCalendar } from '../../domain/calendar/compile-calendar.js';
import { runCorrectiveExamples } from '../../domain/corrective-action/run-corrective-examples.js';
import { runEscalationExamples } from '../../domain/escalation/run-escalation-examples.js';
import { runExamples } from '../../domain/evaluation/run-examples.js';
import { runChecklistExamples } from '../../domain/inspection/run-checklist-examples.js';
import { runPenaltyExamples } from '../../domain/penalty/run-penalty-examples.js';
import type { DocumentKind, RulebookDocument } from '../../domain/rulebook/document.schema.js';
import { both, faultHeadings } from '../../domain/rulebook/fault-words.js';
import { rulebookOf, type Rulebook } from '../../domain/rulebook/rulebook.js';
import { validateDocuments, type ValidDocument } from '../../domain/rulebook/validate-documents.js';
import { faultMessage, type DocumentFault, type PlacedFault } from '../../domain/shared/document-fault.js';
import { toPointer } from '../../domain/shared/json-pointer.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import { parseJsonDocument, type JsonDocument } from '../../platform/json/parse-json-document.js';
import type { DocumentFile } from './rulebook.dto.js';

/** A document as it was written and as the program reads it. */
export interface CheckedDocument {
  readonly file: string;
  readonly text: string;
  /** what its author wrote, for its hash */
  readonly written: Readonly<Record<string, unknown>>;
  readonly document: RulebookDocument;
}

export interface CheckedPack {
  /** by file, line and column */
  readonly faults: readonly PlacedFault[];
  /** fit for use when there are no faults */
  readonly documents: readonly CheckedDocument[];
}

/** Everything that is wrong with the documents of a release: their text, their meaning, their examples. */
@Injectable()
export class RulebookCheck {
  check(files: readonly DocumentFile[]): CheckedPack {
    const parsed = new Map(files.map(({ file, text }) => [file, { text, json: parseJsonDocument(text) }]));
    const validation = validateDocuments(
      [...parsed].map(([file, { json }]) => ({ file, value: json.value, damaged: !json.whole })),
    );
    const syntax = [...parsed].flatMap(([file, { json }]) => json.faults.map((fault) => ({ ...fault, file })));
    const place = (fault: DocumentFault) => ({ ...fault, ...positionIn(parsed.get(fault.file)?.json, fault.pointer) });
    const faults = [...syntax, ...validation.faults.map(place)];
    if (faults.length === 0) faults.push(...exampleFaults(validation.documents).map(place));
    return {
      faults: faults.sort(byPlace),
      documents: validation.documents.flatMap(({ file, document }) => {
        const source = parsed.get(file);
        return source === undefined
          ? []
          : [{ file, document, text: source.text, written: { ...(source.json.value as object) } }];
      }),
    };
  }
}

const positionIn = (json: JsonDocument | undefined, pointer: string) => json?.locate(pointer) ?? { line: 1, column: 1 };

const byPlace = (a: PlacedFault, b: PlacedFault): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;

/** An example that came out otherwise than its author says. */
interface FailedExample {
  /** of the document that holds it */
  readonly kind: DocumentKind;
  readonly code: string;
  readonly index: number;
  readonly says: string;
  readonly expected: LocalizedText;
  readonly actual: LocalizedText;
  readonly detail?: LocalizedText;
}

function exampleFaults(documents: readonly ValidDocument[]): readonly DocumentFault[] {
  const fileOf = new Map(documents.map(({ file, document }) => [`${document.kind} ${document.code}`, file]));
  return failedExamples(rulebookOf(documents.map(({ document }) => document))).map((failed) =>
    exampleFault(failed, fileOf.get(`${failed.kind} ${failed.code}`) ?? failed.code),
  );
}

const failedExamples = (rulebook: Rulebook): readonly FailedExample[] => [
  ...runExamples(rulebook).map((failure) => ({ kind: 'rule' as const, code: failure.rule, ...failure })),
  ...ofEach(rulebook.penaltyPolicies, runPenaltyExamples),
  ...ofEach(rulebook.correctivePolicies, (policy) => runCorrectiveExamples(policy, calendarOf(policy, rulebook))),
  ...ofEach(rulebook.checklists, runChecklistExamples),
  ...ofEach(rulebook.escalationPolicies, runEscalationExamples),
];

function calendarOf({ calendar }: { readonly calendar?: string | undefined }, { calendars }: Rulebook) {
  const definition = calendar === undefined ? undefined : calendars.get(calendar);
  return definition === undefined ? undefined : compileCalendar(definition);
}

type Lines = string | readonly string[];

function ofEach<Document extends RulebookDocument>(
  shelf: ReadonlyMap<string, Document>,
  run: (
    document: Document,
  ) => readonly { readonly index: number; readonly says: string; readonly expected: Lines; readonly actual: Lines }[],
): readonly FailedExample[] {
  const inOneLine = (lines: Lines) => both(typeof lines === 'string' ? lines : lines.join(', '));
  return [...shelf.values()].flatMap((document) =>
    run(document).map(({ index, says, expected, actual }) => ({
      kind: document.kind,
      code: document.code,
      index,
      says,
      expected: inOneLine(expected),
      actual: inOneLine(actual),
    })),
  );
}

function exampleFault({ index, says, expected, actual, detail }: FailedExample, file: string): DocumentFault {
  const because = (stop: string, locale: Locale) => (detail === undefined ? '' : `${stop}${detail[locale]}`);
  const wanted = {
    'zh-CN': `${expected['zh-CN']}${because('。', 'zh-CN')}`,
    en: `${expected.en}${because('. ', 'en')}`,
  };
  const told = (locale: Locale) =>
    faultMessage(faultHeadings['example-fails'], `“${says}”: ${actual[locale]}`, wanted)[locale];
  return {
    file,
    pointer: toPointer(['examples', index]),
    code: 'example-fails',
    message: { 'zh-CN': told('zh-CN'), en: told('en') },
    expected,
    found: actual.en,
  };
}
