import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import helmet from 'helmet';
import type { Config } from './platform/config/config.js';
import { PrincipalGuard } from './modules/access/principal-guard.service.js';
import { RefusalError } from './domain/shared/refusal.js';
import { statusOf, wordsOf } from './platform/http/refusal-catalogue.js';
import { RefusalFilter } from './platform/http/refusal.filter.js';
import { localeOf } from './platform/http/request-context.decorator.js';
import { SchemaPipe } from './platform/http/schema.pipe.js';

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
    }),
  );
  app.use(cookieParser());
  app.useBodyParser('json', { limit: '10mb', type: isParsedHere });
  if (config.role === 'worker') app.use(onlyOperations);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new RefusalFilter());
  if (config.role !== 'worker') describeApi(app);
}

/** Intake reads its own bodies: it streams, and answers for each line. */
function isParsedHere(request: IncomingMessage): boolean {
  const path = request.url?.split('?')[0]?.toLowerCase().replace(/\/$/, '');
  const posted = request.method === 'POST' && path === '/api/v1/events';
  return !posted && /^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

/** A worker answers its operator and nobody else. */
function onlyOperations(request: Request, response: Response, next: NextFunction): void {
  if (request.path === '/health' || request.path === '/metrics') {
    next();
    return;
  }
  response
    .status(404)
    .json({ code: 'not-found', message: 'this process is a worker: it answers /health and /metrics only' });
}

/** The documentation is no route of a controller, so the guard is asked here: it too is for those who are signed in. */
function describeApi(app: NestExpressApplication): void {
  const guard = app.get(PrincipalGuard);
  app.use(['/api/docs', '/api/openapi.json'], (request: Request, response: Response, next: NextFunction) => {
    guard.identify(request).then(
      () => {
        next();
      },
      (error: unknown) => {
        if (!(error instanceof RefusalError)) {
          next(error);
          return;
        }
        const { refusal } = error;
        response
          .status(statusOf(refusal))
          .json({ code: refusal.code, message: wordsOf(refusal, localeOf(request)), data: refusal.data });
      },
    );
  });
  const document = new DocumentBuilder()
    .setTitle('Plumbline')
    .setDescription('Rule-based service-quality workflow engine')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'a session token or an API key' })
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, document), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
