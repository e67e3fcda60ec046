import { decideRelease, type Decision, type Release } from './release.js';

const inReview: Release = { id: 7, submittedBy: 'user:wang', status: 'in-review' };
const approve = (by = 'user:chen', effectiveFrom: string | null = null): Decision => ({
  kind: 'approve',
  by,
  effectiveFrom,
});
const now = '2026-03-02T02:00:00.000Z';
const first = { now, approved: [] };
const later = { now, approved: [null, '2026-02-01T00:00:00.000Z'] };

describe('decideRelease', () => {
  it('lets the first release of an installation be in force since the beginning of time', () => {
    expect(decideRelease(inReview, approve(), first)).toEqual({
      status: 'approved',
      decidedBy: 'user:chen',
      effectiveFrom: null,
    });
  });

  it('lets a later release come into force just after its approval, or at a later instant that was asked for', () => {
    expect(decideRelease(inReview, approve(), later)).toMatchObject({ effectiveFrom: '2026-03-02T02:00:00.001Z' });
    const planned = approve('user:chen', '2026-04-01T00:00:00.000Z');
    expect(decideRelease(inReview, planned, later)).toMatchObject({ effectiveFrom: '2026-04-01T00:00:00.000Z' });
  });

  it.each(['2026-03-02T01:59:59.999Z', now])(
    'never lets a release come into force before its approval (%s)',
    (requested) => {
      expect(decideRelease(inReview, approve('user:chen', requested), later)).toEqual({
        code: 'effective-from-too-early',
        data: { id: 7, requested, now },
      });
    },
  );

  it('asks no start of the first release, which would leave older events without rules', () => {
    expect(decideRelease(inReview, approve('user:chen', '2026-04-01T00:00:00.000Z'), first)).toMatchObject({
      code: 'first-release-has-no-start',
    });
  });

  it('never lets two releases come into force at one instant', () => {
    const approved = [null, '2026-03-02T02:00:00.001Z', '2026-03-02T02:00:00.002Z'];
    expect(decideRelease(inReview, approve(), { now, approved })).toMatchObject({
      effectiveFrom: '2026-03-02T02:00:00.003Z',
    });
  });

  it.each([approve('user:wang'), { kind: 'reject', by: 'user:wang', reason: 'typo' } as const])(
    'wants another person than the submitter to $kind',
    (decision) => {
      expect(decideRelease(inReview, decision, first)).toEqual({
        code: 'same-person',
        data: { id: 7, actor: 'user:wang' },
      });
    },
  );

  it('keeps the reason of a rejection', () => {
    expect(decideRelease(inReview, { kind: 'reject', by: 'user:chen', reason: 'limits not checked' }, first)).toEqual({
      status: 'rejected',
      decidedBy: 'user:chen',
      reason: 'limits not checked',
    });
  });

  it.each<Release>([
    { id: 7, submittedBy: 'user:wang', status: 'approved', decidedBy: 'user:li', effectiveFrom: null },
    { id: 7, submittedBy: 'user:wang', status: 'rejected', decidedBy: 'user:li', reason: 'no' },
  ])('decides once: a release that is $status stays so', (release) => {
    for (const decision of [approve(), { kind: 'reject', by: 'user:chen', reason: 'x' } as const]) {
      expect(decideRelease(release, decision, later)).toEqual({
        code: 'release-already-decided',
        data: { id: 7, status: release.status },
      });
    }
  });
});
