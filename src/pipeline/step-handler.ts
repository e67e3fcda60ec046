import type { Transaction } from '../platform/database/database.js';
import type { Step } from './step-catalog.js';

/** Does the work of one step. */
export interface StepHandler {
  /**
   * Does the work of all `refs` inside `tx`, next steps' work rows included, and returns the steps to wake after COMMIT.
   * Throws the original error to have it done again; it must not have effects outside `tx`.
   */
  handle(tx: Transaction, refs: readonly string[]): Promise<readonly Step[]>;
  /** The last word about one ref that failed every attempt: puts it where a person sees it. */
  giveUp(tx: Transaction, ref: string, error: Error): Promise<void>;
}

/** A Nest token for the map from step to handler, made in `job-handlers.ts`. */
export abstract class StepHandlers {
  abstract readonly byStep: Readonly<Record<Step, StepHandler>>;
}
