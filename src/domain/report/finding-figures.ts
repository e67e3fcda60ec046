import { findingKinds, severities } from '../rulebook/rule.schema.js';
import { byText, grouped, total } from './grouped.js';
import type { Dimension, FindingCount, FindingKind, Named, ReportParts, Severity } from './report-parts.js';
import type { Figure, RowFilters, RowsLink } from './rows-link.js';
import { titlesOf } from './titles.js';

export type BySeverity = Readonly<Record<Severity, Figure>>;

/** Standing nonconformities, unless a member says otherwise. */
export interface FindingFigures {
  readonly total: Figure;
  readonly bySeverity: BySeverity;
  /** most first, then by code */
  readonly byStandard: readonly {
    readonly standard: Named;
    readonly dimension: Dimension;
    readonly total: Figure;
    readonly bySeverity: BySeverity;
  }[];
  /** most first, then by code; null: findings without a unit */
  readonly byUnit: readonly { readonly unit: Named | null; readonly total: Figure; readonly bySeverity: BySeverity }[];
  /** standing findings of every kind: good practice beside faults */
  readonly byKind: readonly { readonly kind: FindingKind; readonly total: Figure }[];
  /** of every kind: they wait for a person and count nowhere else */
  readonly held: Figure;
}

export function findingFigures({ findings, standards, units }: ReportParts, link: RowsLink): FindingFigures {
  const standing = findings.filter(({ status }) => status === 'standing');
  const faults = standing.filter(({ kind }) => kind === 'nonconformity');
  const [standardOf, unitOf] = [titlesOf(standards), titlesOf(units)];
  const figure = (rows: readonly FindingCount[], filters: RowFilters): Figure => ({
    value: total(rows, ({ count }) => count),
    rows: link('findings', { status: 'standing', ...filters }),
  });
  const faultFigures = (rows: readonly FindingCount[], filters: RowFilters = {}) => ({
    total: figure(rows, { kind: 'nonconformity', ...filters }),
    bySeverity: bySeverity((severity) =>
      figure(
        rows.filter((row) => row.severity === severity),
        { kind: 'nonconformity', severity, ...filters },
      ),
    ),
  });
  return {
    ...faultFigures(faults),
    // a standard whose dimension changed within the period has a line for each
    byStandard: [...grouped(faults, ({ standard, dimension }) => `${standard} ${dimension}`).values()]
      .flatMap((rows) =>
        rows.slice(0, 1).map(({ standard, dimension }) => ({
          standard: standardOf(standard),
          dimension,
          ...faultFigures(rows, { standard, dimension }),
        })),
      )
      .sort(
        (one, other) =>
          other.total.value - one.total.value ||
          byText(one.standard.code, other.standard.code) ||
          byText(one.dimension, other.dimension),
      ),
    byUnit: [...grouped(faults, ({ unit }) => unit)]
      .map(([unit, rows]) => ({ unit: unit === null ? null : unitOf(unit), ...faultFigures(rows, { unit }) }))
      .sort(
        (one, other) => other.total.value - one.total.value || byText(one.unit?.code ?? '', other.unit?.code ?? ''),
      ),
    byKind: findingKinds.flatMap((kind) => {
      const rows = standing.filter((row) => row.kind === kind);
      return rows.length === 0 ? [] : [{ kind, total: figure(rows, { kind }) }];
    }),
    held: figure(
      findings.filter(({ status }) => status === 'held'),
      { status: 'held' },
    ),
  };
}

function bySeverity(figureOf: (severity: Severity) => Figure): BySeverity {
  return Object.fromEntries(severities.map((severity) => [severity, figureOf(severity)])) as BySeverity;
}
