import fc from 'fast-check';
import { intakeRounds } from './intake-rounds.js';

/** What the store does with one event: a duplicate of the stored payload, a replacement of a waiting one, a conflict. */
function storeOne(
  store: Map<string, { payload: string; waits: boolean }>,
  { identity, payload }: { identity: string; payload: string },
): string {
  const there = store.get(identity);
  if (there?.payload === payload) return 'duplicate';
  if (there !== undefined && !there.waits) return 'conflict';
  const waits = payload.startsWith('q');
  store.set(identity, { payload, waits });
  return waits ? 'quarantined' : 'accepted';
}

function storeInRounds(events: readonly { identity: string; payload: string }[]): string[] {
  const store = new Map<string, { payload: string; waits: boolean }>();
  const { rounds, echoes } = intakeRounds(events);
  const outcomes: string[] = [];
  for (const round of rounds) {
    // within a round the order must not matter
    for (const index of [...round].reverse())
      outcomes[index] = storeOne(store, events[index] ?? { identity: '', payload: '' });
  }
  for (const [index, earlier] of echoes) outcomes[index] = outcomes[earlier] === 'conflict' ? 'conflict' : 'duplicate';
  return outcomes;
}

describe('the rounds of a batch', () => {
  it('end as if its events had come one by one', () => {
    const event = fc.record({
      identity: fc.constantFrom('A', 'B', 'C'),
      payload: fc.constantFrom('q1', 'q2', 'p1', 'p2'),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const store = new Map<string, { payload: string; waits: boolean }>();
        expect(storeInRounds(events)).toEqual(events.map((each) => storeOne(store, each)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are one when no identity comes twice, or only with the same payload', () => {
    const events = ['A', 'B', 'A', 'A'].map((identity) => ({ identity, payload: 'p' }));
    expect(intakeRounds(events)).toEqual({
      rounds: [[0, 1]],
      echoes: new Map([
        [2, 0],
        [3, 0],
      ]),
    });
  });
});
