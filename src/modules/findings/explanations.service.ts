import { Injectable } from '@nestjs/common';
import { explainInWords, type ExplanationInWords } from '../../domain/evaluation/explain-in-words.js';
import type { RuleExplanation } from '../../domain/evaluation/rule-outcome.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { ServiceEvent } from '../../domain/service-event/service-event.js';
import { evaluatorOf, type Release, Releases } from '../../pipeline/releases.js';

export interface RuleAnswer {
  readonly rule: string;
  readonly ruleVersion: number;
  readonly release: number;
  readonly outcome: string;
  readonly words: ExplanationInWords;
  readonly trace: RuleExplanation;
}

/** Says why a rule did or did not fire, in words, from the release that the event is pinned to. */
@Injectable()
export class ExplanationsService {
  constructor(private readonly releases: Releases) {}

  /** The stored trace of a finding in words: it needs no second judgement, so it says the same for ever. */
  async inWords(
    releaseId: number,
    ruleCode: string,
    eventType: string,
    trace: RuleExplanation,
    locale: Locale,
  ): Promise<ExplanationInWords> {
    return wordsFor(await this.releases.load(releaseId), ruleCode, eventType, trace, locale);
  }

  /** How one rule judges an event, or undefined when the release has no such rule for this type of event. */
  async judge(
    releaseId: number,
    event: ServiceEvent,
    ruleCode: string,
    locale: Locale,
  ): Promise<RuleAnswer | undefined> {
    const release = await this.releases.load(releaseId);
    const trace = evaluatorOf(release).explain(event, ruleCode);
    const document = release.ruleDocuments.get(ruleCode);
    if (trace === undefined || document === undefined) return undefined;
    return {
      rule: ruleCode,
      ruleVersion: document.version,
      release: releaseId,
      outcome: trace.outcome,
      words: wordsFor(release, ruleCode, event.type, trace, locale),
      trace,
    };
  }

  /** The rules of a release that look at events of a type, by document id. */
  async rulesFor(releaseId: number, eventType: string): Promise<{ code: string; documentId: number; title: string }[]> {
    const release = await this.releases.load(releaseId);
    return [...release.rulebook.rules.values()]
      .filter((rule) => rule.on.includes(eventType))
      .map((rule) => ({
        code: rule.code,
        documentId: release.ruleDocuments.get(rule.code)?.id ?? 0,
        title: rule.title['zh-CN'],
      }));
  }
}

function wordsFor(
  release: Release,
  ruleCode: string,
  eventType: string,
  trace: RuleExplanation,
  locale: Locale,
): ExplanationInWords {
  const rule = release.rulebook.rules.get(ruleCode);
  const type = release.rulebook.eventTypes.get(eventType);
  const standard = rule === undefined ? undefined : release.rulebook.standards.get(rule.standard);
  if (rule === undefined || type === undefined || standard === undefined)
    throw new Error(`release ${release.id} does not hold rule ${ruleCode} whole`);
  return explainInWords(trace, rule, type, standard, locale);
}
