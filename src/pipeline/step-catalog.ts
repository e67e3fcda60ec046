/** What a step of the flow is, apart from what it does. */
export interface StepDefinition {
  /** why doing it twice changes nothing: the unique key in the database */
  readonly naturalKey: string;
  /** how often one row is tried before the step gives it up */
  readonly attempts: number;
  /** milliseconds before the second attempt; doubled for each further one */
  readonly backoffMs: number;
}

/**
 * Every step that is done by workers. A step's open work is rows of table `work` (step, ref); a queue job carries nothing
 * but the step's name. `job-handlers.ts` must map each name to its handler, or the program does not compile.
 */
export const stepCatalog = {
  /** ref: service_event.id */
  evaluate: {
    naturalKey: 'evaluation.event_id; finding (rule, version, occasion, subject, revision)',
    attempts: 5,
    backoffMs: 500,
  },
} as const satisfies Record<string, StepDefinition>;

export type Step = keyof typeof stepCatalog;
export const steps = Object.keys(stepCatalog) as Step[];
export const isStep = (name: string): name is Step => name in stepCatalog;
