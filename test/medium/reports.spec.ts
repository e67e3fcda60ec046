// Real here: PostgreSQL, the guard, the flow, the trail, pages. Made up: what happened in the quarter.
import type { ReportView } from '../../src/modules/reports/reports.read-model.js';
import type { TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aReportedQuarter } from '../support/reported-quarter.js';
import { aReporter, bodyOf, reporting, type Reporter } from '../support/reporting.js';

const quarter = { from: '2026-01-01', to: '2026-04-01' };

describe('a report', () => {
  let store: TestDatabase;
  let app: TestAccess;
  let author: Reporter;
  let reviewer: Reporter;
  let leader: Reporter;
  let sibling: Reporter;

  beforeAll(async () => {
    store = await aDatabase();
    await aReportedQuarter(store.database);
    app = await reporting(store);
    const person = (name: string, role: Parameters<typeof aReporter>[3], unit: string, staff: string | null = null) =>
      aReporter(app, store, name, role, unit, staff);
    author = await person('author', 'supervisor', 'HZ', 'HZ01-03');
    reviewer = await person('reviewer', 'approver', 'HZ');
    leader = await person('leader', 'leadership', '*');
    sibling = await person('sibling', 'supervisor', 'NB');
  });
  afterAll(async () => {
    await app.stop();
    await store.drop();
  });

  const aReport = async (by = author) =>
    bodyOf<ReportView>(201, await by.post('/api/v1/reports', { unit: 'HZ', ...quarter }));
  const at = ({ id }: Pick<ReportView, 'id'>, command = '') => `/api/v1/reports/${id}${command}`;
  const seen = ({ sha256 }: ReportView) => ({ contentSha256: sha256 });
  const reviewed = async () => {
    const report = await aReport();
    bodyOf(200, await author.post(at(report, '/submit')));
    return bodyOf<ReportView>(200, await reviewer.post(at(report, '/review'), seen(report)));
  };
  const signed = async () => {
    const report = await reviewed();
    return bodyOf<ReportView>(200, await leader.post(at(report, '/sign'), seen(report)));
  };
  const trailOf = (number: string) =>
    store.database.query<{ command: string; actor: string }>(
      'SELECT command, actor FROM audit_entry WHERE subject = $1 ORDER BY seq',
      [`report:${number}`],
    );
  const refused = (status: number, code: string) => ({ status, body: expect.objectContaining({ code }) as object });

  it('is numbered without gaps, and goes from its author over a reviewer to leadership, which the trail tells', async () => {
    const [first, second] = [await aReport(), await signed()];
    const numberOf = ({ number }: ReportView) => Number(/^IR-\d{4}-(\d{4})$/.exec(number)?.[1]);
    expect(numberOf(second)).toBe(numberOf(first) + 1);
    expect(second).toMatchObject({ status: 'signed', revision: 1, from: '2026-01-01', to: '2026-04-01' });
    expect(await trailOf(second.number)).toEqual([
      { command: 'report.draft', actor: 'user:author' },
      { command: 'report.submit', actor: 'user:author' },
      { command: 'report.review', actor: 'user:reviewer' },
      { command: 'report.sign', actor: 'user:leader' },
    ]);
  });

  it('gets no second signature of the same person, not even behind another account', async () => {
    const report = await aReport();
    bodyOf(200, await author.post(at(report, '/submit')));
    expect(await author.post(at(report, '/review'), seen(report))).toMatchObject(refused(403, 'second-signature'));
    const again = await aReporter(app, store, 'author.again', 'approver', '*', 'HZ01-03');
    expect(await again.post(at(report, '/review'), seen(report))).toMatchObject(refused(403, 'second-signature'));
    bodyOf(200, await reviewer.post(at(report, '/review'), seen(report)));
    await store.database.query(`UPDATE app_user SET roles = '{approver,leadership}' WHERE username = 'reviewer'`);
    expect(await reviewer.post(at(report, '/sign'), seen(report))).toMatchObject(refused(403, 'second-signature'));
    await store.database.query(`UPDATE app_user SET roles = '{approver}' WHERE username = 'reviewer'`);
  });

  it('is refused to whoever has not the role, is not the author, or read other content', async () => {
    const report = await aReport();
    const colleague = await aReporter(app, store, 'colleague', 'inspector', 'HZ');
    expect(await colleague.post(at(report, '/submit'))).toMatchObject(refused(403, 'not-the-author'));
    expect(await reviewer.post('/api/v1/reports', { unit: 'HZ', ...quarter })).toMatchObject(
      refused(403, 'not-allowed'),
    );
    expect(await reviewer.post(at(report, '/review'), seen(report))).toMatchObject(refused(409, 'not-in-this-state'));
    bodyOf(200, await author.post(at(report, '/submit')));
    expect(await author.post(at(report, '/sign'), seen(report))).toMatchObject(refused(403, 'not-allowed'));
    const other = { contentSha256: '0'.repeat(64) };
    expect(await reviewer.post(at(report, '/review'), other)).toMatchObject(refused(409, 'report-content-differs'));
    expect(await leader.post(at(report, '/sign'), seen(report))).toMatchObject(refused(409, 'not-in-this-state'));
    const manager = await aReporter(app, store, 'manager', 'unit-manager', 'HZ');
    expect(await manager.get(at(report))).toMatchObject(refused(403, 'not-allowed'));
  });

  it('does not exist for a sibling branch, which makes no report on another one either', async () => {
    const report = await signed();
    expect(await sibling.get(at(report))).toMatchObject(refused(404, 'not-found'));
    expect(await sibling.get(at(report, '/verify'))).toMatchObject(refused(404, 'not-found'));
    expect(await sibling.post(at(report, '/comments'), { text: 'mine' })).toMatchObject(refused(404, 'not-found'));
    expect(await sibling.post(at(report, '/revise'), { reason: 'mine' })).toMatchObject(refused(404, 'not-found'));
    expect((await sibling.get('/api/v1/reports')).body).toMatchObject({ reports: [] });
    for (const unit of ['HZ', 'HZ01', 'nowhere', null])
      expect(await sibling.post('/api/v1/reports', { unit, ...quarter })).toMatchObject(refused(403, 'out-of-scope'));
  });

  it('is signed once when two leaders sign at once', async () => {
    const report = await reviewed();
    const second = await aReporter(app, store, 'second.leader', 'leadership', '*');
    const answers = await Promise.all([leader, second].map((by) => by.post(at(report, '/sign'), seen(report))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is corrected by a new revision, which all hands must pass again, while the old one stays as it was signed', async () => {
    const old = await signed();
    const next = bodyOf<ReportView>(201, await author.post(at(old, '/revise'), { reason: 'an event came late' }));
    expect(next).toMatchObject({ number: old.number, revision: 2, status: 'draft' });
    expect(next.file.earlier).toMatchObject([{ revision: 1, status: 'signed', contentSha256: old.sha256 }]);
    const before = bodyOf<ReportView>(200, await author.get(at(old)));
    expect(before).toMatchObject({ status: 'signed', sha256: old.sha256, newest: { id: next.id, revision: 2 } });
    expect(await leader.post(at(old, '/comments'), { text: 'late' })).toMatchObject(refused(409, 'report-replaced'));
    expect((await author.get(at(next, '/verify'))).body).toMatchObject({ isIntact: true, revision: 2 });
    const [listed, ...others] = bodyOf<{ reports: ReportView[] }>(
      200,
      await author.get('/api/v1/reports'),
    ).reports.filter(({ number }) => number === old.number);
    expect(listed?.revision).toBe(2);
    expect(others).toEqual([]);
  });

  it('notices a changed figure, even if the recorded hash was changed with it, and the database refuses both', async () => {
    const report = await signed();
    const verify = async () => (await leader.get(at(report, '/verify'))).body;
    expect(await verify()).toMatchObject({ isIntact: true, recorded: report.sha256, computed: report.sha256 });
    const change = `UPDATE inspection_report SET snapshot = jsonb_set(snapshot, '{compliance,findings,value}', '0') WHERE id = ${report.id}`;
    await expect(store.database.query(change)).rejects.toThrow(/frozen/);
    await expect(store.database.query(`DELETE FROM inspection_report WHERE id = ${report.id}`)).rejects.toThrow(
      /frozen/,
    );
    await store.database.query('ALTER TABLE inspection_report DISABLE TRIGGER inspection_report_content_is_frozen');
    await store.database.query(change);
    const { computed } = await verify();
    expect(await verify()).toMatchObject({ isIntact: false, recorded: report.sha256 });
    await store.database.query(`UPDATE inspection_report SET sha256 = decode($1, 'hex') WHERE id = $2`, [
      computed,
      report.id,
    ]);
    expect(await verify()).toMatchObject({ isIntact: false, recorded: computed, inTrail: report.sha256 });
    await store.database.query('ALTER TABLE inspection_report ENABLE TRIGGER inspection_report_content_is_frozen');
  });

  it('carries comments and directives of leadership, and hands each directive to the step that issues it', async () => {
    const report = await signed();
    bodyOf(200, await reviewer.post(at(report, '/comments'), { text: 'why?', about: '/compliance/findings' }));
    expect(await author.post(at(report, '/directives'), { unit: 'HZ01', text: 'x' })).toMatchObject(
      refused(403, 'not-allowed'),
    );
    const directive = { unit: 'HZ01', text: 'Staff the counters at noon', dueOn: '2999-01-31' };
    const { number } = bodyOf<{ number: string }>(201, await leader.post(at(report, '/directives'), directive));
    expect(number).toMatch(/^DIR-\d{4}-\d{4}$/);
    expect(await leader.post(at(report, '/directives'), { ...directive, unit: 'nowhere' })).toMatchObject(
      refused(404, 'not-found'),
    );
    expect(await leader.post(at(report, '/directives'), { ...directive, dueOn: '2026-01-01' })).toMatchObject(
      refused(422, 'due-date-past'),
    );
    const { file } = bodyOf<ReportView>(200, await leader.get(at(report)));
    expect(file.comments).toMatchObject([
      { text: 'why?', about: '/compliance/findings', by: { actor: 'user:reviewer' } },
    ]);
    expect(file.directives).toMatchObject([{ number, addressee: 'HZ01', dueOn: '2999-01-31' }]);
    expect(await store.database.query(`SELECT step FROM work WHERE ref = $1`, [report.id])).toEqual([
      { step: 'issue-directives' },
    ]);
  });

  it('keeps no number and no trail of a report that was refused', async () => {
    const last = await store.database.query(`SELECT series, last FROM number_series ORDER BY series`);
    expect((await author.post('/api/v1/reports', { unit: 'HZ', from: '2026-04-01', to: '2026-04-01' })).status).toBe(
      400,
    );
    expect((await sibling.post('/api/v1/reports', { unit: 'HZ', ...quarter })).status).toBe(403);
    expect(await store.database.query(`SELECT series, last FROM number_series ORDER BY series`)).toEqual(last);
  });

  it('is a page in both languages, with charts, figures that lead to rows, and only the forms its reader may use', async () => {
    const report = await aReport();
    const hostile = '<script>alert(1)</script>';
    bodyOf(200, await author.post(at(report, '/comments'), { text: hostile }));
    const page = async (by: Reporter, lang: string) => (await by.get(`/reports/${report.id}?lang=${lang}`)).text;
    const chinese = await page(author, 'zh-CN');
    expect(chinese).toContain('服务质量督导报告');
    expect(await page(author, 'en')).toContain('Service quality inspection report');
    expect(chinese.match(/<svg[^>]+viewBox="0 0 540 290"/g)).toHaveLength(4);
    expect(chinese).not.toContain('<script');
    expect(chinese).toContain(`/reports/${report.id}/submit`);
    expect(await page(leader, 'zh-CN')).not.toContain(`/reports/${report.id}/submit`);
    const links = [...chinese.matchAll(/href="(\/report-rows\/[^"]+)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(30);
    for (const link of [...new Set(links.map((one) => one.split('?')[0]))])
      expect((await author.get(links.find((one) => one.startsWith(`${link}?`)) ?? '')).status).toBe(200);
    expect((await author.get('/reports')).text).toContain(report.number);
    expect((await sibling.get('/reports')).text).not.toContain(report.number);
  });
});
