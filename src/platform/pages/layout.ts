import { locales, type Locale, type LocalizedText } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { icon, stylesheet } from './assets.js';
import type { Frame } from './frame.js';
import { html, type Html } from './html.js';
import { isUnder, navigationFor } from './navigation.js';

export interface Page {
  /** of the window, in the reader's language */
  readonly title: string;
  /** with its heading */
  readonly body: Html;
  /** the way back to the list, above the heading */
  readonly back?: { readonly path: string; readonly label: string };
}

const words = {
  'zh-CN': {
    product: '服务质量督导',
    skip: '跳到正文',
    menu: '主导航',
    account: '我的账户',
    signOut: '退出登录',
    documentation: '接口文档',
  },
  en: {
    product: 'Service quality',
    skip: 'Skip to the content',
    menu: 'Main navigation',
    account: 'My account',
    signOut: 'Sign out',
    documentation: 'API documentation',
  },
} as const;

const languageNames: LocalizedText = { 'zh-CN': '中文', en: 'English' };

/** A whole page: the shell with the navigation of whoever reads it, and the page's own content. */
export function layout(frame: Frame, { title, body, back }: Page): string {
  const { locale, principal } = frame;
  const t = words[locale];
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Plumbline</title>
        <link rel="icon" href="${icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylesheet.path}" />
      </head>
      <body>
        <a class="skip" href="#content">${t.skip}</a>
        <header class="top">
          <a class="brand" href="/">${plumb}<span>Plumbline</span> <small>${t.product}</small></a>
          ${languageSwitch(frame)} ${principal !== null && account(principal, locale)}
        </header>
        ${principal?.mustChangePassword === false && navigation(frame, principal)}
        <main id="content">
          ${back !== undefined && html`<p class="back"><a href="${back.path}">‹ ${back.label}</a></p>`} ${body}
        </main>
        <footer class="bottom">
          <span>Plumbline</span>
          ${principal !== null && html`<a href="/api/docs">${t.documentation}</a>`}
        </footer>
      </body>
    </html> `.markup;
}

/** a plumb line: what hangs straight shows what does not stand straight */
const plumb = html`<svg class="mark" viewBox="0 0 16 24" width="14" height="21" aria-hidden="true">
  <path d="M2 1h12M8 1v12" stroke="currentColor" stroke-width="2" fill="none" />
  <path d="M4 13h8l-4 10z" fill="currentColor" />
</svg>`;

function navigation({ locale, url }: Frame, principal: Principal): Html {
  const [path = '/'] = url.split('?');
  const entries = navigationFor(principal).map(
    (entry) =>
      html`<li>
        <a href="${entry.path}" ${isUnder(path, entry) && html`aria-current="page"`}>${entry.label[locale]}</a>
      </li>`,
  );
  return html`<nav class="menu" aria-label="${words[locale].menu}">
    <ul>
      ${entries}
    </ul>
  </nav>`;
}

function account({ actor }: Principal, locale: Locale): Html {
  const t = words[locale];
  return html`<div class="account">
    <a href="/choose-password" title="${t.account}">${actor.replace(/^user:/, '')}</a>
    <form method="post" action="/sign-out"><button class="plain">${t.signOut}</button></form>
  </div>`;
}

function languageSwitch({ locale, url }: Frame): Html {
  const links = locales.map((one) =>
    one === locale
      ? html`<span aria-current="true">${languageNames[one]}</span>`
      : html`<a href="${inLanguage(url, one)}" lang="${one}" hreflang="${one}">${languageNames[one]}</a>`,
  );
  return html`<div class="languages">${links}</div>`;
}

/** The same page in another language. */
export function inLanguage(url: string, locale: Locale): string {
  const [path = '/', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('lang', locale);
  return `${path}?${parameters.toString()}`;
}
