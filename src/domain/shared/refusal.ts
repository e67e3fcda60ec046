/**
 * Why something was not done: a stable `code` and the data that a reader needs. The prose is made where it is shown, in
 * the reader's language (see `platform/http/refusal-catalogue.ts`).
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A refusal on its way out to the edge. */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.data)}`);
    this.name = 'RefusalError';
  }
}

export const refusal = <Code extends string>(code: Code, data: Record<string, unknown> = {}): Refusal<Code> => ({
  code,
  data,
});
