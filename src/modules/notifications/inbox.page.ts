import type { Locale } from '../../domain/shared/localized-text.js';
import { time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import type { InboxList, InboxNotice } from './inbox.read-model.js';

const words = {
  'zh-CN': {
    title: '收件箱',
    unread: (count: number) => `${count} 条未读`,
    allRead: '没有未读通知',
    empty: '还没有通知。需要您知悉或处理的事项会出现在这里。',
    isUnread: '未读',
    read: '标为已读',
    readAll: '全部标为已读',
    why: '通知原因：',
    newest: '‹ 最新通知',
    older: '更早的通知 ›',
  },
  en: {
    title: 'Inbox',
    unread: (count: number) => `${count} unread`,
    allRead: 'Nothing unread',
    empty: 'No notices yet. What you need to know or act on appears here.',
    isUnread: 'Unread',
    read: 'Mark as read',
    readAll: 'Mark all as read',
    why: 'Why you: ',
    newest: '‹ Newest notices',
    older: 'Older notices ›',
  },
} as const;

/** The notices of one person; `isLater` on any page but the first. */
export function inboxPage({ notices, unread, next }: InboxList, isLater: boolean, locale: Locale): Page {
  const t = words[locale];
  const [first] = notices;
  const isEmpty = first === undefined && !isLater;
  return {
    title: unread === 0 ? t.title : `${t.title} (${unread})`,
    body: html`<div class="heading">
        <h1>${t.title}</h1>
        ${!isEmpty && html`<p>${unread === 0 ? t.allRead : t.unread(unread)}</p>`}
        ${first?.readAt === null && !isLater && readAll(first, locale)}
      </div>
      ${isEmpty && html`<p class="empty">${t.empty}</p>`}
      <ul class="notices">
        ${notices.map((notice) => noticeItem(notice, locale))}
      </ul>
      <p class="pager">
        ${isLater && html`<a href="/">${t.newest}</a>`}
        ${next !== null && html`<a href="/?after=${next}" rel="next">${t.older}</a>`}
      </p>`,
  };
}

function noticeItem(notice: InboxNotice, locale: Locale): Html {
  const { id, title, body, whyHere, createdAt, readAt, path } = notice;
  const t = words[locale];
  const isUnread = readAt === null;
  return html`<li class="${isUnread ? 'unread' : ''}">
    <h2>
      ${
        isUnread
          ? html`<form method="post" action="/inbox/${id}/open">
              <span class="dot" role="img" aria-label="${t.isUnread}"></span
              ><button class="link">${title[locale]}</button>
            </form>`
          : html`<a href="${path}">${title[locale]}</a>`
      }
    </h2>
    <p>${body[locale]}</p>
    ${whyHere !== null && html`<p class="hint">${t.why}${whyHere[locale]}</p>`}
    <div class="line">
      ${time(createdAt)}
      ${
        isUnread && html`<form method="post" action="/inbox/${id}/read"><button class="plain">${t.read}</button></form>`
      }
    </div>
  </li>`;
}

/** Only what the reader saw: a notice that arrives meanwhile stays unread. Ids grow, and the first unread one is the newest. */
const readAll = ({ id }: InboxNotice, locale: Locale): Html =>
  html`<form method="post" action="/inbox/read">
    <input type="hidden" name="upTo" value="${id}" /><button class="plain">${words[locale].readAll}</button>
  </form>`;
