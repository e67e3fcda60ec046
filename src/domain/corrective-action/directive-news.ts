import type { LocalizedText } from '../shared/localized-text.js';
import type { Directive, DirectiveEvent } from './directive-workflow.js';
import type { News } from './news.js';
import { citedNumber } from './number.js';

/** What an event of a directive tells; null: nothing that anybody waits for. */
export function newsOfDirective(event: DirectiveEvent, { order, issue, ...after }: Directive): News | null {
  const cited = citedNumber(order.number);
  const rounds = 'returns' in after ? after.returns.length : 0;
  const owner = 'acceptance' in after ? ({ user: after.acceptance.by.id } as const) : 'owner';
  const due = {
    'zh-CN': order.dueOn === null ? '' : `（${order.dueOn} 前办结，含当日）`,
    en: order.dueOn === null ? '' : ` (due ${order.dueOn})`,
  };
  const titled = (chinese: string, english: string): LocalizedText => ({
    'zh-CN': `${cited['zh-CN']}${chinese}`,
    en: `Directive ${cited.en} ${english}`,
  });
  const bothWith = (text: string): LocalizedText => ({ 'zh-CN': text, en: text });
  switch (event.type) {
    case 'issued': {
      const body = { 'zh-CN': `${order.text}${due['zh-CN']}`, en: `${order.text}${due.en}` };
      return { key: 'issued', to: 'owner', title: titled('待承办', 'for you to accept'), body };
    }
    case 'reported': {
      const to = { user: issue.by.id };
      return {
        key: `reported-${rounds + 1}`,
        to,
        title: titled('已报告办结', 'was reported'),
        body: bothWith(event.text),
      };
    }
    case 'returned': {
      const body = { 'zh-CN': `退回原因：${event.reason}${due['zh-CN']}`, en: `Reason: ${event.reason}${due.en}` };
      return { key: `returned-${rounds}`, to: owner, title: titled('被退回', 'was sent back'), body };
    }
    case 'report-accepted':
      return {
        key: 'accepted',
        to: owner,
        title: titled('已获认可', 'was accepted'),
        body: bothWith(event.note ?? order.text),
      };
    case 'accepted':
    case 'progressed':
      return null;
    default:
      return event satisfies never;
  }
}
