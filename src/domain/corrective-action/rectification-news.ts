import { lastDateOf } from '../calendar/end-of-term.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { News } from './news.js';
import { citedNumber } from './number.js';
import { lateFrom, type Rectification } from './rectification.js';
import type { RectificationEvent } from './rectification-event.js';

/** What an event of a rectification tells, `standard` being the title of what failed; null: nothing that anybody waits for. */
export function newsOfRectification(
  event: RectificationEvent,
  before: Rectification | undefined,
  after: Rectification,
  standard: LocalizedText,
): News | null {
  const cited = citedNumber(after.notice.number);
  const due = lastDateOf(after.terms.dueAt);
  const owner = 'acknowledgement' in after ? ({ user: after.acknowledgement.by.id } as const) : 'owner';
  const rounds = 'returns' in after ? after.returns.length : 0;
  const about = (chinese: string, english: string): LocalizedText => ({
    'zh-CN': `${cited['zh-CN']}（${standard['zh-CN']}）${chinese}`,
    en: `${cited.en} (${standard.en}) ${english}`,
  });
  switch (event.type) {
    case 'issued':
      return {
        key: 'issued',
        to: 'owner',
        title: { 'zh-CN': `整改通知单 ${cited['zh-CN']}`, en: `Rectification notice ${cited.en}` },
        body: {
          'zh-CN': `“${standard['zh-CN']}”未达标，请在 ${lastDateOf(after.terms.acknowledgeBy)} 前签收，在 ${due} 前完成整改并提交验收（均含当日）。`,
          en: `"${standard.en}" was not met. Acknowledge by ${lastDateOf(after.terms.acknowledgeBy)}; rectify and submit by ${due}.`,
        },
      };
    case 'findings-attached': {
      if (before === undefined || lateFrom(before) === null || before.terms.dueAt === after.terms.dueAt) return null;
      const title = about('提前到期', 'is due earlier');
      const body = {
        'zh-CN': `有更严重的发现并入，整改期限提前至 ${due}（含当日）。`,
        en: `A more severe finding was attached: it is now due on ${due}.`,
      };
      return { key: `due-${after.terms.dueAt}`, to: owner, title, body };
    }
    case 'submitted':
      return {
        key: `submitted-${rounds + 1}`,
        to: 'verifiers',
        title: about('待验收', 'waits for verification'),
        body: {
          'zh-CN': '责任机构已提交整改，请核对原因、措施和证据后验收或退回。',
          en: 'The unit has submitted it. Look at cause, actions and evidence, then verify it or send it back.',
        },
      };
    case 'returned':
      return {
        key: `returned-${rounds}`,
        to: owner,
        title: about('被退回', 'was sent back'),
        body: {
          'zh-CN': `退回原因：${event.reason}。请在 ${due}（含当日）前重新提交。`,
          en: `Reason: ${event.reason} It is due on ${due}.`,
        },
      };
    case 'verified':
      return {
        key: `verified-${rounds + 1}`,
        to: owner,
        title: about('验收通过', 'is verified'),
        body: { 'zh-CN': event.note ?? '整改已验收通过。', en: event.note ?? 'The rectification is verified.' },
      };
    case 'closed':
      return {
        key: 'closed',
        to: owner,
        title: about('已销号', 'is closed'),
        body: about('已验收并销号。', 'is closed.'),
      };
    case 'cancelled':
      return {
        key: 'cancelled',
        to: 'owner',
        title: about('已撤销', 'was cancelled'),
        body: { 'zh-CN': `撤销原因：${event.reason}`, en: `Reason: ${event.reason}` },
      };
    case 'acknowledged':
    case 'analysed':
    case 'planned':
    case 'action-finished':
    case 'evidence-attached':
    case 'monitoring-begun':
      return null;
    default:
      return event satisfies never;
  }
}
