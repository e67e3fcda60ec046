import { aPenaltyCase, penaltyAfter, penaltyStory, theSystem } from '../../../test/support/a-penalty.js';
import { newsOf, penaltyNotice } from './penalty-notice.js';
import type { PenaltyEvent } from './penalty-workflow.js';

const { propose, confirm, confirmAgain, notify, acknowledge, takeEffect } = penaltyStory;
const policy = { 'zh-CN': '服务行为记分办法', en: 'Service conduct points' };
const stamp = { at: '2026-03-03T02:00:00.000Z', actor: 'user:sue' };
const revoked: PenaltyEvent = {
  type: 'revoked',
  ...stamp,
  by: { id: 'sue', actor: 'user:sue', staff: null },
  reason: 'x',
};
const superseded: PenaltyEvent = { type: 'superseded', ...stamp, because: 'tier-changed' };

const proposed = penaltyAfter(propose).state;
const confirmed = penaltyAfter(propose, confirm, confirmAgain).state;
const told = penaltyAfter(propose, confirm, confirmAgain, notify).state;
const effective = penaltyAfter(propose, confirm, confirmAgain, notify, acknowledge, takeEffect).state;

describe('the news of a penalty', () => {
  it('are that it is to come, that it took effect, and that it was taken back', () => {
    expect(newsOf(confirmed, { type: 'notified', ...stamp, appealEndsAt: stamp.at })).toBe('notified');
    expect(newsOf(told, { type: 'took-effect', ...stamp })).toBe('took-effect');
    expect(newsOf(told, revoked)).toBe('revoked');
    expect(newsOf(effective, superseded)).toBe('superseded');
  });

  it('are none for whom it is for while they have not been told of it', () => {
    for (const before of [proposed, confirmed]) {
      expect(newsOf(before, revoked)).toBeUndefined();
      expect(newsOf(before, superseded)).toBeUndefined();
    }
    expect(newsOf(proposed, { type: 'confirmed', ...stamp })).toBeUndefined();
  });
});

describe('the notice of a penalty', () => {
  it('says for what, by which policy, how much, and until which day included one can object', () => {
    expect(penaltyNotice('notified', told, policy)).toEqual({
      title: { 'zh-CN': '中度处罚告知', en: 'Notice of a medium penalty' },
      body: {
        'zh-CN':
          '对您于 2026-03-02 的行为（依据《服务行为记分办法》，中度，记 3 分）拟予处罚。请查看理由并签收；如有异议，请在 2026-03-16（含当日）前提出，逾期即生效。',
        en: 'A penalty is about to be imposed for what happened on 2026-03-02 (“Service conduct points”: medium, 3 points). Please read why and acknowledge it. You can object until 2026-03-16, that day included; after that it takes effect.',
      },
    });
  });

  it('gives the reason of whoever revoked it', () => {
    const state = { ...penaltyAfter(propose).state, status: 'revoked' as const };
    const after = {
      ...state,
      wasEffective: false,
      revocation: { at: stamp.at, by: revoked.by, reason: 'another call' },
    };
    expect(penaltyNotice('revoked', after, policy).body.en).toContain('Reason: another call');
    expect(penaltyNotice('revoked', after, policy).body['zh-CN']).toContain('理由：another call');
  });

  it('names the unit where it is for a unit, and one point is no points', () => {
    const about = aPenaltyCase({ for: 'unit', staff: null, unit: 'HZ01', tier: 'light', points: 1, unitPoints: 0 });
    const { state } = penaltyAfter([theSystem, { type: 'propose', case: about }]);
    const { body } = penaltyNotice('took-effect', state, policy);
    expect(body['zh-CN']).toBe(
      '对机构 HZ01 于 2026-03-02 的行为（依据《服务行为记分办法》，轻度，记 1 分）的处罚已生效。',
    );
    expect(body.en).toBe(
      'The penalty for what happened in unit HZ01 on 2026-03-02 (“Service conduct points”: light, 1 point) is now in effect.',
    );
  });
});
