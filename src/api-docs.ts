import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { operationsInChinese, tagsInChinese } from './api-docs.zh-cn.js';
import { RefusalError } from './domain/shared/refusal.js';
import { PrincipalGuard } from './modules/access/principal-guard.service.js';
import { sendProblem } from './platform/http/problem.js';
import { localeOf } from './platform/http/request-context.decorator.js';

const english = 'Rule-based service-quality workflow engine. [中文](/api/docs/zh-CN)';
const chinese = '以规则驱动的服务质量工作流引擎。[English](/api/docs)';

/** The API to read and to try out, in both languages. It is no route of a controller, so the guard is asked here. */
export function describeApi(app: NestExpressApplication): void {
  const guard = app.get(PrincipalGuard);
  app.use(
    ['/api/docs', '/api/openapi.json', '/api/openapi.zh-CN.json'],
    (request: Request, response: Response, next: NextFunction) => {
      guard.identify(request).then(
        () => {
          next();
        },
        (error: unknown) => {
          if (!(error instanceof RefusalError)) {
            next(error);
            return;
          }
          sendProblem(response, error.refusal, localeOf(request));
        },
      );
    },
  );
  const document = (description: string) =>
    SwaggerModule.createDocument(
      app,
      new DocumentBuilder()
        .setTitle('Plumbline')
        .setDescription(description)
        .setVersion('1')
        .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'a session token or an API key' })
        .addSecurityRequirements('bearer')
        .build(),
    );
  // the longer path first, or the shorter one answers for it
  SwaggerModule.setup('api/docs/zh-CN', app, () => inChinese(document(chinese)), {
    jsonDocumentUrl: 'api/openapi.zh-CN.json',
    raw: ['json'],
  });
  SwaggerModule.setup('api/docs', app, () => document(english), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}

function inChinese(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'patch', 'put', 'delete'] as const) {
      const operation = item[method];
      if (operation === undefined) continue;
      operation.summary = operationsInChinese[`${method.toUpperCase()} ${path}`] ?? operation.summary ?? '';
      operation.tags = operation.tags?.map((tag) => tagsInChinese[tag] ?? tag) ?? [];
    }
  }
  return document;
}
