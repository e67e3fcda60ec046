import type { consequenceKinds } from '../domain/rulebook/document.schema.js';
import type { Rulebook } from '../domain/rulebook/rulebook.js';
import type { Step } from './step-catalog.js';

type ConsequenceKind = (typeof consequenceKinds)[number];

interface Consequence {
  readonly step: Step;
  readonly shelf: (rulebook: Rulebook) => ReadonlyMap<string, unknown>;
  /** what it made of other findings depends on each single one, so that a withdrawal is work for it too */
  readonly looksAgain: boolean;
}

/** Which step carries out what documents of a kind describe; its work rows refer to findings. A new kind is one line. */
const consequences: Readonly<Record<ConsequenceKind, Consequence>> = {
  'penalty-policy': { step: 'penalize', shelf: ({ penaltyPolicies }) => penaltyPolicies, looksAgain: true },
  'corrective-policy': { step: 'rectify', shelf: ({ correctivePolicies }) => correctivePolicies, looksAgain: false },
};

/** The steps to which a rule hands its findings, each once. */
export const consequenceStepsOf = (rulebook: Rulebook, ruleCode: string): readonly Step[] =>
  consequencesOf(rulebook, ruleCode).map(({ step }) => step);

/** Those of them that must look again when a finding of the rule is withdrawn. */
export const stepsAfterWithdrawal = (rulebook: Rulebook, ruleCode: string): readonly Step[] =>
  consequencesOf(rulebook, ruleCode)
    .filter(({ looksAgain }) => looksAgain)
    .map(({ step }) => step);

function consequencesOf(rulebook: Rulebook, ruleCode: string): readonly Consequence[] {
  const named = rulebook.rules.get(ruleCode)?.consequences ?? [];
  return Object.values(consequences).filter(({ shelf }) => named.some((code) => shelf(rulebook).has(code)));
}
