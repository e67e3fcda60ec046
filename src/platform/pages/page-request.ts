import type { Request, Response } from 'express';
import { html } from './html.js';

/** Whether a browser asks for a page. The API answers in JSON whoever asks, and so does a page's address a program. */
export const wantsPage = ({ path, headers }: Pick<Request, 'path' | 'headers'>): boolean =>
  !/^\/api(\/|$)/i.test(path) && (headers.accept ?? '').includes('text/html');

/**
 * Who follows a link from another site, such as web mail, comes without the cookie, which is for requests of this site
 * only; a redirect would not change that. A page of ours in between makes the next request one of this site.
 */
export function hopTo(path: string, response: Response): void {
  const page = html`<!doctype html>
    <meta charset="utf-8" />
    <meta http-equiv="refresh" content="0; url=${path}" />
    <title>Plumbline</title>
    <a href="${path}">继续 Continue</a> `;
  response.type('html').send(page.markup);
}
