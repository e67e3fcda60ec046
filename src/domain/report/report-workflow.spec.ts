import { aPrincipal } from '../../../test/support/an-inspection.js';
import type { Principal } from '../shared/principal.js';
import { type ReportCommand, type ReportEvent, type ReportFile, reportWorkflow } from './report-workflow.js';

type Order = ReportCommand extends infer Command
  ? Command extends ReportCommand
    ? Omit<Command, 'given'>
    : never
  : never;

const at = '2026-04-02T01:00:00.000Z';
const author = aPrincipal('ina', 'inspector', { staff: 'S-ina' });
const reviewer = aPrincipal('app', 'approver', { staff: 'S-app' });
const leader = aPrincipal('lea', 'leadership');
const elsewhere = { scope: { kind: 'units', codes: ['NB01'] } } as const;

const content = 'a'.repeat(64);
const draft: Order = {
  type: 'draft',
  subject: { number: 'IR-1', unit: 'HZ01', period: { from: '2026-01-01', to: '2026-04-01' } },
  contentSha256: content,
};
const submit: Order = { type: 'submit', note: null };
const review: Order = { type: 'review', contentSha256: content, note: '数据属实' };
const sign: Order = { type: 'sign', contentSha256: content, note: null };
const directive: Order = {
  type: 'issue-directive',
  number: 'D-1',
  addressee: 'HZ01',
  text: '限期整改',
  dueOn: '2026-04-30',
};

const decided = (state: ReportFile | undefined, order: Order, by: Principal) =>
  reportWorkflow.decide(state, { ...order, given: { by, at } });
const fold = (events: readonly ReportEvent[], from?: ReportFile) =>
  events.reduce<ReportFile | undefined>((state, event) => reportWorkflow.evolve(state, event), from);

const after = (...steps: readonly (readonly [Order, Principal])[]): ReportFile => {
  const state = steps.reduce<ReportFile | undefined>((before, [order, by]) => {
    const decision = decided(before, order, by);
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    return fold(decision.events, before);
  }, undefined);
  if (state === undefined) throw new Error('no steps');
  return state;
};
const outcome = (state: ReportFile | undefined, order: Order, by: Principal) => {
  const decision = decided(state, order, by);
  return decision.ok ? fold(decision.events, state)?.status : decision.refusal.code;
};

const drafted = after([draft, author]);
const submitted = after([draft, author], [submit, author]);
const reviewed = after([draft, author], [submit, author], [review, reviewer]);
const signed = after([draft, author], [submit, author], [review, reviewer], [sign, leader]);

describe('a report', () => {
  it('passes three hands: author, reviewer, signer', () => {
    expect(signed).toMatchObject({
      status: 'signed',
      revision: 1,
      draft: { by: { id: 'ina' } },
      review: { by: { id: 'app' }, note: '数据属实' },
      signature: { by: { id: 'lea' }, at },
    });
  });

  it('does not skip a hand', () => {
    expect(outcome(drafted, review, reviewer)).toBe('not-in-this-state');
    expect(outcome(drafted, sign, leader)).toBe('not-in-this-state');
    expect(outcome(submitted, sign, leader)).toBe('not-in-this-state');
    expect(outcome(signed, sign, aPrincipal('boss', 'leadership'))).toBe('not-in-this-state');
    expect(outcome(undefined, sign, leader)).toBe('not-in-this-state');
  });

  it.each<[string, Order, ReportFile | undefined, Principal['roles'][number]]>([
    ['drafted', draft, undefined, 'leadership'],
    ['submitted', submit, drafted, 'approver'],
    ['reviewed', review, submitted, 'inspector'],
    ['signed', sign, reviewed, 'supervisor'],
    ['commented on', { type: 'comment', text: 'x', about: null }, submitted, 'auditor'],
    ['revised', { type: 'revise', contentSha256: content, reason: 'x' }, signed, 'leadership'],
    ['answered by a directive', directive, signed, 'supervisor'],
  ])('is not %s by the wrong role, somebody of elsewhere, or a key', (_, order, state, role) => {
    const right = {
      draft: author,
      submit: author,
      review: reviewer,
      sign: leader,
      comment: leader,
      revise: author,
      'issue-directive': leader,
    };
    expect(outcome(state, order, aPrincipal('z', role))).toBe('not-allowed');
    expect(outcome(state, order, { ...right[order.type], ...elsewhere })).toBe('out-of-scope');
    expect(outcome(state, order, { ...right[order.type], kind: 'api-key' })).toBe('people-only');
  });

  it('takes no second signature by one person, whatever their roles or accounts', () => {
    const authorToo = { ...author, roles: ['inspector', 'supervisor', 'leadership'] } as const;
    const reviewerToo = { ...reviewer, roles: ['approver', 'leadership'] } as const;
    expect(outcome(submitted, review, authorToo)).toBe('second-signature');
    expect(outcome(reviewed, sign, authorToo)).toBe('second-signature');
    expect(outcome(reviewed, sign, reviewerToo)).toBe('second-signature');
    expect(outcome(reviewed, sign, aPrincipal('app2', 'leadership', { staff: 'S-app' }))).toBe('second-signature');
    expect(outcome(reviewed, sign, leader)).toBe('signed');
  });

  it('is submitted by its author alone', () => {
    expect(outcome(drafted, submit, aPrincipal('ivo', 'inspector'))).toBe('not-the-author');
  });

  it('is signed for what was read: another content is refused', () => {
    const other = 'b'.repeat(64);
    expect(outcome(submitted, { type: 'review', contentSha256: other, note: null }, reviewer)).toBe(
      'report-content-differs',
    );
    expect(outcome(reviewed, { type: 'sign', contentSha256: other, note: null }, leader)).toBe(
      'report-content-differs',
    );
  });

  it('is corrected by a new revision that passes all hands again; the signed one stays on file', () => {
    const other = 'b'.repeat(64);
    const revise: Order = { type: 'revise', contentSha256: other, reason: 'a branch was missing' };
    const revised = fold(
      ((decision) => (decision.ok ? decision.events : []))(decided(signed, revise, aPrincipal('ivo', 'inspector'))),
      signed,
    );
    expect(revised).toMatchObject({
      status: 'draft',
      revision: 2,
      contentSha256: other,
      draft: { by: { id: 'ivo' } },
      earlier: [
        {
          revision: 1,
          status: 'signed',
          contentSha256: content,
          signature: { by: { id: 'lea' } },
          reason: 'a branch was missing',
        },
      ],
    });
    expect(revised).not.toHaveProperty('signature');
    expect(outcome(revised, sign, leader)).toBe('report-content-differs');
    expect(outcome(revised, { type: 'sign', contentSha256: other, note: null }, leader)).toBe('not-in-this-state');
    expect(outcome(signed, { ...revise, reason: ' ' }, author)).toBe('text-missing');
  });

  it('collects comments on itself or one of its figures, each with its revision', () => {
    const commented = after([draft, author], [{ type: 'comment', text: '同意', about: '/compliance/rate' }, leader]);
    expect(commented.comments).toEqual([
      { at, by: { id: 'lea', actor: 'user:lea', staff: null }, revision: 1, text: '同意', about: '/compliance/rate' },
    ]);
    expect(outcome(drafted, { type: 'comment', text: '\t', about: null }, leader)).toBe('text-missing');
  });

  it('is answered by directives once it is submitted, to units the leader sees', () => {
    const decision = decided(signed, directive, leader);
    expect(decision).toEqual({
      ok: true,
      events: [
        {
          type: 'directive-issued',
          at,
          actor: 'user:lea',
          by: { id: 'lea', actor: 'user:lea', staff: null },
          report: 'IR-1',
          revision: 1,
          number: 'D-1',
          addressee: 'HZ01',
          text: '限期整改',
          dueOn: '2026-04-30',
        },
      ],
    });
    expect(outcome(submitted, directive, leader)).toBe('submitted');
    expect(outcome(drafted, directive, leader)).toBe('not-in-this-state');
    expect(outcome(signed, { ...directive, addressee: 'NB01' }, leader)).toBe('out-of-scope');
    expect(outcome(signed, { ...directive, text: '' }, leader)).toBe('text-missing');
  });

  it('sets no date in the past; today is the organisation’s day', () => {
    // 17:00 UTC on 1 April is already 2 April in Shanghai
    const late = { by: leader, at: '2026-04-01T17:00:00.000Z' };
    const on = (dueOn: string | null) => reportWorkflow.decide(signed, { ...directive, dueOn, given: late });
    expect(on('2026-04-01')).toMatchObject({ ok: false, refusal: { code: 'due-date-past' } });
    expect(on('2026-04-02').ok).toBe(true);
    expect(on(null).ok).toBe(true);
  });

  it('refuses to read a trail that skips a status', () => {
    const event = {
      type: 'signed',
      at,
      actor: 'user:lea',
      by: { id: 'lea', actor: 'user:lea', staff: null },
      contentSha256: content,
      note: null,
    } as const;
    expect(() => reportWorkflow.evolve(drafted, event)).toThrow(
      'event "signed" at 2026-04-02T01:00:00.000Z cannot follow status "draft"',
    );
  });
});
