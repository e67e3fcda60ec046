import { zoneClock } from '../calendar/zone-clock.js';
import { organizationZone } from '../organization/organization.js';
import { dimensions, type Standard } from '../rulebook/standard.schema.js';
import { percentOf } from '../shared/percent-of.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Inspection } from './inspection-workflow.js';
import { meanScore } from './mean-score.js';

export interface FailedItemLine {
  readonly inspection: string;
  readonly unit: string;
  readonly item: string;
  readonly text: LocalizedText;
  readonly standard: string;
  readonly critical: boolean;
}

/** What was inspected on one day, as the inspections stand now (每日小结). */
export interface DailySummary {
  /** local date */
  readonly day: string;
  /** for the day, whatever became of them but cancelled */
  readonly planned: number;
  readonly started: number;
  /** started that day and handed in by now */
  readonly submitted: number;
  readonly passed: number;
  readonly failed: number;
  /** of those handed in that have a score, one decimal; null without any */
  readonly meanScore: number | null;
  /** codes of the units inspected, ascending */
  readonly units: readonly string[];
  /** answers so far of what was started that day */
  readonly items: { readonly passed: number; readonly failed: number; readonly notApplicable: number };
  readonly byDimension: readonly {
    readonly dimension: Standard['dimension'];
    readonly judged: number;
    readonly failed: number;
    /** passed of judged in percent, one decimal */
    readonly passRate: number | null;
  }[];
  /** critical ones first, then by inspection and in the order of the sheet */
  readonly failedItems: readonly FailedItemLine[];
  /** numbers of what was planned for the day and not started, or started and not handed in, ascending */
  readonly unfinished: readonly string[];
}

const clock = zoneClock(organizationZone);

/** Sums up the inspections of a local day `YYYY-MM-DD`: those planned for it and those started on it. Order does not matter. */
export function dailySummary(inspections: readonly Inspection[], day: string): DailySummary {
  const inOrder = [...inspections].sort((one, other) => compare(one.plan.number, other.plan.number));
  const planned = inOrder.filter(({ status, plan }) => plan.plannedOn === day && status !== 'cancelled');
  const started = inOrder.filter(isBegun).filter(({ work }) => clock.localDateOf(work.startedAt) === day);
  const submitted = started.filter(isHandedIn);
  const verdicts = submitted.map(({ submission }) => submission.verdict);
  const answered = started.flatMap(answeredItems);
  const failures = answered.filter(({ word }) => word === 'fail').map(({ line }) => line);
  const count = (among: typeof answered, word: string) => among.filter((one) => one.word === word).length;
  return {
    day,
    planned: planned.length,
    started: started.length,
    submitted: submitted.length,
    passed: verdicts.filter(({ result }) => result === 'pass').length,
    failed: verdicts.filter(({ result }) => result === 'fail').length,
    meanScore: meanScore(verdicts.flatMap((verdict) => (verdict.result === 'not-scorable' ? [] : [verdict.score]))),
    units: [...new Set(started.map(({ plan }) => plan.unit))].sort(),
    items: {
      passed: count(answered, 'pass'),
      failed: failures.length,
      notApplicable: count(answered, 'not-applicable'),
    },
    byDimension: dimensions.flatMap((dimension) => {
      const inside = answered.filter((one) => one.dimension === dimension && one.word !== 'not-applicable');
      const [judged, failed] = [inside.length, count(inside, 'fail')];
      return judged === 0 ? [] : [{ dimension, judged, failed, passRate: percentOf(judged - failed, judged) }];
    }),
    failedItems: [...failures.filter(({ critical }) => critical), ...failures.filter(({ critical }) => !critical)],
    unfinished: numbersOf([...planned.filter((one) => !isBegun(one)), ...started.filter((one) => !isHandedIn(one))]),
  };
}

type Begun = Extract<Inspection, { readonly work: unknown }>;
type HandedIn = Extract<Begun, { readonly submission: unknown }>;

const isBegun = (inspection: Inspection): inspection is Begun => 'work' in inspection;
const isHandedIn = (inspection: Inspection): inspection is HandedIn => 'submission' in inspection;

const answeredItems = ({ plan, work }: Begun) =>
  plan.sheet.items.flatMap((item) => {
    const word = work.answers[item.code]?.answer;
    if (word === undefined) return [];
    const { code, text, standard, dimension, critical } = item;
    const line: FailedItemLine = {
      inspection: plan.number,
      unit: plan.unit,
      item: code,
      text,
      standard,
      critical: critical !== undefined,
    };
    return [{ word, dimension, line }];
  });

const numbersOf = (inspections: readonly Inspection[]): readonly string[] =>
  [...new Set(inspections.map(({ plan }) => plan.number))].sort();

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
