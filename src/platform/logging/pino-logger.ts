import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Nest's logger over pino: one JSON object per line on standard output. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({
      level,
      base: { pid: process.pid },
      redact: ['password', 'token', 'secret', 'authorization', 'cookie'],
    });
  }

  log(message: unknown, ...context: unknown[]): void {
    this.write('info', message, context);
  }
  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.write('trace', message, context);
  }
  fatal(message: unknown, ...context: unknown[]): void {
    this.write('fatal', message, context);
  }

  /** Nest passes the logger's context last, and the stack of an error before it. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    context: readonly unknown[],
  ): void {
    const [stack, name] = context.length > 1 ? [context[0], context.at(-1)] : [undefined, context[0]];
    this.pino[level](
      { context: name, ...(stack === undefined ? {} : { stack }) },
      typeof message === 'string' ? message : JSON.stringify(message),
    );
  }
}
