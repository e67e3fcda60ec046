import { Injectable } from '@nestjs/common';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { EventsReadModel, type EventFate } from './events.read-model.js';
import { ExplanationsService, type RuleAnswer } from './explanations.service.js';
import { FindingsReadModel, type FindingRow } from './findings.read-model.js';

/** How a rule came out on an event; `waiting` and `quarantined` while nobody has judged it. */
export type RuleFateOutcome =
  'fired' | 'not-fired' | 'not-evaluable' | 'not-applicable' | 'waiting' | 'quarantined' | 'superseded';

export interface RuleFate {
  readonly code: string;
  readonly title: LocalizedText;
  readonly outcome: RuleFateOutcome;
}

/** What became of an event, for whoever may see it. */
@Injectable()
export class EventFatesService {
  constructor(
    private readonly events: EventsReadModel,
    private readonly findings: FindingsReadModel,
    private readonly explanations: ExplanationsService,
  ) {}

  async find(id: string, scope: Scope): Promise<EventFate> {
    return known(/^\d{1,18}$/.test(id) ? await this.events.findById(id, scope) : undefined, id);
  }

  async findByIdentity(source: string, externalId: string, scope: Scope): Promise<EventFate> {
    return known(await this.events.findByIdentity(source, externalId, scope), `${source}/${externalId}`);
  }

  /** The rules that look at events of its type with their outcomes, and the findings that the reader may see. */
  async outcomeOf(fate: EventFate, scope: Scope): Promise<{ rules: RuleFate[]; findings: FindingRow[] }> {
    const { event, releaseId } = fate;
    const fired = new Set(await this.findings.rulesFiredOn(event.id));
    const rules = releaseId === null ? [] : await this.explanations.rulesFor(releaseId, event.type);
    return {
      rules: rules.map(({ code, title, documentId }) => ({
        code,
        title,
        outcome: fired.has(code) ? 'fired' : outcomeWithoutFinding(fate, documentId),
      })),
      findings: await this.findings.ofEvent(event.id, scope),
    };
  }

  async why({ event, releaseId, state }: EventFate, rule: string, locale: Locale): Promise<RuleAnswer> {
    const answer =
      releaseId === null || state === 'quarantined' || state === 'superseded'
        ? undefined
        : await this.explanations.judge(releaseId, event, rule, locale);
    if (answer !== undefined) return answer;
    throw new RefusalError(refusal('not-found', { what: 'rule', id: `${rule} (${event.type})` }));
  }
}

function known(fate: EventFate | undefined, id: string): EventFate {
  if (fate === undefined) throw new RefusalError(refusal('not-found', { what: 'event', id }));
  return fate;
}

function outcomeWithoutFinding({ state, judged, notEvaluable }: EventFate, documentId: number): RuleFateOutcome {
  if (state !== 'judged') return state;
  if (judged.includes(documentId)) return 'not-fired';
  return notEvaluable.includes(documentId) ? 'not-evaluable' : 'not-applicable';
}
