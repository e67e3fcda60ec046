// Real here: PostgreSQL, HTTP with the access guard, pages and forms as a browser sends them. Made up: the findings.
import { aRectificationOffice, type Party, type RectificationOffice } from '../support/rectification-office.js';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

let office: RectificationOffice;
beforeEach(async () => {
  office = await aRectificationOffice();
});
afterEach(async () => {
  await office.close();
});

const html = { Accept: 'text/html' };
const pageOf = async (as: Party, path: string) => (await office.get(as, path, html)).text;
/** The text of a page, as somebody reads it. */
const seenAt = async (as: Party, path: string) =>
  (await pageOf(as, path))
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
/** Where the forms of a page lead to. */
const formsAt = async (as: Party, path: string) =>
  [
    ...(await pageOf(as, path)).matchAll(
      /<form[^>]* method="post" action="([^"]+)"|<form method="post" action="([^"]+)"/g,
    ),
  ]
    .map(([, one, other]) => one ?? other)
    .filter((action) => action !== '/sign-out');
const send = async (as: Party, path: string, form: Record<string, string> = {}) => {
  const { status, headers } = await office.form(as, path, form);
  return status === 303 ? headers['location'] : status;
};

it('a rectification is carried from its notice to its close by forms alone', async () => {
  const id = await office.issued({});
  const at = `/corrective-actions/${id}`;
  expect(await formsAt('manager', at)).toEqual([`${at}/acknowledge`]);
  expect(await send('manager', `${at}/acknowledge`)).toBe(at);
  expect(await send('manager', `${at}/analyse`, { category: 'method', text: '午间只开一个窗口' })).toBe(at);
  const plan = {
    'text-0': '增开窗口',
    'owner-0': 'HZ01-03',
    'dueOn-0': tomorrow,
    'text-1': '',
    'owner-1': '',
    'dueOn-1': '',
  };
  expect(await send('manager', `${at}/plan`, plan)).toBe(at);
  expect(await seenAt('manager', `${at}?lang=zh-CN`)).toContain('尚有措施未完成：第 1 项');
  expect(await send('manager', `${at}/finish-action`, { action: '1', note: '' })).toBe(at);
  const boundary = 'the-boundary';
  const upload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="整改后 <1>.png"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    Buffer.from([0x89, 0x50, 0x4e, 0x47]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const uploaded = await office.post('manager', `${at}/evidence`, upload, {
    ...html,
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
  });
  expect([uploaded.status, uploaded.headers['location']]).toEqual([303, at]);
  const [, file = ''] = /href="(\/corrective-actions\/\d+\/evidence\/\d+)"/.exec(await pageOf('manager', at)) ?? [];
  const download = await office.get('inspector', file);
  expect(download.headers['content-disposition']).toContain(
    "filename*=UTF-8''%E6%95%B4%E6%94%B9%E5%90%8E%20%3C1%3E.png",
  );
  expect(await send('manager', `${at}/submit`, { note: '' })).toBe(at);
  expect(await formsAt('inspector', at)).toEqual([`${at}/verify`, `${at}/return`]);
  expect(await send('inspector', `${at}/return`, { reason: '照片不清晰', dueOn: '' })).toBe(at);
  expect(await send('manager', `${at}/submit`)).toBe(at);
  expect(await send('inspector', `${at}/verify`, { note: '现场核实' })).toBe(at);
  expect(await send('inspector', `${at}/close`)).toBe(at);
  const seen = await seenAt('auditor', `${at}?lang=zh-CN`);
  for (const text of [
    '整改通知单',
    '已销号',
    '退回 1 次',
    '柜面等候',
    '制度方法',
    '增开窗口',
    '李娜',
    '整改后 &lt;1&gt;.png',
    '现场核实',
  ])
    expect(seen).toContain(text);
  const english = await seenAt('auditor', `${at}?lang=en`);
  for (const text of [
    'Rectification notice CA-',
    'Closed',
    'Sent back once',
    'Waiting at the counter',
    'Method',
    'inspector',
  ])
    expect(english).toContain(text);
  expect(await formsAt('auditor', at)).toEqual([]);
});

it('what is refused is said on a page, and nothing changes', async () => {
  const id = await office.issued({});
  const at = `/corrective-actions/${id}`;
  expect(await send('inspector', `${at}/verify`)).toBe(409);
  expect(await send('manager', `${at}/verify`)).toBe(403);
  expect(await send('siblingManager', `${at}/acknowledge`)).toBe(404);
  await send('manager', `${at}/acknowledge`);
  expect(await send('manager', `${at}/analyse`, { category: 'stars', text: 'x' })).toBe(400);
  expect(await send('manager', `${at}/plan`, { 'text-0': 'x', 'owner-0': 'HZ01-03', 'dueOn-0': tomorrow })).toBe(409);
  for (const as of ['siblingManager', 'strangeInspector', 'staff'] as const) {
    expect((await office.get(as, at, html)).status).toBe(404);
    expect(await seenAt(as, '/corrective-actions?lang=en')).toContain('No rectifications or directives match.');
  }
});

it('a file that is too long or of another kind is refused by a form too', async () => {
  const id = await office.issued({});
  await send('manager', `/corrective-actions/${id}/acknowledge`);
  const upload = async (type: string, content: Buffer) => {
    const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\nContent-Type: ${type}\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]);
    const headers = { ...html, 'Content-Type': 'multipart/form-data; boundary=b' };
    return (await office.post('manager', `/corrective-actions/${id}/evidence`, body, headers)).status;
  };
  expect(await upload('text/html', Buffer.from('<script>'))).toBe(415);
  expect(await upload('image/png', Buffer.alloc(10 * 1024 * 1024 + 1))).toBe(413);
  expect(await upload('image/png', Buffer.alloc(0))).toBe(422);
  expect(await office.store.database.query('SELECT FROM evidence_file')).toEqual([]);
});

it('what people wrote is shown as they wrote it and never runs', async () => {
  const id = await office.issued({});
  const at = `/corrective-actions/${id}`;
  await send('manager', `${at}/acknowledge`);
  await send('manager', `${at}/analyse`, { category: 'people', text: '<script>alert(1)</script>' });
  const page = await pageOf('manager', at);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script');
});

it('the list marks what is overdue, narrows, and pages on', async () => {
  const late = await office.issued({});
  await office.issued({ rule: 'late-elsewhere' });
  await office.store.database.query(`UPDATE corrective_action SET due_at = now() - interval '1 day' WHERE id = $1`, [
    late,
  ]);
  const rows = async (query: string) =>
    (await pageOf('manager', `/corrective-actions${query}`)).match(/href="\/corrective-actions\/\d+"/g);
  expect(await rows('')).toHaveLength(2);
  expect(await rows('?overdue=true&kind=&status=&unit=&standard=')).toEqual([`href="/corrective-actions/${late}"`]);
  expect((await seenAt('manager', '/corrective-actions?lang=en')).match(/ Overdue /g)).toHaveLength(1);
  expect((await seenAt('manager', `/corrective-actions/${late}?lang=zh-CN`)).match(/ 逾期 /g)).toHaveLength(1);
});

it('a directive is issued, carried out and accepted by forms alone', async () => {
  const form = { unit: 'HZ01', text: '午间增开一个窗口', dueOn: '' };
  expect(await formsAt('manager', '/corrective-actions')).toEqual([]);
  expect(await formsAt('leader', '/corrective-actions')).toEqual(['/directives']);
  const at = String(await send('leader', '/directives', form));
  expect(at).toMatch(/^\/corrective-actions\/\d+$/);
  const directive = at.replace('/corrective-actions', '/directives');
  expect(await formsAt('manager', at)).toEqual([`${directive}/accept`]);
  expect(await send('manager', `${directive}/accept`)).toBe(at);
  expect(await send('manager', `${directive}/progress`, { text: '正在改造' })).toBe(at);
  expect(await send('manager', `${directive}/report`, { text: '已开' })).toBe(at);
  expect(await send('leader', `${directive}/return`, { reason: '午间未开' })).toBe(at);
  await send('manager', `${directive}/progress`, { text: '调整排班' });
  await send('manager', `${directive}/report`, { text: '午间已开' });
  expect(await send('leader', `${directive}/accept-report`, { note: '' })).toBe(at);
  const seen = await seenAt('auditor', `${at}?lang=zh-CN`);
  for (const text of ['批示〔', '领导已认可', '午间增开一个窗口', '调整排班', '午间未开', '退回 1 次'])
    expect(seen).toContain(text);
});
