import type { Transaction } from '../platform/database/database.js';

/** Every kind of timer, and what its subject names. `job-handlers.ts` must map each to its handler. */
export const timerCatalog = {
  /** subject: "sessions"; removes what has expired and arms the next round */
  'purge-expired-sessions': { everySeconds: 3_600 },
  /** subject: "ladder:7", round: the level; see ladders.ts */
  escalate: {},
  /** subject: "penalty:12"; the appeal window has ended */
  'penalty-effective': {},
} as const;

export type TimerKind = keyof typeof timerCatalog;
export const timerKinds = Object.keys(timerCatalog) as TimerKind[];

export interface TimerHandler {
  /** Does what falls due, inside `tx`. */
  fire(tx: Transaction, subject: string, round: number): Promise<void>;
}

/** A Nest token for the map from timer kind to handler, made in `job-handlers.ts`. */
export abstract class TimerHandlers {
  abstract readonly byKind: Readonly<Record<TimerKind, TimerHandler>>;
}
