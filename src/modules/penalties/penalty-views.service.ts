import { Injectable } from '@nestjs/common';
import { penaltyInWords, type NamedFinding, type PenaltyInWords } from '../../domain/penalty/penalty-in-words.js';
import type { PenaltyCase } from '../../domain/penalty/penalty-case.js';
import type { Penalty } from '../../domain/penalty/penalty-workflow.js';
import { policySubject } from '../../domain/penalty/policy-subject.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Releases } from '../../pipeline/releases.js';
import { Database } from '../../platform/database/database.js';
import { NamesReadModel } from './names.read-model.js';
import { findingsWithConsequences, recordOf } from './penalised-findings.read-model.js';
import type { PenaltiesList } from './penalties.page.js';
import type { PenaltiesPageQuery } from './penalties-page.dto.js';
import { PenaltiesReadModel, type PenaltyRow } from './penalties.read-model.js';
import { PenaltiesService, type PersonalAct } from './penalties.service.js';
import { PenaltyFolds } from './penalty-folds.service.js';

/** penalties on one page */
const pageSize = 50;

/** How a finding comes into a penalty. */
export interface ConcernedFinding {
  readonly id: string;
  readonly part: 'punished' | 'counted' | 'consumed' | 'absorbed';
  readonly title: string;
  readonly occurredAt: string;
}

export interface PenaltyView {
  readonly penalty: PenaltyRow;
  readonly state: Penalty;
  readonly policyTitle: string;
  readonly why: PenaltyInWords;
  readonly findings: readonly ConcernedFinding[];
  /** what the caller could do now */
  readonly open: readonly PersonalAct['type'][];
}

/** What a fold says today about the finding of a penalty. */
interface Part {
  readonly case: PenaltyCase;
  readonly consumed: readonly string[];
  readonly absorbed: readonly string[];
}

/** Penalties as people read them. */
@Injectable()
export class PenaltyViews {
  constructor(
    private readonly database: Database,
    private readonly readModel: PenaltiesReadModel,
    private readonly penalties: PenaltiesService,
    private readonly folds: PenaltyFolds,
    private readonly releases: Releases,
    private readonly names: NamesReadModel,
  ) {}

  /** Throws `not-found` when there is none, or none that the caller may see. */
  async read(id: string, principal: Principal, locale: Locale): Promise<PenaltyView> {
    const found = await this.readModel.find(id, principal);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'penalty', id }));
    const { state, ...penalty } = found;
    const release = await this.releases.load(penalty.release);
    const policy = release.rulebook.penaltyPolicies.get(penalty.policy);
    if (policy === undefined) throw new Error(`release ${release.id} has no penalty policy ${penalty.policy}`);
    const part = await this.partOf(state.case);
    const ids = [...new Set([penalty.finding, ...part.case.counted, ...part.consumed, ...part.absorbed])];
    const named = await this.named(ids);
    const [finding] = await findingsWithConsequences(this.database, [penalty.finding]);
    if (finding === undefined) throw new Error(`finding ${penalty.finding} of penalty ${id} is gone`);
    return {
      penalty,
      state,
      policyTitle: policy.title[locale],
      why: penaltyInWords({ policy, finding: recordOf(finding, release), named, ...part }, locale),
      findings: ids.flatMap((one) => {
        const { title, at } = named.get(one) ?? { title: undefined, at: '' };
        return title === undefined ? [] : [{ id: one, part: partIn(one, part), title: title[locale], occurredAt: at }];
      }),
      open: await this.penalties.open(state, principal),
    };
  }

  /** One page of the list, and on the first one what is held, which has no tier and no status. */
  async list(query: PenaltiesPageQuery, principal: Principal, locale: Locale): Promise<PenaltiesList> {
    const rows = await this.readModel.list({ ...query, limit: pageSize + 1 }, principal);
    const penalties = await this.names.of(rows.slice(0, pageSize), locale);
    const { unit, staff, ...narrower } = query;
    const isNarrower = Object.entries(narrower).some(([name, value]) => name !== 'lang' && value !== undefined);
    const held = isNarrower ? [] : await this.readModel.holds({ unit, staff, limit: pageSize }, principal);
    return {
      penalties: await Promise.all(
        penalties.map(async (row) => {
          const { rulebook } = await this.releases.load(row.release);
          return { ...row, policyTitle: rulebook.penaltyPolicies.get(row.policy)?.title[locale] ?? row.policy };
        }),
      ),
      held: await this.names.of(held, locale),
      next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null,
    };
  }

  /** What it counts may have changed since it was proposed without changing its tier; what it became stays as it was. */
  private async partOf(about: PenaltyCase): Promise<Part> {
    const subject = policySubject({ code: about.policy, for: about.for }, { staff: about.staff, unit: about.unit });
    const folds = subject === undefined ? [] : await this.folds.fold(this.database, [subject]);
    const verdicts = folds.flatMap(({ verdicts: all }) => all);
    const own = verdicts.find(({ finding }) => finding === about.finding);
    if (own?.tier !== about.tier || own.absorbedBy !== undefined) return { case: about, consumed: [], absorbed: [] };
    const absorbed = verdicts.filter(({ absorbedBy }) => absorbedBy === about.finding).map(({ finding }) => finding);
    return { case: { ...about, row: own.row, counted: own.counted }, consumed: own.consumed, absorbed };
  }

  private async named(ids: readonly string[]): Promise<ReadonlyMap<string, NamedFinding>> {
    const named = new Map<string, NamedFinding>();
    for (const { id, rule, releaseId, occurredAt } of await findingsWithConsequences(this.database, ids)) {
      const { rulebook } = await this.releases.load(releaseId);
      const title = rulebook.rules.get(rule)?.title ?? { 'zh-CN': rule, en: rule };
      named.set(id, { title, at: occurredAt.toISOString() });
    }
    return named;
  }
}

function partIn(id: string, { case: about, consumed, absorbed }: Part): ConcernedFinding['part'] {
  if (id === about.finding) return 'punished';
  if (absorbed.includes(id)) return 'absorbed';
  return consumed.includes(id) ? 'consumed' : 'counted';
}
