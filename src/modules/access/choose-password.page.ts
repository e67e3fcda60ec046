import { leastPasswordLength } from '../../domain/organization/password-policy.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';

const words = {
  'zh-CN': {
    title: '设置密码',
    due: '请先设置自己的密码，然后继续。',
    current: '当前密码',
    next: '新密码',
    again: '再次输入新密码',
    rule: (characters: number) => `至少 ${characters} 个字符，不得包含用户名。几个不相关的词连成一句，好记又安全。`,
    ends: '设置后，您在其他设备上的登录将全部退出。',
    save: '保存密码',
  },
  en: {
    title: 'Choose a password',
    due: 'Choose a password of your own first.',
    current: 'Current password',
    next: 'New password',
    again: 'New password once more',
    rule: (characters: number) =>
      `At least ${characters} characters, without your username in it. A few unrelated words are easy to remember and hard to guess.`,
    ends: 'Your sessions on other devices end.',
    save: 'Save the password',
  },
} as const;

export interface PasswordChoice {
  readonly username: string;
  /** whoever has a password must know it */
  readonly hasPassword: boolean;
  readonly isDue: boolean;
  /** why the attempt before was refused, in the reader's language */
  readonly refused?: string;
}

export function choosePasswordPage({ username, hasPassword, isDue, refused }: PasswordChoice, locale: Locale): Page {
  const t = words[locale];
  return {
    title: t.title,
    body: html`<section class="narrow">
      <h1>${t.title}</h1>
      ${isDue && html`<p class="notice">${t.due}</p>`}
      ${refused !== undefined && html`<p class="notice refused" role="alert">${refused}</p>`}
      <form method="post" action="/choose-password" class="stack">
        <input value="${username}" autocomplete="username" readonly hidden />
        ${
          hasPassword &&
          html`<label>
            ${t.current}
            <input name="current" type="password" required maxlength="256" autocomplete="current-password" />
          </label>`
        }
        <label>
          ${t.next}
          <input
            name="next"
            type="password"
            required
            minlength="${leastPasswordLength}"
            maxlength="256"
            autocomplete="new-password"
            aria-describedby="password-rule"
          />
        </label>
        <p class="hint" id="password-rule">${t.rule(leastPasswordLength)}</p>
        <label>
          ${t.again}
          <input name="again" type="password" required maxlength="256" autocomplete="new-password" />
        </label>
        <button>${t.save}</button>
      </form>
      <p class="hint">${t.ends}</p>
    </section>`,
  };
}
