import { faultLine, type PlacedFault } from '../domain/shared/document-fault.js';
import type { Locale } from '../domain/shared/localized-text.js';

/** The language of the person at the terminal. */
export const terminalLocale = (): Locale =>
  (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('zh') ? 'zh-CN' : 'en';

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const printFault = (fault: PlacedFault): void => {
  print(faultLine(fault, terminalLocale()));
};
