import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import helmet from 'helmet';
import type { Config } from './platform/config/config.js';
import { RefusalFilter } from './platform/http/refusal.filter.js';
import { SchemaPipe } from './platform/http/schema.pipe.js';
import { parseJsonExcept } from './platform/http/request-body.js';

/** What every request passes before it reaches a controller. */
export function prepareHttp(app: NestExpressApplication, config: Config): void {
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(
    helmet({
      // an intranet without TLS must stay usable: no forced upgrade to https
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null, 'script-src': ["'self'"], 'img-src': ["'self'", 'data:'] } },
      strictTransportSecurity: false,
    }),
  );
  app.use(cookieParser());
  app.useBodyParser('json', { limit: '10mb', type: isParsedHere });
  parseJsonExcept(app, '/api/v1/events');
  if (config.role === 'worker') app.use(onlyOperations);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new RefusalFilter());
  if (config.role !== 'worker') describeApi(app);
}

/** Intake reads its own bodies: it streams, and answers for each line. */
function isParsedHere(request: IncomingMessage): boolean {
  const path = request.url?.split('?')[0];
  const posted = request.method === 'POST' && path === '/api/v1/events';
  return !posted && /^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

/** A worker answers its operator and nobody else. */
function onlyOperations(request: Request, response: Response, next: NextFunction): void {
  if (request.path === '/health' || request.path === '/metrics') {
    next();
    return;
  }
  response.status(404).json({ code: 'not-found', message: 'this process is a worker: it answers /health and /metrics only' });
}

function describeApi(app: NestExpressApplication): void {
  const document = new DocumentBuilder()
    .setTitle('Plumbline')
    .setDescription('Rule-based service-quality workflow engine')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'a session token or an API key' })
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, document), { jsonDocumentUrl: 'api/openapi.json' });
}
