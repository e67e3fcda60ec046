import type { Principal } from '../shared/principal.js';
import type { Refusal } from '../shared/refusal.js';
import type { Given, Workflow } from '../shared/workflow.js';
import { type Directive, type DirectiveCommand, directiveWorkflow } from './directive-workflow.js';
import { type Rectification } from './rectification.js';
import type { RectificationCommand } from './rectification-event.js';
import { rectificationWorkflow } from './rectification-workflow.js';

/** Something that somebody may do next; `barred` says what must come before it, null: nothing. */
export interface NextCommand<Type extends string = string> {
  readonly command: Type;
  readonly barred: Refusal | null;
}

/** Refusals that time or work lifts; whoever meets any other has no business with the command. */
const passing: ReadonlySet<string> = new Set([
  'actions-unfinished',
  'evidence-missing',
  'standard-failed-again',
  'still-watched',
]);

/** What `by` may do with a rectification at the instant `at`, what leads on first: what the workflow itself answers. */
export function nextForRectification(
  state: Rectification,
  by: Principal,
  at: string,
): readonly NextCommand<RectificationCommand['type']>[] {
  const given = { by, at };
  const unfinished = 'actions' in state ? state.actions.find(({ finished }) => finished === null) : undefined;
  return answersTo(rectificationWorkflow, state, [
    { type: 'acknowledge', given },
    { type: 'analyse', given, cause: { category: 'method', text: anyText } },
    { type: 'plan', given, actions: [{ text: anyText, owner: '', dueOn: '9999-12-31' }] },
    { type: 'finish-action', given, action: unfinished?.number ?? 0, note: null },
    { type: 'attach-evidence', given, evidence: { id: '', sha256: '', name: anyText, bytes: 1 } },
    { type: 'submit', given, note: null },
    { type: 'verify', given, note: null },
    { type: 'close', given, note: null },
    { type: 'return', given, reason: anyText, dueOn: null },
    { type: 'cancel', given, reason: anyText },
  ]);
}

/** The same for a directive. */
export function nextForDirective(
  state: Directive,
  by: Principal,
  at: string,
): readonly NextCommand<DirectiveCommand['type']>[] {
  const given = { by, at };
  return answersTo(directiveWorkflow, state, [
    { type: 'accept', given },
    { type: 'progress', given, text: anyText },
    { type: 'report', given, text: anyText },
    { type: 'accept-report', given, note: null },
    { type: 'return', given, reason: anyText },
  ]);
}

const anyText = '-';

function answersTo<State, Command extends { readonly type: string; readonly given: Given }, Event>(
  workflow: Workflow<State, Command, Event>,
  state: State,
  commands: readonly Command[],
): readonly NextCommand<Command['type']>[] {
  return commands.flatMap((command) => {
    const decision = workflow.decide(state, command);
    if (!decision.ok && !passing.has(decision.refusal.code)) return [];
    return [{ command: command.type, barred: decision.ok ? null : decision.refusal }];
  });
}
