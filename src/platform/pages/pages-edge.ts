import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { locales } from '../../domain/shared/localized-text.js';
import { languageCookie } from '../http/request-context.decorator.js';
import { assets } from './assets.js';
import { wantsPage } from './page-request.js';

/** What pages need before they reach a controller: the stylesheet, forms, the language that was chosen. */
export function preparePages(app: NestExpressApplication): void {
  app.use('/assets', serveAsset);
  // a form holds a few fields and some paragraphs; files have a way of their own
  app.useBodyParser('urlencoded', { extended: false, limit: '64kb', parameterLimit: 200, type: isForm });
  app.use(beforePage);
}

export const isFormType = (contentType: string | undefined): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');

/** The API takes no forms: what a page of another site can send without asking is not parsed there. */
function isForm({ url, headers }: IncomingMessage): boolean {
  const isApi = /^\/api([/?]|$)/i.test(url ?? '');
  return !isApi && isFormType(headers['content-type']);
}

const yearSeconds = 31_536_000;

function serveAsset({ path, method }: Request, response: Response, next: NextFunction): void {
  const asset = method === 'GET' || method === 'HEAD' ? assets.get(path.slice(1)) : undefined;
  if (asset === undefined) {
    next();
    return;
  }
  response.setHeader('Cache-Control', `public, max-age=${yearSeconds}, immutable`);
  response.setHeader('Content-Type', asset.mediaType);
  response.send(asset.content);
}

function beforePage(request: Request, response: Response, next: NextFunction): void {
  if (wantsPage(request)) {
    // whoever signs in next at this browser sees nothing of whoever was signed in before
    response.setHeader('Cache-Control', 'no-store');
    const chosen = locales.find((locale) => locale === request.query['lang']);
    if (chosen !== undefined) {
      response.cookie(languageCookie, chosen, {
        httpOnly: true,
        sameSite: 'lax',
        secure: request.secure,
        path: '/',
        maxAge: yearSeconds * 1_000,
      });
    }
  }
  next();
}
