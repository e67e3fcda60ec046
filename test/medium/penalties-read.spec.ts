// Real here: PostgreSQL, HTTP with the access guard, the step `penalize`. Made up: the findings.
import { randomSource } from '../rules/random-source.js';
import { aPenalRelease } from '../support/penalizing.js';
import { aPenaltyCourt, type Party, type PenaltyCourt } from '../support/penalty-court.js';

describe('penalties as people see them', () => {
  let court: PenaltyCourt;
  let release: number;

  beforeEach(async () => {
    court = await aPenaltyCourt();
    release = await aPenalRelease(court.store.database);
  });
  afterEach(async () => {
    await court.close();
  });

  const three = () =>
    court.found(
      { at: '2026-03-01 10:00', release },
      { at: '2026-03-02 10:00', release },
      { at: '2026-03-03 10:00', release, event: 'call-7' },
      { at: '2026-03-03 10:00', release, event: 'call-7' },
    );
  const why = async (id: string, language: string) =>
    (await court.get('staff', `/api/v1/penalties/${id}?lang=${language}`)).body['why'] as {
      headline: string;
      sentences: string[];
    };

  it('say in English why they have their tier: what was counted, used up and absorbed', async () => {
    const ids = await three();
    const { headline, sentences } = await why(await court.penaltyOf(ids[2]), 'en');
    expect(headline).toBe('Medium penalty: Service penalties');
    expect(sentences).toEqual([
      `It is for finding #${ids[2]} “Waited too long” (2026-03-03 10:00).`,
      'Row 3 of the policy applies: Severity was “minor”; Light findings in 90 days was 3, at least 3.',
      `Counted together with: #${ids[0]} “Waited too long” (2026-03-01 10:00), #${ids[1]} “Waited too long” (2026-03-02 10:00).`,
      'These 3, this one included, are used up by it and count no more.',
      `Other findings of the same act are recorded with it and not punished beside it: #${ids[3]} “Waited too long” (2026-03-03 10:00).`,
      '3 points and 1 point for the unit, posted when it takes effect.',
      '2 different persons must confirm it; no machine decides alone.',
    ]);
  });

  it('say the same in Chinese', async () => {
    const ids = await three();
    const { headline, sentences } = await why(await court.penaltyOf(ids[2]), 'zh-CN');
    expect(headline).toBe('中度处罚：《Service penalties（中文）》');
    expect(sentences).toEqual([
      `针对发现 #${ids[2]}“Waited too long（中文）”（2026-03-03 10:00）。`,
      '适用办法第 3 条：严重程度为“轻微”；Light findings in 90 days（中文）为 3，不少于 3。',
      `一并计入的发现：#${ids[0]}“Waited too long（中文）”（2026-03-01 10:00）、#${ids[1]}“Waited too long（中文）”（2026-03-02 10:00）。`,
      '以上连同本次共 3 次已用于升档，不再重复累计。',
      `同一行为的其他发现不另行处罚，合并记录：#${ids[3]}“Waited too long（中文）”（2026-03-03 10:00）。`,
      '记 3 分，所在机构记 1 分；生效时入账。',
      '须由 2 人确认，机器不得单独作出。',
    ]);
  });

  it('are listed to whoever has them in their part of the organisation, and to whom they are for', async () => {
    const [first] = await three();
    await court.found({ at: '2026-03-01 10:00', release, staff: 'NB01-01', unit: 'NB01' });
    const listOf = async (as: Party, query = '') => {
      const { body } = await court.get(as, `/api/v1/penalties${query}`);
      return (body['penalties'] as { staff: string; tier: string }[]).map(({ staff, tier }) => `${staff} ${tier}`);
    };
    const ofHz = ['HZ01-03 medium', 'HZ01-03 light', 'HZ01-03 light'];
    expect(await listOf('leader')).toEqual(['NB01-01 light', ...ofHz]);
    for (const party of ['supervisor', 'manager', 'staff', 'promoted'] as const) {
      expect([party, await listOf(party)]).toEqual([party, ofHz]);
    }
    for (const party of ['strangeSupervisor', 'strangeManager'] as const) {
      expect([party, await listOf(party)]).toEqual([party, ['NB01-01 light']]);
    }
    expect(await listOf('colleague')).toEqual([]);
    expect(await listOf('strangeSupervisor', '?unit=HZ01')).toEqual([]);
    const id = await court.penaltyOf(first);
    expect((await court.get('strangeSupervisor', `/api/v1/penalties/${id}`)).status).toBe(404);
    expect((await court.get('colleague', `/api/v1/penalties/${id}`)).status).toBe(404);
    expect(await listOf('leader', '?tier=medium&status=proposed&staff=HZ01-03&policy=staff-service')).toEqual([
      'HZ01-03 medium',
    ]);
    expect(await listOf('leader', '?from=2026-03-02T00:00:00Z&to=2026-03-02T12:00:00Z')).toEqual(['HZ01-03 light']);
  });

  it('are listed page by page', async () => {
    await three();
    const first = (await court.get('leader', '/api/v1/penalties?limit=2')).body as {
      penalties: object[];
      next: string;
    };
    const second = (await court.get('leader', `/api/v1/penalties?limit=2&before=${first.next}`)).body;
    expect(first.penalties).toHaveLength(2);
    expect(second).toMatchObject({ penalties: [expect.anything()], next: null });
  });

  it('are told apart from what is held for want of data, until the finding is withdrawn', async () => {
    const [finding = ''] = await court.found({ at: '2026-03-01 10:00', breach: 'unclear', release });
    const held = async (as: Party) => (await court.get(as, '/api/v1/penalties/held')).body['held'];
    expect(await held('manager')).toMatchObject([
      { finding, policy: 'staff-service', staff: 'HZ01-03', unit: 'HZ01', inDoubt: ['critical'] },
    ]);
    expect(await held('strangeManager')).toEqual([]);
    await court.post('supervisor', `/api/v1/findings/${finding}/withdraw`, { reason: 'not clear enough' });
    await court.penalize(finding);
    expect(await held('manager')).toEqual([]);
  });

  describe('the ledger', () => {
    const effective = async (at: string, breach: 'minor' | 'major', staff = 'HZ01-03', unit = 'HZ01') => {
      const [finding] = await court.found({ at, breach, release, staff, unit });
      const id = await court.penaltyOf(finding);
      for (const as of ['approver', 'leader'] as const) await court.post(as, `/api/v1/penalties/${id}/confirm`);
      await court.endOfWindow(id);
      return id;
    };
    const balance = async (as: Party, account: string) => {
      const { status, body } = await court.get(as, `/api/v1/ledger/balance?${account}`);
      return status === 200 ? [body['points'], body['entries']] : [status, body['code']];
    };

    it('sums the entries of a staff member and of a unit, to whoever may see them', async () => {
      await effective('2026-03-01 10:00', 'minor');
      await effective('2026-03-02 10:00', 'major');
      await effective('2026-03-02 10:00', 'major', 'NB01-01', 'NB01');
      for (const party of ['leader', 'supervisor', 'manager', 'staff'] as const) {
        expect([party, await balance(party, 'staff=HZ01-03')]).toEqual([party, [4, 2]]);
      }
      expect(await balance('manager', 'unit=HZ01')).toEqual([1, 1]);
      expect(await balance('leader', 'unit=HQ')).toEqual([0, 0]);
      for (const account of ['staff=HZ01-03', 'unit=HZ01', 'staff=Nobody', 'unit=Nowhere']) {
        expect([account, await balance('strangeManager', account)]).toEqual([account, [404, 'not-found']]);
      }
      expect(await balance('staff', 'unit=HZ01')).toEqual([404, 'not-found']);
      expect(await balance('colleague', 'staff=HZ01-03')).toEqual([404, 'not-found']);
      expect(await balance('leader', 'staff=HZ01-03&unit=HZ01')).toEqual([400, 'invalid-request']);
      expect(await balance('leader', '')).toEqual([400, 'invalid-request']);
    });

    it('shows what was taken back as an entry of its own', async () => {
      const id = await effective('2026-03-02 10:00', 'minor');
      await court.post('approver', `/api/v1/penalties/${id}/revoke`, { reason: 'another call' });
      expect((await court.get('staff', '/api/v1/ledger/entries?staff=HZ01-03')).body).toMatchObject({
        account: { kind: 'staff', code: 'HZ01-03' },
        entries: [
          { penalty: id, points: -1, reason: 'another call' },
          { penalty: id, points: 1, reverses: null },
        ],
        next: null,
      });
      expect(await balance('staff', 'staff=HZ01-03')).toEqual([0, 2]);
    });

    it('refuses to change, to lose or to double an entry', async () => {
      const id = await effective('2026-03-02 10:00', 'minor');
      const sql = (text: string) => court.store.database.query(text);
      await expect(sql('UPDATE ledger_entry SET points = 0')).rejects.toThrow(
        'ledger_entry is append-only: UPDATE refused',
      );
      await expect(sql('DELETE FROM ledger_entry')).rejects.toThrow('ledger_entry is append-only: DELETE refused');
      await expect(sql('TRUNCATE ledger_entry')).rejects.toThrow('ledger_entry is append-only: TRUNCATE refused');
      const copy = (points: string, reverses: string) =>
        sql(
          `INSERT INTO ledger_entry (penalty_id, account, staff_code, unit_code, points, reverses_id, reason, act_at)
           SELECT penalty_id, account, staff_code, unit_code, ${points}, ${reverses}, 'copy', act_at
           FROM ledger_entry WHERE penalty_id = ${id} AND points > 0`,
        );
      await expect(copy('points', 'NULL')).rejects.toThrow('ledger_entry_posting_key');
      await expect(copy('-points', 'NULL')).rejects.toThrow('ledger_entry_reversal_names_its_entry');
      await copy('-points', 'id');
      await expect(copy('-points', 'id')).rejects.toThrow('ledger_entry_reverses_id_key');
    });

    it('agrees with the penalties after four people have confirmed and revoked at random', async () => {
      const findings = await court.found(
        ...Array.from({ length: 40 }, (_, index) => ({
          at: `2026-0${1 + (index % 9)}-1${Math.floor(index / 9)} 10:00`,
          breach: index % 4 === 0 ? ('major' as const) : ('minor' as const),
          release,
          staff: index % 2 === 0 ? 'HZ01-03' : 'HZ01-04',
        })),
      );
      const penalties = await Promise.all(findings.map((finding) => court.penaltyOf(finding)));
      const client = async (as: Party, seed: number) => {
        const random = randomSource(seed);
        for (let round = 0; round < 60; round += 1) {
          const id = random.pick(penalties);
          const kind = random.below(20);
          if (kind < 14) await court.post(as, `/api/v1/penalties/${id}/confirm`);
          else if (kind < 17) await court.post(as, `/api/v1/penalties/${id}/revoke`, { reason: 'at random' });
          else await court.endOfWindow(id);
        }
      };
      await Promise.all([
        client('approver', 1),
        client('leader', 2),
        client('supervisor', 3),
        client('otherSupervisor', 4),
      ]);

      const [effect] = await court.store.database.query<Record<string, number>>(
        `SELECT sum((state #>> '{case,points}')::int) FILTER (WHERE staff_code = 'HZ01-03')::int AS one,
           sum((state #>> '{case,points}')::int) FILTER (WHERE staff_code = 'HZ01-04')::int AS other,
           sum((state #>> '{case,unitPoints}')::int)::int AS unit FROM penalty WHERE status = 'effective'`,
      );
      const [reversals] = await court.store.database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM ledger_entry WHERE reverses_id IS NOT NULL',
      );
      expect(reversals?.count).toBeGreaterThan(0);
      expect((await balance('leader', 'staff=HZ01-03'))[0]).toBe(effect?.['one']);
      expect((await balance('leader', 'staff=HZ01-04'))[0]).toBe(effect?.['other']);
      expect((await balance('leader', 'unit=HZ01'))[0]).toBe(effect?.['unit']);
      // and no penalty that is not in effect has anything left
      expect(
        await court.store.database.query(
          `SELECT p.id FROM penalty AS p JOIN ledger_entry AS l ON l.penalty_id = p.id WHERE p.status <> 'effective'
           GROUP BY p.id HAVING sum(l.points) <> 0`,
        ),
      ).toEqual([]);
    }, 30_000);
  });
});
