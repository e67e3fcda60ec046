import { Injectable } from '@nestjs/common';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { Releases } from '../../pipeline/releases.js';
import type { CorrectiveActionsPageQuery } from './corrective-actions-page.dto.js';
import { type CorrectiveActionRow, CorrectiveActionsReadModel } from './corrective-actions.read-model.js';
import { type Dossier, DossierService } from './dossier.service.js';
import { type NamedStaff, NamesReadModel } from './names.read-model.js';

/** A corrective action with its codes by name; what has no name is called by its code. */
export interface CorrectiveActionView extends CorrectiveActionRow {
  readonly unitTitle: string;
  /** the standard that failed, or what the directive says */
  readonly about: string;
}

export interface CorrectiveActionsList {
  readonly correctiveActions: readonly CorrectiveActionView[];
  /** id to go on from; null at the end */
  readonly next: string | null;
}

/** All that the page of one corrective action shows. */
export interface DossierView {
  readonly dossier: Dossier;
  readonly view: CorrectiveActionView;
  /** titles of the rules that found what it deals with */
  readonly rules: ReadonlyMap<string, string>;
  /** names of members of staff by their codes */
  readonly names: ReadonlyMap<string, string>;
  /** who can own an action; null: too many to choose from, their codes are typed */
  readonly staff: readonly NamedStaff[] | null;
}

/** corrective actions on one page */
const pageSize = 50;
/** options that a list is still good for */
const mostStaff = 300;

/** Corrective actions as people read them, by the same read model and scope as the API. */
@Injectable()
export class CorrectiveActionViews {
  constructor(
    private readonly correctiveActions: CorrectiveActionsReadModel,
    private readonly dossiers: DossierService,
    private readonly names: NamesReadModel,
    private readonly releases: Releases,
  ) {}

  async list(query: CorrectiveActionsPageQuery, { scope }: Principal, locale: Locale): Promise<CorrectiveActionsList> {
    const rows = await this.correctiveActions.list({ ...query, limit: pageSize + 1 }, scope);
    const shown = rows.slice(0, pageSize);
    return {
      correctiveActions: await this.named(shown, locale),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  async read(id: string, reader: Principal, locale: Locale): Promise<DossierView> {
    const dossier = await this.dossiers.of(id, reader);
    const { correctiveAction, findings } = dossier;
    const [view] = await this.named([correctiveAction], locale);
    if (view === undefined) throw new Error(`corrective action ${id} has no view`);
    const rules = new Map<string, string>();
    for (const { rule, release } of findings) {
      const { rulebook } = await this.releases.load(release);
      rules.set(rule, rulebook.rules.get(rule)?.title[locale] ?? rule);
    }
    const { state } = correctiveAction;
    const owners = 'actions' in state ? state.actions.map(({ owner }) => owner) : [];
    const staff = await this.names.staffOf(correctiveAction.unit, mostStaff + 1);
    const names = await this.names.staffNames([...owners, ...findings.flatMap((finding) => finding.staff ?? [])]);
    return { dossier, view, rules, names, staff: staff.length > mostStaff ? null : staff };
  }

  private async named(rows: readonly CorrectiveActionRow[], locale: Locale): Promise<CorrectiveActionView[]> {
    const units = await this.names.unitTitles(rows.map(({ unit }) => unit));
    return Promise.all(
      rows.map(async (row) => ({
        ...row,
        unitTitle: units.get(row.unit)?.[locale] ?? row.unit,
        about: row.text ?? (await this.standardTitle(row, locale)),
      })),
    );
  }

  private async standardTitle({ standard, release }: CorrectiveActionRow, locale: Locale): Promise<string> {
    if (standard === null) return '';
    if (release === null) return standard;
    const { rulebook } = await this.releases.load(release);
    return rulebook.standards.get(standard)?.title[locale] ?? standard;
  }
}
