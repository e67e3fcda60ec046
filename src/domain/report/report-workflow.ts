import { needsNotPast } from '../corrective-action/due-date.js';
import { needsPerson, needsRole, needsUnit } from '../organization/principal-gates.js';
import { isSamePerson, type Person, personOf } from '../shared/person.js';
import type { Principal, Role } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';
import { needsText, notInThisState, stamp, within } from '../shared/workflow-gates.js';
import { type Decision, type Given, happens, refused, type Workflow } from '../shared/workflow.js';
import type { Act, EarlierRevision, IssuedDirective, ReportComment, ReportSubject, Signature } from './report-file.js';

interface Drafted {
  readonly subject: ReportSubject;
  readonly revision: number;
  /** of the canonical JSON of the snapshot: what every hand below puts its name to */
  readonly contentSha256: string;
  readonly draft: Act;
  readonly comments: readonly ReportComment[];
  readonly directives: readonly IssuedDirective[];
  readonly earlier: readonly EarlierRevision[];
}
interface Submitted extends Drafted {
  readonly submission: Signature;
}
interface Reviewed extends Submitted {
  readonly review: Signature;
}
interface Signed extends Reviewed {
  readonly signature: Signature;
}
export type ReportFile =
  | ({ readonly status: 'draft' } & Drafted)
  | ({ readonly status: 'submitted' } & Submitted)
  | ({ readonly status: 'reviewed' } & Reviewed)
  | ({ readonly status: 'signed' } & Signed);

export type ReportCommand = { readonly given: Given } & (
  | { readonly type: 'draft'; readonly subject: ReportSubject; readonly contentSha256: string }
  | { readonly type: 'submit'; readonly note: string | null }
  | { readonly type: 'review'; readonly contentSha256: string; readonly note: string | null }
  | { readonly type: 'sign'; readonly contentSha256: string; readonly note: string | null }
  | { readonly type: 'comment'; readonly text: string; readonly about: string | null }
  | { readonly type: 'revise'; readonly contentSha256: string; readonly reason: string }
  | {
      readonly type: 'issue-directive';
      readonly number: string;
      readonly addressee: string;
      readonly text: string;
      readonly dueOn: string | null;
    }
);
type CommandOf<Type extends ReportCommand['type']> = Extract<ReportCommand, { readonly type: Type }>;

export type ReportEvent = { readonly at: string; readonly actor: string; readonly by: Person } & (
  | { readonly type: 'drafted'; readonly subject: ReportSubject; readonly contentSha256: string }
  | { readonly type: 'submitted'; readonly note: string | null }
  | { readonly type: 'reviewed'; readonly contentSha256: string; readonly note: string | null }
  | { readonly type: 'signed'; readonly contentSha256: string; readonly note: string | null }
  | { readonly type: 'commented'; readonly revision: number; readonly text: string; readonly about: string | null }
  | {
      readonly type: 'revised';
      readonly revision: number;
      readonly contentSha256: string;
      readonly reason: string;
    }
  | {
      readonly type: 'directive-issued';
      /** the report it answers */
      readonly report: string;
      readonly revision: number;
      readonly number: string;
      readonly addressee: string;
      readonly text: string;
      readonly dueOn: string | null;
    }
);

type Outcome = Decision<ReportEvent>;

/** Whose hand each step needs. */
const authors: readonly Role[] = ['inspector', 'supervisor'];
const reviewers: readonly Role[] = ['approver', 'supervisor'];
const signers: readonly Role[] = ['leadership'];
const commenters: readonly Role[] = ['inspector', 'supervisor', 'approver', 'leadership'];

function decide(state: ReportFile | undefined, command: ReportCommand): Outcome {
  if (command.type === 'draft') return state === undefined ? begin(command) : notInThisState(command, state);
  if (state === undefined) return notInThisState(command, state);
  switch (command.type) {
    case 'submit':
      return submit(state, command);
    case 'review':
      return review(state, command);
    case 'sign':
      return sign(state, command);
    case 'comment':
      return comment(state, command);
    case 'revise':
      return revise(state, command);
    case 'issue-directive':
      return issueDirective(state, command);
    default:
      return command satisfies never;
  }
}

function begin({ given, subject, contentSha256 }: CommandOf<'draft'>): Outcome {
  const barred = needsHand(given.by, authors, subject.unit);
  return barred === null ? happens({ type: 'drafted', ...stamped(given), subject, contentSha256 }) : refused(barred);
}

function submit(state: ReportFile, command: CommandOf<'submit'>): Outcome {
  const { given, note } = command;
  const barred = needsHand(given.by, authors, state.subject.unit);
  if (barred !== null) return refused(barred);
  if (!isSamePerson(given.by, state.draft.by)) return refused(refusal('not-the-author', { actor: given.by.actor }));
  return state.status === 'draft'
    ? happens({ type: 'submitted', ...stamped(given), note })
    : notInThisState(command, state);
}

function review(state: ReportFile, command: CommandOf<'review'>): Outcome {
  const { given, contentSha256, note } = command;
  const barred = needsFreshHand(given.by, reviewers, state) ?? needsSameContent(state, contentSha256);
  if (barred !== null) return refused(barred);
  return state.status === 'submitted'
    ? happens({ type: 'reviewed', ...stamped(given), contentSha256, note })
    : notInThisState(command, state);
}

function sign(state: ReportFile, command: CommandOf<'sign'>): Outcome {
  const { given, contentSha256, note } = command;
  const barred = needsFreshHand(given.by, signers, state) ?? needsSameContent(state, contentSha256);
  if (barred !== null) return refused(barred);
  return state.status === 'reviewed'
    ? happens({ type: 'signed', ...stamped(given), contentSha256, note })
    : notInThisState(command, state);
}

function comment(state: ReportFile, { given, text, about }: CommandOf<'comment'>): Outcome {
  const barred = needsHand(given.by, commenters, state.subject.unit) ?? needsText(text, 'comment');
  if (barred !== null) return refused(barred);
  return happens({ type: 'commented', ...stamped(given), revision: state.revision, text, about });
}

/** A report is never changed: a correction is a new revision, which passes all hands again. */
function revise(state: ReportFile, { given, contentSha256, reason }: CommandOf<'revise'>): Outcome {
  const barred = needsHand(given.by, authors, state.subject.unit) ?? needsText(reason, 'reason');
  if (barred !== null) return refused(barred);
  return happens({ type: 'revised', ...stamped(given), revision: state.revision + 1, contentSha256, reason });
}

function issueDirective(state: ReportFile, command: CommandOf<'issue-directive'>): Outcome {
  const { given, number, addressee, text, dueOn } = command;
  const { subject, revision } = state;
  const barred =
    needsHand(given.by, signers, subject.unit) ??
    needsUnit(given.by, addressee) ??
    needsText(text, 'directive') ??
    (dueOn === null ? null : needsNotPast(dueOn, given.at));
  if (barred !== null) return refused(barred);
  if (state.status === 'draft') return notInThisState(command, state);
  const directive = { report: subject.number, revision, number, addressee, text, dueOn };
  return happens({ type: 'directive-issued', ...stamped(given), ...directive });
}

const stamped = (given: Given) => ({ ...stamp(given), by: personOf(given.by) });

const needsHand = (by: Principal, needed: readonly Role[], unit: string | null): Refusal | null =>
  needsPerson(by) ?? needsRole(by, ...needed) ?? needsUnit(by, unit);

/** Author, reviewer and signer of a revision are three persons. */
function needsFreshHand(by: Principal, needed: readonly Role[], state: ReportFile): Refusal | null {
  const barred = needsHand(by, needed, state.subject.unit);
  if (barred !== null) return barred;
  if (isSamePerson(by, state.draft.by)) return refusal('second-signature', { actor: by.actor, as: 'author' });
  return 'review' in state && isSamePerson(by, state.review.by)
    ? refusal('second-signature', { actor: by.actor, as: 'reviewer' })
    : null;
}

/** Nobody puts their name to another content than the one they read. */
const needsSameContent = ({ contentSha256 }: ReportFile, read: string): Refusal | null =>
  read === contentSha256 ? null : refusal('report-content-differs', { read, stands: contentSha256 });

function evolve(state: ReportFile | undefined, event: ReportEvent): ReportFile {
  const { at, by } = event;
  switch (event.type) {
    case 'drafted': {
      const { subject, contentSha256 } = event;
      const nothing = { comments: [], directives: [], earlier: [] };
      return { status: 'draft', subject, revision: 1, contentSha256, draft: { at, by }, ...nothing };
    }
    case 'submitted':
      return { ...within(state, event, 'draft'), status: 'submitted', submission: { at, by, note: event.note } };
    case 'reviewed':
      return { ...within(state, event, 'submitted'), status: 'reviewed', review: { at, by, note: event.note } };
    case 'signed':
      return { ...within(state, event, 'reviewed'), status: 'signed', signature: { at, by, note: event.note } };
    case 'commented': {
      const { revision, text, about } = event;
      const before = within(state, event, 'draft', 'submitted', 'reviewed', 'signed');
      return { ...before, comments: [...before.comments, { at, by, revision, text, about }] };
    }
    case 'revised': {
      const before = within(state, event, 'draft', 'submitted', 'reviewed', 'signed');
      const { subject, comments, directives } = before;
      const { revision, contentSha256, reason } = event;
      const earlier = [...before.earlier, replaced(before, at, reason)];
      return { status: 'draft', subject, revision, contentSha256, draft: { at, by }, comments, directives, earlier };
    }
    case 'directive-issued': {
      const { number, revision, addressee, text, dueOn } = event;
      const before = within(state, event, 'submitted', 'reviewed', 'signed');
      return { ...before, directives: [...before.directives, { at, by, number, revision, addressee, text, dueOn }] };
    }
    default:
      return event satisfies never;
  }
}

const replaced = (file: ReportFile, replacedAt: string, reason: string): EarlierRevision => ({
  revision: file.revision,
  status: file.status,
  contentSha256: file.contentSha256,
  author: file.draft.by,
  signature: file.status === 'signed' ? file.signature : null,
  replacedAt,
  reason,
});

export const reportWorkflow: Workflow<ReportFile, ReportCommand, ReportEvent> = { decide, evolve };
