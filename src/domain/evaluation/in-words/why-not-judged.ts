import { failureInWords } from './derivation-in-words.js';
import { decisiveIn, factsOf, reasonsOf, type Telling } from './telling.js';
import { localTime } from './value-in-words.js';

export function whyNotEvaluable(telling: Telling): readonly string[] {
  const { words, explanation, describe, locale } = telling;
  const uncomputed = uncomputedFacts(telling).map((name) => describe(name).label[locale]);
  return [
    ...explanation.missing.map((name) => lackInWords(name, telling)),
    ...(uncomputed.length === 0 ? [] : [words.cannotBeComputed(uncomputed)]),
    words.cannotBeJudged(explanation.decidedBy),
    words.missingHurtsNobody,
  ];
}

export function whyNotApplicable(telling: Telling): readonly string[] {
  const { words, rule, eventType, explanation } = telling;
  switch (explanation.decidedBy) {
    case 'touchpoint':
      return [words.otherTouchpoint(rule.scope?.touchpoints ?? [], eventType.touchpoint)];
    case 'effective': {
      const { from, to = '' } = rule.effective ?? {};
      const occurred = localTime(explanation.occurredAt);
      const early = from !== undefined && occurred < from;
      return [early ? words.notYetInForce(from, occurred) : words.noLongerInForce(to, occurred)];
    }
    case 'unit':
      return [words.otherUnits(rule.scope?.units ?? [], String(explanation.values['unit'] ?? words.missing))];
    case 'when':
    case 'conditions':
    case 'subject':
      return [...reasonsOf(telling, explanation.when), words.notMeant];
    default:
      return explanation.decidedBy satisfies never;
  }
}

function lackInWords(name: string, telling: Telling): string {
  const { words, describe, locale, forms, values } = telling;
  const label = describe(name).label[locale];
  // a role that is known to be empty, or null where a list was looked up
  if (values[name] !== undefined) return words.sentence(words.recordedAsNone(label));
  return Object.hasOwn(forms, name) ? failureInWords(name, telling) : words.sentence(words.isMissing(label));
}

/** Local facts that were compared but have no value because of what is missing. */
function uncomputedFacts({ explanation, forms, values }: Telling): readonly string[] {
  const { decidedBy, missing, when, conditions } = explanation;
  const node = decidedBy === 'when' ? when : decidedBy === 'conditions' ? conditions : undefined;
  const named = new Set(factsOf(decisiveIn(node)));
  return [...named].filter(
    (name) => Object.hasOwn(forms, name) && values[name] === undefined && !missing.includes(name),
  );
}
