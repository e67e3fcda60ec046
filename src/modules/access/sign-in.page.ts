import type { Locale } from '../../domain/shared/localized-text.js';
import { html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';

const words = {
  'zh-CN': {
    title: '登录',
    username: '用户名',
    password: '密码',
    signIn: '登录',
    help: '首次登录或忘记密码，请向管理员索取一次性登录链接。',
  },
  en: {
    title: 'Sign in',
    username: 'Username',
    password: 'Password',
    signIn: 'Sign in',
    help: 'For a first sign-in or a forgotten password, ask your administrator for a one-time link.',
  },
} as const;

export interface SignInAttempt {
  readonly username: string;
  /** the local path to go to afterwards */
  readonly next: string;
  /** why the attempt before was refused, in the reader's language */
  readonly refused?: string;
}

export function signInPage({ username, next, refused }: SignInAttempt, locale: Locale): Page {
  const t = words[locale];
  return {
    title: t.title,
    body: html`<section class="narrow">
      <h1>${t.title}</h1>
      ${refused !== undefined && html`<p class="notice refused" role="alert">${refused}</p>`}
      <form method="post" action="/sign-in-page" class="stack">
        <input type="hidden" name="next" value="${next}" />
        <label>
          ${t.username}
          <input
            name="username"
            value="${username}"
            required
            maxlength="64"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
          />
        </label>
        <label>
          ${t.password}
          <input name="password" type="password" required maxlength="256" autocomplete="current-password" />
        </label>
        <button>${t.signIn}</button>
      </form>
      <p class="hint">${t.help}</p>
    </section>`,
  };
}
