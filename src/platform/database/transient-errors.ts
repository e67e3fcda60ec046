/** serialization failure, deadlock, admin shutdown, crash shutdown, cannot connect now, lock timeout */
const transientStates = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '55P03']);
const transientSystemErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Whether running the whole transaction again may help. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code !== 'string')
    return /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
  return transientStates.has(code) || code.startsWith('08') || transientSystemErrors.has(code);
}
