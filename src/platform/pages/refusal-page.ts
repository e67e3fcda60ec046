import type { Request, Response } from 'express';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { credentialOf } from '../http/credential.js';
import { wordsOf } from '../http/refusal-catalogue.js';
import { originOf } from '../http/same-origin.js';
import { frameOf, type Frame } from './frame.js';
import { html } from './html.js';
import { layout } from './layout.js';
import { localPath } from './local-path.js';
import { hopTo } from './page-request.js';

/** Answers a browser what was refused: by the page where it can be mended, or by a page that says why. */
export function answerRefusal(refused: Refusal, status: number, request: Request, response: Response): void {
  if (refused.code === 'not-signed-in') {
    askToSignIn(request, response);
  } else if (refused.code === 'password-change-needed') {
    response.redirect(303, '/choose-password');
  } else {
    response
      .status(status)
      .type('html')
      .send(refusalPage(frameOf(request), refused, status, backFrom(request)));
  }
}

function askToSignIn(request: Request, response: Response): void {
  const isShown = request.method === 'GET' || request.method === 'HEAD';
  const here = isShown ? localPath(request.originalUrl) : undefined;
  if (here !== undefined && credentialOf(request) === null && cameFromElsewhere(request)) {
    hopTo(here, response);
    return;
  }
  const next = here === undefined || here === '/' ? '' : `?next=${encodeURIComponent(here)}`;
  response.redirect(303, `/sign-in-page${next}`);
}

/** Over plain http browsers say only where the link was that they follow, if at all. */
function cameFromElsewhere({ headers }: Request): boolean {
  const origin = originOf(headers);
  const { referer, host } = headers;
  if (origin !== 'unknown' || referer === undefined || !URL.canParse(referer)) return origin === 'other';
  return new URL(referer).host !== host?.toLowerCase();
}

/** The page of ours on which the refused request was made, or the inbox. */
function backFrom({ headers, method, path }: Request): string {
  const { referer, host } = headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const from = new URL(referer);
  const back = from.host === host?.toLowerCase() ? localPath(from.pathname + from.search) : undefined;
  const isItself = method === 'GET' && from.pathname === path;
  return back === undefined || isItself ? '/' : back;
}

const words = {
  'zh-CN': {
    notFound: '没有找到',
    notFoundText: '没有这个页面，或者它不在您的数据范围内。',
    notAllowed: '没有权限',
    failed: '系统出错',
    refused: '未能完成',
    back: '返回',
  },
  en: {
    notFound: 'Not found',
    notFoundText: 'There is no such page, or it lies outside your part of the organisation.',
    notAllowed: 'Not allowed',
    failed: 'Something went wrong',
    refused: 'This was not done',
    back: 'Back',
  },
} as const;

/** Says what was refused and why, in the reader's language, with the way back. */
export function refusalPage(frame: Frame, refused: Refusal, status: number, back: string): string {
  const t = words[frame.locale];
  const title = titleOf(status, frame.locale);
  const text = refused.code === 'not-found' ? t.notFoundText : wordsOf(refused, frame.locale);
  return layout(frame, {
    title,
    body: html`<section class="narrow">
      <h1>${title}</h1>
      <p class="notice refused" role="alert">${text}</p>
      <p><a href="${back}">‹ ${t.back}</a></p>
    </section>`,
  });
}

function titleOf(status: number, locale: Locale): string {
  const t = words[locale];
  if (status === 404) return t.notFound;
  if (status === 403) return t.notAllowed;
  return status >= 500 ? t.failed : t.refused;
}
