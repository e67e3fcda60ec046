/** Events of one batch in the order in which they may be stored; both parts name events by their index. */
export interface IntakeRounds {
  /** no identity twice in one round; the rounds are stored one after the other */
  readonly rounds: readonly (readonly number[])[];
  /** event → the earlier event with the same identity and payload that decides its outcome */
  readonly echoes: ReadonlyMap<number, number>;
}

/** Splits a batch so that the outcome is the one its events would have had one by one. */
export function intakeRounds(events: readonly { readonly identity: string; readonly payload: string }[]): IntakeRounds {
  const rounds: number[][] = [];
  const echoes = new Map<number, number>();
  const latest = new Map<string, { index: number; payload: string; round: number }>();
  for (const [index, { identity, payload }] of events.entries()) {
    const before = latest.get(identity);
    if (before?.payload === payload) {
      echoes.set(index, before.index);
      continue;
    }
    const round = before === undefined ? 0 : before.round + 1;
    (rounds[round] ??= []).push(index);
    latest.set(identity, { index, payload, round });
  }
  return { rounds, echoes };
}
