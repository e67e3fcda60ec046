import type { Envelope } from '../service-event/parse-envelope.js';
import type { Inspection } from './inspection-workflow.js';
import type { Verdict } from './score-checklist.js';
import type { RecordedAnswer } from './recorded-answers.js';
import type { SheetItem } from './sheet.js';

/** The source of these events. No key of an outside system may be bound to it, or it could claim their identities. */
export const inspectionSource = 'plumbline.inspection';
export const itemFailedType = 'inspection.item-failed';

/**
 * What a confirmed inspection reports: one service event per failed item, so that a failed item makes a finding as any
 * event does. It happened when the inspector saw it; its id is `number/item`, so that reporting twice changes nothing.
 * Empty before the confirmation.
 */
export function inspectionEvents(inspection: Inspection): readonly (Envelope & { readonly source: string })[] {
  if (!('confirmation' in inspection)) return [];
  const { plan, work, submission } = inspection;
  return plan.sheet.items.flatMap((item) => {
    const answer = work.answers[item.code];
    if (answer?.answer !== 'fail') return [];
    return [
      {
        id: `${plan.number}/${item.code}`,
        source: inspectionSource,
        type: itemFailedType,
        occurredAt: answer.answeredAt,
        unit: plan.unit,
        staff: answer.staff ?? null,
        customer: null,
        data: {
          inspectionNo: plan.number,
          form: plan.form,
          purpose: plan.purpose,
          checklist: plan.sheet.code,
          checklistVersion: plan.sheet.version,
          ...factsOfItem(item),
          ...factsOfAnswer(answer),
          ...factsOfVerdict(submission.verdict),
          returns: work.returns.length,
        },
      },
    ];
  });
}

const factsOfItem = (item: SheetItem) => ({
  item: item.code,
  standard: item.standard,
  dimension: item.dimension,
  touchpoint: item.touchpoint,
  weight: item.weight,
  critical: item.critical !== undefined,
  criticalKind: item.critical ?? null,
  perspective: item.perspective ?? null,
  field: item.field ?? null,
});

const factsOfAnswer = (answer: Extract<RecordedAnswer, { readonly answer: 'fail' }>) => ({
  note: answer.note,
  // beside the event's own staff member: a rule may name somebody who is known to be nobody, and not one who is missing
  responsible: answer.staff ?? null,
  evidence: answer.evidence.map(({ sha256 }) => sha256),
});

const factsOfVerdict = (verdict: Verdict) => ({
  result: verdict.result,
  score: verdict.result === 'not-scorable' ? null : verdict.score,
  criticalFailures: verdict.criticalFailures.length,
});
