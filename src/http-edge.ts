import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { describeApi } from './api-docs.js';
import { refusal } from './domain/shared/refusal.js';
import { takeJsonBody } from './json-body.js';
import { localeOf } from './platform/http/request-context.decorator.js';
import type { Config } from './platform/config/config.js';
import { sendProblem } from './platform/http/problem.js';
import { RefusalFilter } from './platform/http/refusal.filter.js';
import { SchemaPipe } from './platform/http/schema.pipe.js';
import { preparePages } from './platform/pages/pages-edge.js';

/** What every request passes before it reaches a controller. */
export function prepareHttp(app: NestExpressApplication, config: Config): void {
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  // a proxy on this machine may say who the caller is and that the outside speaks TLS; nobody else is believed
  app.set('trust proxy', 'loopback');
  app.use(
    helmet({
      // an intranet without TLS must stay usable: no forced upgrade to https
      contentSecurityPolicy: {
        directives: { upgradeInsecureRequests: null, 'script-src': ["'self'"], 'img-src': ["'self'", 'data:'] },
      },
      strictTransportSecurity: false,
      // without a referrer a form of our own pages would come with the origin `null` and be taken for another site's
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(cookieParser());
  if (config.role === 'worker') app.use(onlyOperations);
  else preparePages(app);
  app.use(takeJsonBody);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new RefusalFilter());
  if (config.role !== 'worker') describeApi(app);
}

/** A worker answers its operator and nobody else. */
function onlyOperations(request: Request, response: Response, next: NextFunction): void {
  if (request.path === '/health' || request.path === '/metrics') {
    next();
    return;
  }
  sendProblem(
    response,
    refusal('not-found', { what: 'route', id: `${request.method} ${request.path}` }),
    localeOf(request),
  );
}
