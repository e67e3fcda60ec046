import { directiveStatuses } from '../corrective-action/directive-workflow.js';
import { rectificationStatuses } from '../corrective-action/rectification.js';
import { penaltyStatuses } from '../penalty/penalty-workflow.js';
import { type PenaltyTier, penaltyTiers } from '../rulebook/penalty-policy.schema.js';
import { grouped, total } from './grouped.js';
import type { CorrectiveActionCount, PenaltyCount, ReportParts } from './report-parts.js';
import type { Figure, RowFilters, RowsLink } from './rows-link.js';

interface StateLine {
  readonly status: string;
  readonly total: Figure;
}

export interface PenaltyFigures {
  readonly total: Figure;
  readonly points: Figure;
  /** every tier, from the lightest */
  readonly byTier: readonly {
    readonly tier: PenaltyTier;
    readonly total: Figure;
    readonly points: Figure;
    readonly byState: readonly StateLine[];
  }[];
}

export interface CorrectiveActionFigures {
  readonly total: Figure;
  readonly overdue: Figure;
  readonly byKind: readonly {
    readonly kind: CorrectiveActionCount['kind'];
    readonly total: Figure;
    readonly overdue: Figure;
    readonly byState: readonly (StateLine & { readonly overdue: Figure })[];
  }[];
}

export interface EscalationFigures {
  readonly total: Figure;
  /** from the first */
  readonly byLevel: readonly { readonly level: number; readonly total: Figure }[];
}

export function penaltyFigures({ penalties }: ReportParts, link: RowsLink): PenaltyFigures {
  const figure = (rows: readonly PenaltyCount[], filters: RowFilters = {}): Figure => ({
    value: total(rows, ({ count }) => count),
    rows: link('penalties', filters),
  });
  const points = (rows: readonly PenaltyCount[], filters: RowFilters = {}): Figure => ({
    value: total(rows, (row) => row.points),
    rows: link('penalties', filters),
  });
  return {
    total: figure(penalties),
    points: points(penalties),
    byTier: penaltyTiers.map((tier) => {
      const rows = penalties.filter((row) => row.tier === tier);
      const byState = inOrderOf(penaltyStatuses, rows).map(([status, among]) => ({
        status,
        total: figure(among, { tier, status }),
      }));
      return { tier, total: figure(rows, { tier }), points: points(rows, { tier }), byState };
    }),
  };
}

const correctiveFlows = [
  { kind: 'rectification', flow: rectificationStatuses },
  { kind: 'directive', flow: directiveStatuses },
] as const;

export function correctiveActionFigures({ correctiveActions }: ReportParts, link: RowsLink): CorrectiveActionFigures {
  const counts = (rows: readonly CorrectiveActionCount[], filters: RowFilters = {}) => ({
    total: { value: total(rows, ({ count }) => count), rows: link('corrective-actions', filters) },
    overdue: {
      value: total(rows, ({ overdue, count }) => (overdue ? count : 0)),
      rows: link('corrective-actions', { ...filters, overdue: true }),
    },
  });
  return {
    ...counts(correctiveActions),
    byKind: correctiveFlows.map(({ kind, flow }) => {
      const rows = correctiveActions.filter((row) => row.kind === kind);
      const byState = inOrderOf(flow, rows).map(([status, among]) => ({
        status,
        ...counts(among, { kind, status }),
      }));
      return { kind, ...counts(rows, { kind }), byState };
    }),
  };
}

export function escalationFigures({ escalations }: ReportParts, link: RowsLink): EscalationFigures {
  const sum = (rows: ReportParts['escalations']) => total(rows, ({ count }) => count);
  return {
    total: { value: sum(escalations), rows: link('escalations') },
    byLevel: [...grouped(escalations, ({ level }) => level)]
      .sort(([one], [other]) => one - other)
      .map(([level, rows]) => ({ level, total: { value: sum(rows), rows: link('escalations', { level }) } })),
  };
}

/** The rows of each status that occurs, in the order of the flow. */
const inOrderOf = <Row extends { readonly status: string }>(flow: readonly string[], rows: readonly Row[]) =>
  [...grouped(rows, ({ status }) => status)].sort(([one], [other]) => flow.indexOf(one) - flow.indexOf(other));
