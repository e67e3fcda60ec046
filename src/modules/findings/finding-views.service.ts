import { Injectable } from '@nestjs/common';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { dayNumberOf } from '../../domain/calendar/local-date.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { EventType } from '../../domain/rulebook/event-type.schema.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Releases } from '../../pipeline/releases.js';
import type { EventFate } from './events.read-model.js';
import type { FindingsPageQuery } from './findings-page.dto.js';
import { FindingsReadModel, type FindingRow } from './findings.read-model.js';
import { NamesReadModel, type NamedUnit } from './names.read-model.js';

/** What has no name is called by its code. */
export interface PlaceNames {
  readonly unitTitle: string | null;
  readonly staffName: string | null;
}

type Placed = Pick<FindingRow, 'unit' | 'staff'>;

/** A finding with its codes by name. */
export interface FindingView extends FindingRow, PlaceNames {
  readonly ruleTitle: string;
  readonly standardTitle: string;
}

export interface FindingsList {
  readonly findings: readonly FindingView[];
  /** id to go on from; null at the end */
  readonly next: string | null;
}

/** What the filter form offers. */
export interface FilterChoices {
  readonly rules: readonly { readonly code: string; readonly title: LocalizedText }[];
  /** null: too many to choose from, their codes are typed */
  readonly units: readonly NamedUnit[] | null;
}

/** findings on one page */
const pageSize = 50;
/** options that a list is still good for */
const mostUnits = 500;

const clock = zoneClock(organizationZone);
const startOf = (dayNumber: number): string => new Date(clock.firstInstantAt(dayNumber * 86_400_000)).toISOString();

/** Findings as people read them, by the same read model and scope as the API. */
@Injectable()
export class FindingViewsService {
  constructor(
    private readonly findings: FindingsReadModel,
    private readonly names: NamesReadModel,
    private readonly releases: Releases,
  ) {}

  async list({ from, to, ...query }: FindingsPageQuery, scope: Scope, locale: Locale): Promise<FindingsList> {
    const rows = await this.findings.list(
      {
        ...query,
        from: from === undefined ? undefined : startOf(dayNumberOf(from)),
        to: to === undefined ? undefined : startOf(dayNumberOf(to) + 1),
        limit: pageSize + 1,
      },
      scope,
    );
    const shown = rows.slice(0, pageSize);
    return {
      findings: await this.named(shown, locale),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** Undefined when there is none, or none that the reader may see. */
  async find(
    id: string,
    scope: Scope,
    locale: Locale,
  ): Promise<(FindingView & { readonly trace: unknown }) | undefined> {
    const found = /^\d{1,18}$/.test(id) ? await this.findings.find(id, scope) : undefined;
    if (found === undefined) return undefined;
    const [view] = await this.named([found], locale);
    return view === undefined ? undefined : { ...view, trace: found.trace };
  }

  async named(rows: readonly FindingRow[], locale: Locale): Promise<FindingView[]> {
    const places = await this.placesOf(rows, locale);
    return Promise.all(
      rows.map(async (row) => {
        const { rulebook } = await this.releases.load(row.release);
        return {
          ...row,
          ...places(row),
          ruleTitle: rulebook.rules.get(row.rule)?.title[locale] ?? row.rule,
          standardTitle: rulebook.standards.get(row.standard)?.title[locale] ?? row.standard,
        };
      }),
    );
  }

  /** What the unit and the staff member of something are called. */
  async placeOf(one: Placed, locale: Locale): Promise<PlaceNames> {
    return (await this.placesOf([one], locale))(one);
  }

  private async placesOf(all: readonly Placed[], locale: Locale): Promise<(one: Placed) => PlaceNames> {
    const titles = await this.names.unitTitles(all.flatMap(({ unit }) => unit ?? []));
    const names = await this.names.staffNames(all.flatMap(({ staff }) => staff ?? []));
    return ({ unit, staff }) => ({
      unitTitle: unit === null ? null : (titles.get(unit)?.[locale] ?? unit),
      staffName: staff === null ? null : (names.get(staff) ?? staff),
    });
  }

  /**
   * What its type says of an event, by the release that judges it, or by the newest where none does yet; undefined where
   * that does not know the type.
   */
  async eventType({ event, releaseId }: EventFate): Promise<EventType | undefined> {
    const release = releaseId ?? (await this.names.newestRelease());
    return release === undefined ? undefined : (await this.releases.load(release)).rulebook.eventTypes.get(event.type);
  }

  async choices(scope: Scope): Promise<FilterChoices> {
    const units = await this.names.visibleUnits(scope, mostUnits + 1);
    const newest = await this.names.newestRelease();
    const rules = newest === undefined ? [] : [...(await this.releases.load(newest)).rulebook.rules.values()];
    return {
      rules: rules.map(({ code, title }) => ({ code, title })),
      units: units.length > mostUnits ? null : units,
    };
  }
}
