import { Injectable } from '@nestjs/common';
import { runExamples, type ExampleFailure } from '../../domain/evaluation/run-examples.js';
import type { RulebookDocument } from '../../domain/rulebook/document.schema.js';
import { both, faultHeadings } from '../../domain/rulebook/fault-words.js';
import { rulebookOf } from '../../domain/rulebook/rulebook.js';
import { validateDocuments, type ValidDocument } from '../../domain/rulebook/validate-documents.js';
import { faultMessage, type DocumentFault, type PlacedFault } from '../../domain/shared/document-fault.js';
import { toPointer } from '../../domain/shared/json-pointer.js';
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

function exampleFaults(documents: readonly ValidDocument[]): readonly DocumentFault[] {
  const fileOf = new Map(
    documents.flatMap(({ file, document }) => (document.kind === 'rule' ? [[document.code, file]] : [])),
  );
  return runExamples(rulebookOf(documents.map(({ document }) => document))).map((failure) =>
    exampleFault(failure, fileOf.get(failure.rule) ?? failure.rule),
  );
}

function exampleFault({ index, says, expected, actual, detail }: ExampleFailure, file: string): DocumentFault {
  const wanted = both(expected);
  const message = faultMessage(faultHeadings['example-fails'], `“${says}”: ${actual}`, {
    'zh-CN': `${expected}。${detail}`,
    en: `${expected}. ${detail}`,
  });
  return {
    file,
    pointer: toPointer(['examples', index]),
    code: 'example-fails',
    message,
    expected: wanted,
    found: actual,
  };
}
