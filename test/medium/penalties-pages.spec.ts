// Real here: PostgreSQL, the pages behind HTTP with the access guard, the step `penalize`. Made up: the findings.
import { aPenalRelease } from '../support/penalizing.js';
import { aPenaltyCourt, type Party, type PenaltyCourt } from '../support/penalty-court.js';

describe('the pages of penalties', () => {
  let court: PenaltyCourt;
  let finding: string;
  let id: string;

  beforeEach(async () => {
    court = await aPenaltyCourt();
    const release = await aPenalRelease(court.store.database);
    [finding = ''] = await court.found({ at: '2026-03-01 10:00', breach: 'major', release });
    id = await court.penaltyOf(finding);
    await court.found({ at: '2026-03-02 10:00', breach: 'unclear', release, staff: 'HZ01-04' });
  });
  afterEach(async () => {
    await court.close();
  });

  const seen = async (as: Party, path: string): Promise<string> => {
    const { text } = await court.browse(as, path);
    return text
      .replace(/<style.*?<\/style>|<[^>]*>/gs, ' ')
      .replace(/&#39;/g, "'")
      .replace(/\s+/g, ' ');
  };
  const formsOn = async (as: Party) =>
    [...(await court.browse(as, `/penalties/${id}`)).text.matchAll(/action="\/penalties\/\d+\/([a-z-]+)"/g)].map(
      ([, act]) => act,
    );

  it('list them with names, and what is held for want of data, in both languages', async () => {
    expect(await seen('manager', '/penalties?lang=en')).toContain(
      'Service penalties #1 李娜 Unit HZ01 medium 3 0/2 proposed',
    );
    expect(await seen('manager', '/penalties?lang=zh-CN')).toContain('李娜 机构HZ01 中度 3 0/2 待确认');
    expect(await seen('manager', '/penalties?lang=en')).toContain('Held for a person');
    expect(await seen('manager', '/penalties?lang=en')).toContain('王强 Unit HZ01 Missing: Kind of critical error');
    expect(await seen('strangeManager', '/penalties?lang=en')).toContain('No penalties match.');
    expect(await seen('strangeManager', '/penalties?lang=en')).not.toContain('王强');
  });

  it('narrow the list by what the form sends, empty fields included', async () => {
    expect(await seen('leader', '/penalties?status=&tier=medium&unit=&staff=&lang=en')).toContain('李娜');
    expect(await seen('leader', '/penalties?status=effective&tier=&unit=&staff=&lang=en')).toContain(
      'No penalties match.',
    );
  });

  it('offer each reader what they may do, and nothing else', async () => {
    expect(await formsOn('supervisor')).toEqual(['confirm', 'revoke']);
    for (const party of ['staff', 'manager', 'promoted', 'auditor'] as const) {
      expect([party, await formsOn(party)]).toEqual([party, []]);
    }
    await court.browse('supervisor', `/penalties/${id}/confirm`, {});
    expect(await formsOn('supervisor')).toEqual(['revoke']);
    await court.browse('leader', `/penalties/${id}/confirm`, {});
    expect(await formsOn('staff')).toEqual(['acknowledge']);
    await court.browse('staff', `/penalties/${id}/acknowledge`, {});
    expect(await formsOn('staff')).toEqual(['waive-appeal']);
    const waived = await court.browse('staff', `/penalties/${id}/waive-appeal`, {});
    expect([waived.status, waived.headers['location']]).toEqual([303, `/penalties/${id}`]);
    expect(await seen('staff', `/penalties/${id}?lang=en`)).toContain('in effect');
  });

  it('show why, what became of it and the findings it rests on', async () => {
    await court.browse('supervisor', `/penalties/${id}/confirm`, {});
    const english = await seen('staff', `/penalties/${id}?lang=en`);
    expect(english).toContain('Row 2 of the policy applies: Severity was “major”, one of “major”, “critical”.');
    expect(english).toMatch(/Confirmed supervisor \d{4}-/);
    expect(english).toContain(`#${finding} Waited too long punished`);
    const { text } = await court.browse('staff', `/penalties/${id}`);
    expect(text).toContain(`href="/findings/${finding}"`);
  });

  it('keep a reason as text, whatever it looks like', async () => {
    const reason = '<script>alert("x")</script> & so on';
    await court.browse('leader', `/penalties/${id}/revoke`, { reason });
    const { text } = await court.browse('leader', `/penalties/${id}`);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; so on');
  });

  it('are reached from the finding, which judges of its own part may withdraw there', async () => {
    // the finding was put into its table without the event and the trace that its own page tells of
    const page = `/penalties?finding=${finding}&lang=en`;
    expect(await seen('supervisor', page)).toContain('李娜 Unit HZ01 medium 3 0/2 proposed');
    expect(await seen('supervisor', page)).not.toContain('Held for a person');
    const withdraw = (as: Party) => court.browse(as, `/findings/${finding}/withdraw`, { reason: 'not his call' });
    for (const party of ['manager', 'promoted', 'auditor'] as const) {
      expect([party, (await withdraw(party)).status]).toEqual([party, 403]);
    }
    const withdrawn = await withdraw('supervisor');
    expect([withdrawn.status, withdrawn.headers['location']]).toEqual([303, `/findings/${finding}`]);
    await court.penalize(finding);
    expect(await seen('supervisor', page)).toContain('李娜 Unit HZ01 medium 3 decided anew');
  });

  it('say in words what was refused', async () => {
    const answer = await court.browse('promoted', `/penalties/${id}/confirm`, {});
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('user:promoted');
    expect((await court.browse('strangeManager', `/penalties/${id}`)).status).toBe(404);
  });
});
