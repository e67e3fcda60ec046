import type { LocalizedText } from '../shared/localized-text.js';
import type { Inspection, InspectionEvent } from './inspection-workflow.js';

/** What somebody should hear of: the inspector by the id of their user, or a post of the unit or above it. */
export interface InspectionNews {
  /** different for each time that it happens to the same inspection */
  readonly key: string;
  readonly to: { readonly user: string } | 'supervisor' | 'unit-manager';
  readonly title: LocalizedText;
  readonly body: LocalizedText;
}

/** What an event of an inspection tells; null: nothing that anybody waits for, or that they may know. */
export function inspectionNews(
  event: InspectionEvent,
  before: Inspection | undefined,
  after: Inspection,
): InspectionNews | null {
  const { number, plannedOn, form, sheet } = after.plan;
  const about = (chinese: string, english: string): LocalizedText => ({
    'zh-CN': `检查 ${number} ${chinese}`,
    en: `Inspection ${number} ${english}`,
  });
  switch (event.type) {
    case 'planned':
      // the others come unannounced
      if (form !== 'announced') return null;
      return {
        key: 'planned',
        to: 'unit-manager',
        title: about('已安排', 'is planned'),
        body: {
          'zh-CN': `将于 ${plannedOn} 按《${sheet.title['zh-CN']}》检查。`,
          en: `Your unit is inspected on ${plannedOn} by the checklist "${sheet.title.en}".`,
        },
      };
    case 'assigned':
      return {
        key: `assigned-${event.at}`,
        to: { user: event.inspector.id },
        title: about('由您检查', 'is yours'),
        body: {
          'zh-CN': `请于 ${plannedOn} 按《${sheet.title['zh-CN']}》检查。`,
          en: `Carry it out on ${plannedOn} by the checklist "${sheet.title.en}".`,
        },
      };
    case 'submitted':
      return {
        key: `submitted-${event.at}`,
        to: 'supervisor',
        title: about('待确认', 'waits for confirmation'),
        body: {
          'zh-CN': '检查表已提交，请核对后确认或退回。',
          en: 'The sheet was handed in. Look at it, then confirm it or send it back.',
        },
      };
    case 'returned':
      return toInspector(before, {
        key: `returned-${event.at}`,
        title: about('被退回', 'was sent back'),
        body: { 'zh-CN': `退回原因：${event.reason}`, en: `Reason: ${event.reason}` },
      });
    case 'confirmed':
      return {
        key: 'confirmed',
        to: 'unit-manager',
        title: about('已出结果', 'has a result'),
        body: resultOf(after),
      };
    case 'cancelled':
      return toInspector(before, {
        key: 'cancelled',
        title: about('已取消', 'was cancelled'),
        body: { 'zh-CN': `取消原因：${event.reason}`, en: `Reason: ${event.reason}` },
      });
    case 'started':
    case 'answered':
    case 'closed':
      return null;
    default:
      return event satisfies never;
  }
}

const toInspector = (inspection: Inspection | undefined, news: Omit<InspectionNews, 'to'>): InspectionNews | null =>
  inspection !== undefined && 'assignment' in inspection
    ? { ...news, to: { user: inspection.assignment.inspector.id } }
    : null;

function resultOf(inspection: Inspection): LocalizedText {
  if (!('submission' in inspection)) throw new Error('an inspection was confirmed that was never handed in');
  const { verdict } = inspection.submission;
  const failed = verdict.failedItems.length;
  switch (verdict.result) {
    case 'pass':
      return {
        'zh-CN': `合格，得分 ${verdict.score}，不合格项 ${failed} 项。`,
        en: `Passed with a score of ${verdict.score}; items failed: ${failed}.`,
      };
    case 'fail':
      return {
        'zh-CN': `不合格，得分 ${verdict.score}，不合格项 ${failed} 项，其中致命项 ${verdict.criticalFailures.length} 项。`,
        en: `Failed with a score of ${verdict.score}; items failed: ${failed}, critical ones among them: ${verdict.criticalFailures.length}.`,
      };
    case 'not-scorable':
      return {
        'zh-CN': `检查项均不适用，不计分；不合格项 ${failed} 项。`,
        en: `Nothing that counts applied, so that there is no score; items failed: ${failed}.`,
      };
    default:
      return verdict satisfies never;
  }
}
