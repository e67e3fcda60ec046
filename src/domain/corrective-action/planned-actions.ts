import { refusal, type Refusal } from '../shared/refusal.js';
import { needsText } from '../shared/workflow-gates.js';
import { needsNotPast } from './due-date.js';
import type { NewAction, PlannedAction } from './rectification.js';

export const isFinished = ({ finished }: PlannedAction): boolean => finished !== null;

/** A plan says something, and nothing in it was due before the instant `at`. */
export function needsPlan(actions: readonly NewAction[], at: string): Refusal | null {
  if (actions.length === 0) return refusal('plan-missing');
  const barred = actions.map(({ text, dueOn }) => needsText(text, 'action') ?? needsNotPast(dueOn, at));
  return barred.find((one) => one !== null) ?? null;
}

/** The actions after a new plan, which takes the place of what is not finished. Numbers go on; none is given twice. */
export function replanned(before: readonly PlannedAction[], plan: readonly NewAction[]): readonly PlannedAction[] {
  const last = Math.max(0, ...before.map(({ number }) => number));
  const further = plan.map(({ text, owner, dueOn }, index) => {
    return { number: last + index + 1, text, owner, dueOn, finished: null };
  });
  return [...before.filter(isFinished), ...further];
}

export function needsUnfinished(actions: readonly PlannedAction[], number: number): Refusal | null {
  const action = actions.find((one) => one.number === number);
  if (action === undefined) {
    return refusal('unknown-action', { action: number, actions: actions.map((one) => one.number) });
  }
  return isFinished(action) ? refusal('action-already-finished', { action: number }) : null;
}

export function needsAllFinished(actions: readonly PlannedAction[]): Refusal | null {
  const unfinished = actions.filter((action) => !isFinished(action)).map(({ number }) => number);
  return unfinished.length === 0 ? null : refusal('actions-unfinished', { actions: unfinished });
}
