import type { EventType } from '../rulebook/event-type.schema.js';
import type { Rule } from '../rulebook/rule.schema.js';
import type { Standard } from '../rulebook/standard.schema.js';
import type { Locale } from '../shared/localized-text.js';
import { describerOf } from './in-words/fact-description.js';
import { messageOf } from './in-words/message-of.js';
import type { Telling } from './in-words/telling.js';
import { whyFired, whyNotFired } from './in-words/why-judged.js';
import { whyNotApplicable, whyNotEvaluable } from './in-words/why-not-judged.js';
import { wordsOf } from './in-words/words-of.js';
import { formsOf } from './named-facts.js';
import type { RuleExplanation } from './rule-outcome.js';

export interface ExplanationInWords {
  readonly headline: string;
  /** the rule's own words for its finding, where it fired */
  readonly message?: string;
  readonly sentences: readonly string[];
}

/**
 * Says why a rule fired, did not fire, could not be judged or does not apply, for people. Needs nothing but the stored
 * explanation and the documents of the release that judged.
 */
export function explainInWords(
  explanation: RuleExplanation,
  rule: Rule,
  eventType: EventType,
  standard: Standard,
  locale: Locale,
): ExplanationInWords {
  const words = wordsOf(locale);
  const telling: Telling = {
    explanation,
    rule,
    eventType,
    standard,
    words,
    locale,
    forms: formsOf(rule, eventType),
    values: explanation.values,
    describe: describerOf(rule, eventType),
  };
  const headline = words.headline(explanation.outcome, rule.finding.as, standard.title[locale], rule.title[locale]);
  const sentences = sentencesOf(telling);
  if (explanation.outcome !== 'fired') return { headline, sentences };
  const facts = new Map(Object.entries(explanation.values));
  return { headline, message: messageOf(rule, eventType, facts, locale), sentences };
}

function sentencesOf(telling: Telling): readonly string[] {
  switch (telling.explanation.outcome) {
    case 'fired':
      return whyFired(telling);
    case 'not-fired':
      return whyNotFired(telling);
    case 'not-evaluable':
      return whyNotEvaluable(telling);
    case 'not-applicable':
      return whyNotApplicable(telling);
    default:
      return telling.explanation.outcome satisfies never;
  }
}
