// Real here: PostgreSQL, HTTP with the access guard, the step `penalize` and the timer's handler. Made up: the findings, and
// that the appeal window has ended.
import { aPenalRelease, type Breach, type GivenFinding, livePenalties } from '../support/penalizing.js';
import { aWrittenPenaltyPolicy } from '../support/penalty-policies.js';
import { aPenaltyCourt, type Party, type PenaltyCourt } from '../support/penalty-court.js';

const path = (id: string, command?: string) => `/api/v1/penalties/${id}${command === undefined ? '' : `/${command}`}`;

describe('a penalty', () => {
  let court: PenaltyCourt;
  let release: number;
  let day = 0;

  beforeAll(async () => {
    court = await aPenaltyCourt();
    release = await aPenalRelease(court.store.database);
  });
  afterAll(async () => {
    await court.close();
  });

  /** A penalty of its own: half a year from any other, so that none counts another. */
  const proposed = async (breach: Breach = 'minor', more: Partial<GivenFinding> = {}) => {
    day += 180;
    const at = new Date(Date.parse('1990-01-01T02:00:00Z') + day * 86_400_000).toISOString().slice(0, 10);
    const [finding] = await court.found({ at: `${at} 10:00`, breach, release, ...more });
    return court.penaltyOf(finding);
  };
  const give = async (as: Party, id: string, command: string, body?: object) => {
    const answer = await court.post(as, path(id, command), body);
    return answer.status === 200
      ? (answer.body['penalty'] as { status: string }).status
      : `${answer.status} ${String(answer.body['code'])}`;
  };
  const ledgerOf = (id: string) =>
    court.store.database.query(
      `SELECT account, staff_code AS staff, unit_code AS unit, points, reverses_id IS NOT NULL AS reverses, reason
       FROM ledger_entry WHERE penalty_id = $1 ORDER BY id`,
      [id],
    );
  const noticesTo = async (as: Party, id: string) => {
    const { body } = await court.get(as, '/api/v1/inbox');
    return (
      body['notices'] as { subjectId: string; title: { en: string }; body: { en: string }; path: string }[]
    ).filter(({ subjectId }) => subjectId === id);
  };

  it('goes from the proposal over a confirmation, the notice and the acknowledgement to points, once its window is over', async () => {
    const id = await proposed();
    expect(await give('supervisor', id, 'confirm')).toBe('notified');
    const { body } = await court.get('staff', path(id));
    expect(body).toMatchObject({ penalty: { tier: 'light', status: 'notified', confirmed: 1 }, open: ['acknowledge'] });
    const [notice] = await noticesTo('staff', id);
    expect(notice).toMatchObject({ title: { en: 'Notice of a light penalty' }, path: `/penalties/${id}` });
    expect(await give('staff', id, 'acknowledge')).toBe('acknowledged');
    expect(await ledgerOf(id)).toEqual([]);
    await court.endOfWindow(id);
    expect((await court.get('staff', path(id))).body).toMatchObject({ penalty: { status: 'effective' }, open: [] });
    expect(await ledgerOf(id)).toEqual([
      { account: 'staff', staff: 'HZ01-03', unit: 'HZ01', points: 1, reverses: false, reason: 'take-effect' },
    ]);
    expect((await noticesTo('staff', id)).map(({ title }) => title.en)).toEqual([
      'A light penalty is in effect',
      'Notice of a light penalty',
    ]);
  });

  it('arms its timer for the end of the appeal window, counted in working days of the release', async () => {
    const id = await proposed();
    await give('supervisor', id, 'confirm');
    const { body } = await court.get('supervisor', path(id));
    const { appealEndsAt } = body['penalty'] as { appealEndsAt: string };
    expect(
      await court.store.database.query(
        `SELECT state, due_at AS at FROM timer WHERE kind = 'penalty-effective' AND subject = $1`,
        [`penalty:${id}`],
      ),
    ).toEqual([{ state: 'armed', at: new Date(appealEndsAt) }]);
    // Monday to Tuesday are worked in that calendar, so that ten days take five weeks
    const days = (Date.parse(appealEndsAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThan(38);
  });

  it('takes effect at once when whom it is for waives the appeal, the unit bearing its share', async () => {
    const id = await proposed('major');
    expect(await give('supervisor', id, 'confirm')).toBe('proposed');
    expect(await give('leader', id, 'confirm')).toBe('notified');
    expect(await give('staff', id, 'waive-appeal')).toBe('409 not-in-this-state');
    expect(await give('staff', id, 'acknowledge')).toBe('acknowledged');
    expect(await give('staff', id, 'waive-appeal')).toBe('effective');
    expect(await ledgerOf(id)).toMatchObject([
      { account: 'staff', staff: 'HZ01-03', points: 3 },
      { account: 'unit', staff: null, unit: 'HZ01', points: 1 },
    ]);
    await court.endOfWindow(id);
    expect(await ledgerOf(id)).toHaveLength(2);
  });

  it('needs as many different persons as its tier says', async () => {
    const id = await proposed('compliance');
    expect(await give('supervisor', id, 'confirm')).toBe('proposed');
    expect(await give('supervisor', id, 'confirm')).toBe('409 already-confirmed');
    expect(await give('otherSupervisor', id, 'confirm')).toBe('proposed');
    expect((await court.get('leader', path(id))).body).toMatchObject({
      penalty: { tier: 'heavy', confirmed: 2, confirmations: 3 },
      open: ['confirm', 'revoke'],
    });
    expect(await give('leader', id, 'confirm')).toBe('notified');
    expect(await give('approver', id, 'confirm')).toBe('409 not-in-this-state');
  });

  it('is confirmed by nobody whose own case it is, without the post, or from another branch', async () => {
    const id = await proposed();
    expect(await give('promoted', id, 'confirm')).toBe('403 own-case');
    expect(await give('promoted', id, 'revoke', { reason: 'x' })).toBe('403 own-case');
    for (const party of ['staff', 'manager', 'admin', 'auditor'] as const) {
      expect([party, await give(party, id, 'confirm')]).toEqual([party, '403 not-allowed']);
    }
    expect(await give('strangeSupervisor', id, 'confirm')).toBe('404 not-found');
    expect(await give('strangeSupervisor', id, 'revoke', { reason: 'x' })).toBe('404 not-found');
    expect((await court.get('supervisor', path(id))).body).toMatchObject({ penalty: { status: 'proposed' } });
  });

  it('is acknowledged by nobody but whom it is for', async () => {
    const id = await proposed();
    expect(await give('staff', id, 'acknowledge')).toBe('409 not-in-this-state');
    await give('supervisor', id, 'confirm');
    expect(await give('manager', id, 'acknowledge')).toBe('403 not-your-case');
    expect(await give('supervisor', id, 'waive-appeal')).toBe('403 not-your-case');
    expect(await give('colleague', id, 'acknowledge')).toBe('404 not-found');
    expect(await give('staff', id, 'acknowledge')).toBe('acknowledged');
    expect(await give('staff', id, 'acknowledge')).toBe('409 not-in-this-state');
  });

  it('is confirmed once when two confirm at the same moment', async () => {
    const id = await proposed();
    const answers = await Promise.all(
      (['supervisor', 'otherSupervisor', 'approver', 'leader'] as const).map((party) => give(party, id, 'confirm')),
    );
    expect(answers.toSorted()).toEqual([
      '409 not-in-this-state',
      '409 not-in-this-state',
      '409 not-in-this-state',
      'notified',
    ]);
    expect(await noticesTo('staff', id)).toHaveLength(1);
  });

  it('is revoked with a reason, once, and its points are taken back by new entries', async () => {
    const id = await proposed('major');
    await give('supervisor', id, 'confirm');
    await give('leader', id, 'confirm');
    await court.endOfWindow(id);
    expect(await give('approver', id, 'revoke', {})).toBe('400 invalid-request');
    expect(await give('approver', id, 'revoke', { reason: '  ' })).toBe('400 invalid-request');
    expect(await give('approver', id, 'revoke', { reason: 'the recording was of another call' })).toBe('revoked');
    expect(await give('approver', id, 'revoke', { reason: 'again' })).toBe('409 not-in-this-state');
    expect((await ledgerOf(id)).map(({ points, reverses, reason }) => [points, reverses, reason])).toEqual([
      [3, false, 'take-effect'],
      [1, false, 'take-effect'],
      [-3, true, 'the recording was of another call'],
      [-1, true, 'the recording was of another call'],
    ]);
    const [latest] = await noticesTo('staff', id);
    expect(latest?.body.en).toContain('the recording was of another call');
    const trail = await court.store.database.query(
      'SELECT actor, command, reason FROM audit_entry WHERE subject = $1 ORDER BY seq',
      [`penalty:${id}`],
    );
    expect(trail).toMatchObject([
      { actor: 'system', command: 'penalty.propose' },
      { actor: 'user:supervisor', command: 'penalty.confirm' },
      { actor: 'user:leader', command: 'penalty.confirm' },
      { actor: 'system', command: 'penalty.notify' },
      { actor: 'system', command: 'penalty.take-effect' },
      { actor: 'user:approver', command: 'penalty.revoke', reason: 'the recording was of another call' },
    ]);
  });

  it('that was revoked is not proposed again, and its timer changes nothing', async () => {
    const id = await proposed();
    await give('supervisor', id, 'confirm');
    await give('supervisor', id, 'revoke', { reason: 'a mistake' });
    await court.endOfWindow(id);
    expect((await court.get('supervisor', path(id))).body).toMatchObject({ penalty: { status: 'revoked' }, open: [] });
    const { body } = await court.get('supervisor', path(id));
    const { finding } = body['penalty'] as { finding: string };
    await court.penalize(finding);
    expect((await court.get('supervisor', `/api/v1/penalties?finding=${finding}`)).body['penalties']).toHaveLength(1);
    expect(await ledgerOf(id)).toEqual([]);
  });

  it('falls when a finding that it counted is withdrawn, points and all', async () => {
    const ids = await court.found(
      { at: '2026-03-01 10:00', release },
      { at: '2026-03-02 10:00', release },
      { at: '2026-03-03 10:00', release },
    );
    const medium = await court.penaltyOf(ids[2]);
    await give('supervisor', medium, 'confirm');
    await give('leader', medium, 'confirm');
    await court.endOfWindow(medium);
    const withdrawal = await court.post('approver', `/api/v1/findings/${ids[1] ?? ''}/withdraw`, {
      reason: 'not his call',
    });
    expect(withdrawal.status).toBe(204);
    const work = await court.store.database.query<{ step: string; ref: string }>(
      `SELECT step, ref FROM work WHERE step = 'penalize'`,
    );
    expect(work).toEqual([{ step: 'penalize', ref: ids[1] }]);
    await court.penalize(...work.map(({ ref }) => ref));
    expect((await livePenalties(court.store.database)).filter(({ finding }) => ids.includes(finding))).toMatchObject([
      { finding: ids[0], tier: 'light', status: 'proposed' },
      { finding: ids[2], tier: 'light', status: 'proposed' },
    ]);
    expect((await ledgerOf(medium)).map(({ points, reason }) => [points, reason])).toEqual([
      [3, 'take-effect'],
      [1, 'take-effect'],
      [-3, 'tier-changed'],
      [-1, 'tier-changed'],
    ]);
    expect((await noticesTo('staff', medium)).map(({ title }) => title.en)).toContain('A penalty was decided anew');
  });

  it('rests on a finding that only a judge of its own part of the organisation withdraws', async () => {
    const [id = ''] = await court.found({ at: '2027-03-01 10:00', release });
    const withdraw = async (as: Party, body: object = { reason: 'the clock was wrong' }) => {
      const answer = await court.post(as, `/api/v1/findings/${id}/withdraw`, body);
      return answer.status === 204 ? 'withdrawn' : `${answer.status} ${String(answer.body['code'])}`;
    };
    for (const party of ['staff', 'manager', 'leader', 'auditor', 'admin'] as const) {
      expect([party, await withdraw(party)]).toEqual([party, '403 not-allowed']);
    }
    expect(await withdraw('promoted')).toBe('403 own-case');
    expect(await withdraw('strangeSupervisor')).toBe('404 not-found');
    expect(await withdraw('supervisor', {})).toBe('400 invalid-request');
    expect(await withdraw('supervisor')).toBe('withdrawn');
    expect(await withdraw('supervisor')).toBe('409 not-in-this-state');
    expect(
      await court.store.database.query(
        'SELECT actor, command, before, after, reason FROM audit_entry WHERE subject = $1',
        [`finding:${id}`],
      ),
    ).toEqual([
      {
        actor: 'user:supervisor',
        command: 'finding.withdraw',
        before: { status: 'standing' },
        after: { status: 'withdrawn' },
        reason: 'the clock was wrong',
      },
    ]);
  });

  it('is told to whoever manages the unit where the staff member has no account', async () => {
    const id = await proposed('minor', { staff: 'HZ02-01', unit: 'HZ02' });
    await give('supervisor', id, 'confirm');
    const told = await court.store.database.query<{ username: string; why: { en: string } }>(
      `SELECT u.username, n.why_here AS why FROM notice AS n JOIN app_user AS u ON u.id = n.recipient_id WHERE n.subject_id = $1`,
      [id],
    );
    // nobody manages HZ02, its city or head office: the administrator must see to it
    expect(told).toMatchObject([
      { username: 'admin', why: { en: 'Staff member HZ02-01 has no account: please hand it over.' } },
    ]);
  });

  it('is not told of before a calendar reaches the end of its appeal window', async () => {
    const short = aWrittenPenaltyPolicy({
      code: 'short',
      appeal: { within: 'P9999D', count: 'working-days', calendar: 'office' },
    });
    const ofShort = await aPenalRelease(court.store.database, [short]);
    const id = await proposed('minor', { release: ofShort });
    expect(await give('supervisor', id, 'confirm')).toBe('409 calendar-too-short');
    expect((await court.get('supervisor', path(id))).body).toMatchObject({
      penalty: { status: 'proposed', confirmed: 0 },
    });
  });
});
