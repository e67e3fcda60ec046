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
  /** ref: internal_event.id */
  'take-in': {
    naturalKey: 'event_identity (source, external id); the row of internal_event is deleted with it',
    attempts: 5,
    backoffMs: 500,
  },
  /** ref: service_event.id */
  evaluate: {
    naturalKey: 'evaluation.event_id; finding (rule, version, occasion, subject, revision)',
    attempts: 5,
    backoffMs: 500,
  },
  /** ref: finding.id; folds the penalty policies that its rule names */
  penalize: {
    naturalKey: 'penalty while it is live (policy, finding) and (policy, subject, act)',
    attempts: 5,
    backoffMs: 500,
  },
  /** ref: finding.id; attaches it to the open rectification of its unit and standard, or issues one */
  rectify: {
    naturalKey: 'corrective_action_finding.finding_id; corrective_action (unit, standard) while it is open',
    attempts: 5,
    backoffMs: 500,
  },
  /** ref: inspection_report.id; issues the directives that it holds */
  'issue-directives': { naturalKey: 'corrective_action.number', attempts: 5, backoffMs: 500 },
} as const satisfies Record<string, StepDefinition>;

export type Step = keyof typeof stepCatalog;
export const steps = Object.keys(stepCatalog) as Step[];
export const isStep = (name: string): name is Step => name in stepCatalog;
