import {
  anAttached,
  inspector,
  issue,
  manager,
  order,
  rectificationAfter,
  someTerms,
  someTraining,
  supervisor,
  untilSubmitted,
  usualAt,
} from '../../../test/support/a-rectification.js';
import type { Principal } from '../shared/principal.js';
import { nextForRectification } from './next-commands.js';
import type { Rectification } from './rectification.js';

const next = (state: Rectification, by: Principal) =>
  nextForRectification(state, by, usualAt).map(({ command, barred }) =>
    barred === null ? command : `${command} (${barred.code})`,
  );

describe('what somebody may do next with a rectification', () => {
  it('is what the workflow would not refuse them', () => {
    expect(next(rectificationAfter(issue()), manager)).toEqual(['acknowledge']);
    expect(next(rectificationAfter(...untilSubmitted), inspector)).toEqual(['verify', 'return']);
    expect(next(rectificationAfter(...untilSubmitted), supervisor)).toEqual(['cancel']);
    expect(next(rectificationAfter(...untilSubmitted), manager)).toEqual([]);
    expect(next(rectificationAfter(...untilSubmitted, order.verify), inspector)).toEqual(['close', 'return']);
  });

  it('also is what waits for something else, with what that is', () => {
    const two = { type: 'plan', actions: [someTraining, someTraining] } as const;
    expect(next(rectificationAfter(issue(), order.acknowledge, order.analyse, two), manager)).toEqual([
      'plan',
      'finish-action',
      'attach-evidence',
      'submit (actions-unfinished)',
    ]);
    const watched = [issue({ watchDays: 9 }), ...untilSubmitted.slice(1), order.verify];
    expect(next(rectificationAfter(...watched), inspector)).toEqual(['close (still-watched)', 'return']);
    const again = anAttached('9', '2026-03-05T00:00:00.000Z');
    const failed = rectificationAfter(...untilSubmitted, order.verify, {
      type: 'attach',
      findings: [again],
      terms: someTerms,
    });
    expect(next(failed, inspector)).toEqual(['close (standard-failed-again)', 'return']);
  });

  it('is nothing for somebody without a post in it', () => {
    const stranger = { ...manager, id: 'x', scope: { kind: 'units', codes: ['NB01'] } } as const;
    expect(next(rectificationAfter(issue()), stranger)).toEqual([]);
  });
});
