import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RefusalError, type Refusal, refusal } from '../../domain/shared/refusal.js';
import { wantsPage } from '../pages/page-request.js';
import { answerRefusal } from '../pages/refusal-page.js';
import { sendProblem } from './problem.js';
import { statusOf } from './refusal-catalogue.js';
import { localeOf } from './request-context.decorator.js';
import { setRetryAfter } from './retry-after.js';

/**
 * Turns whatever was thrown into a problem (RFC 9457) in the reader's language, for a browser that asked for a page
 * into a page. An unexpected error shows nothing.
 */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const refused = this.refusalOf(error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    setRetryAfter(refused, response);
    const status =
      error instanceof HttpException && !(error instanceof RefusalError) && refused.code === 'invalid-request'
        ? error.getStatus()
        : statusOf(refused);
    if (wantsPage(request)) {
      answerRefusal(refused, status, request, response);
      return;
    }
    sendProblem(response, refused, localeOf(request), status);
  }

  private refusalOf(error: unknown, request: Request): Refusal {
    if (error instanceof RefusalError) return error.refusal;
    if (error instanceof HttpException) {
      if (error.getStatus() === 404)
        return refusal('not-found', { what: 'route', id: `${request.method} ${request.path}` });
      if (error.getStatus() < 500) return refusal('invalid-request', { faults: faultsOf(error) });
    }
    // what body-parser throws before a controller is reached
    const status = (error as { status?: unknown } | null)?.status;
    if (typeof status === 'number' && status >= 400 && status < 500)
      return refusal('invalid-request', { faults: (error as Error).message });
    this.logger.error(
      error instanceof Error ? error.message : String(error),
      error instanceof Error ? error.stack : undefined,
    );
    return refusal('internal-error');
  }
}

function faultsOf(error: HttpException): string {
  const body = error.getResponse();
  if (typeof body === 'string') return body;
  const { message } = body as { message?: unknown };
  if (Array.isArray(message)) return message.join('; ');
  return typeof message === 'string' ? message : error.message;
}
