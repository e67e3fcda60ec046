import { Injectable } from '@nestjs/common';
import { explainInWords, type ExplanationInWords } from '../../domain/evaluation/explain-in-words.js';
import type { RuleExplanation } from '../../domain/evaluation/rule-outcome.js';
import type { EventType } from '../../domain/rulebook/event-type.schema.js';
import type { Rule } from '../../domain/rulebook/rule.schema.js';
import type { Standard } from '../../domain/rulebook/standard.schema.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
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

/** The documents by which a rule judges an event of one type, as its release holds them. */
export interface JudgingDocuments {
  readonly rule: Rule;
  readonly type: EventType;
  readonly standard: Standard;
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

  async documents(releaseId: number, ruleCode: string, eventType: string): Promise<JudgingDocuments> {
    return documentsOf(await this.releases.load(releaseId), ruleCode, eventType);
  }

  /** The rules of a release that look at events of a type, by document id. */
  async rulesFor(
    releaseId: number,
    eventType: string,
  ): Promise<{ code: string; documentId: number; title: LocalizedText }[]> {
    const release = await this.releases.load(releaseId);
    return [...release.rulebook.rules.values()]
      .filter((rule) => rule.on.includes(eventType))
      .map((rule) => ({
        code: rule.code,
        documentId: release.ruleDocuments.get(rule.code)?.id ?? 0,
        title: rule.title,
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
  const { rule, type, standard } = documentsOf(release, ruleCode, eventType);
  return explainInWords(trace, rule, type, standard, locale);
}

function documentsOf(release: Release, ruleCode: string, eventType: string): JudgingDocuments {
  const rule = release.rulebook.rules.get(ruleCode);
  const type = release.rulebook.eventTypes.get(eventType);
  const standard = rule === undefined ? undefined : release.rulebook.standards.get(rule.standard);
  if (rule === undefined || type === undefined || standard === undefined)
    throw new Error(`release ${release.id} does not hold rule ${ruleCode} whole`);
  return { rule, type, standard };
}
