// Real here: the whole product in this process, on PostgreSQL, as the browsers of those who inspect and are inspected see it.
import type { InspectionDetail } from '../../src/modules/inspections/inspections.read-model.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import type { HttpCaller, Reply } from '../support/http-caller.js';
import { type Cast, inspectionDocuments, type Someone, theCast } from '../support/inspecting.js';
import { theInsurerIn } from '../support/insurer.js';
import { aRelease } from '../support/intake.js';
import { aRunningPlumbline, expectStatus, type RunningPlumbline } from '../support/running-plumbline.js';

let store: TestDatabase;
let plumbline: RunningPlumbline;
let cast: Cast;

beforeAll(async () => {
  store = await aDatabase();
  await theInsurerIn(store.database);
  await aRelease(store.database, inspectionDocuments());
  plumbline = await aRunningPlumbline(store);
  cast = await theCast(store.database, plumbline.url);
}, 30_000);
afterAll(async () => {
  await plumbline.stop();
  await store.drop();
}, 30_000);

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const planned = {
  unit: 'HZ01',
  checklist: 'counter-branch',
  form: 'unannounced',
  purpose: 'regular',
  plannedOn: today,
};
const browser = (who: Someone): HttpCaller => cast[who].browsing();
const form = (who: Someone, path: string, fields: Readonly<Record<string, string>> = {}) =>
  browser(who).send('POST', path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
const step = async (who: Someone, path: string, fields: Readonly<Record<string, string>> = {}) => {
  const { status, text } = await form(who, path, fields);
  expect([status, status === 303 ? '' : seen(text)]).toEqual([303, '']);
};

/** The part of a sheet as a browser sends it. */
async function sheet(who: Someone, id: string, fields: Readonly<Record<string, string | File>>): Promise<Reply> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const encoded = new Response(data);
  const type = encoded.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  return browser(who).send('POST', `/inspections/${id}/answers`, bytes, type);
}

const seen = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const page = async (who: Someone, path: string) => {
  const { status, text } = await browser(who).get(path);
  return status === 200 ? seen(text) : String(status);
};
const detail = async (id: string) =>
  expectStatus(200, await cast.supervisor.get<InspectionDetail>(`/api/v1/inspections/${id}`));

async function aPlan(given: object = {}): Promise<string> {
  const reply = await form('supervisor', '/inspections', { ...planned, ...given });
  expect(reply.status).toBe(303);
  return reply.headers.get('location')?.replace('/inspections/', '') ?? '';
}
async function aBegunOne(given: object = {}): Promise<string> {
  const id = await aPlan(given);
  await step('supervisor', `/inspections/${id}/assign`, { inspector: 'inspector' });
  await step('inspector', `/inspections/${id}/start`);
  return id;
}
async function answerAll(id: string, otherwise: Readonly<Record<string, string>> = {}): Promise<void> {
  const { items } = (await detail(id)).plan.sheet;
  const all = Object.fromEntries(items.map(({ code }) => [`answer:${code}`, 'pass']));
  expect((await sheet('inspector', id, { ...all, ...otherwise })).status).toBe(303);
}

describe('the pages of inspections', () => {
  it('take one from the plan to the end by forms alone', async () => {
    const id = await aBegunOne();
    await answerAll(id, { 'answer:greeting': 'fail', 'note:greeting': '无人问候', 'staff:greeting': 'HZ01-03' });
    await step('inspector', `/inspections/${id}/submit`, { summary: '' });
    await step('supervisor', `/inspections/${id}/return`, { reason: '请写明时间' });
    expect(await page('inspector', `/inspections/${id}?lang=zh-CN`)).toContain('请写明时间');
    expect(
      (await sheet('inspector', id, { 'answer:greeting': 'fail', 'note:greeting': '9时05分无人问候' })).status,
    ).toBe(303);
    await step('inspector', `/inspections/${id}/submit`, { summary: '总体良好' });
    await step('supervisor', `/inspections/${id}/confirm`, { note: '' });
    await step('secondSupervisor', `/inspections/${id}/close`);
    expect(await detail(id)).toMatchObject({ status: 'closed', submission: { summary: '总体良好' } });
    const inChinese = await page('manager', `/inspections/${id}?lang=zh-CN`);
    for (const text of ['已归档', '合格', '93.2%', '语言', '9时05分无人问候']) expect(inChinese).toContain(text);
    const inEnglish = await page('manager', `/inspections/${id}?lang=en`);
    for (const text of ['Closed', 'Passed', 'Score by dimension', 'Language', 'Customers are greeted']) {
      expect(inEnglish).toContain(text);
    }
  }, 30_000);

  it('keep a picture with the failure it shows', async () => {
    const id = await aBegunOne();
    const photo = new File([new Uint8Array([0xff, 0xd8, 0xff, 1])], '工号牌.jpg', { type: 'image/jpeg' });
    const nothing = new File([], '', { type: 'application/octet-stream' });
    const fields = { 'answer:badge': 'fail', 'note:badge': '未佩戴', 'file:badge': photo, 'file:greeting': nothing };
    expect((await sheet('inspector', id, fields)).status).toBe(303);
    const shown = (await browser('inspector').get(`/inspections/${id}?lang=en`)).text;
    const link = /href="(\/api\/v1\/inspections\/[^"]+)" download>([^<]+)</.exec(shown);
    expect(link?.[2]).toBe('工号牌.jpg');
    expect((await browser('inspector').get(link?.[1] ?? '')).status).toBe(200);
    // said again with other words, it keeps its picture
    expect((await sheet('inspector', id, { 'answer:badge': 'fail', 'note:badge': '两人未佩戴' })).status).toBe(303);
    expect((await detail(id)).work?.answers['badge']).toMatchObject({
      note: '两人未佩戴',
      evidence: [{ name: '工号牌.jpg' }],
    });
  });

  it('show a sheet again with what was typed and which items stand in the way', async () => {
    const id = await aBegunOne();
    const typed = { 'answer:polite-words': 'pass', 'note:polite-words': '语气<b>温和</b>', 'answer:greeting': 'fail' };
    const reply = await sheet('inspector', id, typed);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('语气&lt;b&gt;温和&lt;/b&gt;');
    expect(flagged(reply.text)).toEqual(['greeting']);
    expect((await detail(id)).work?.answers).toEqual({});
    const tooSoon = await form('inspector', `/inspections/${id}/submit`, { summary: '' });
    expect(tooSoon.status).toBe(422);
    expect(flagged(tooSoon.text)).toHaveLength(18);
    const html = new File(['<script>alert(1)</script>'], 'x.html', { type: 'text/html' });
    const badFile = { 'answer:badge': 'fail', 'note:badge': 'x', 'file:badge': html };
    expect((await sheet('inspector', id, badFile)).status).toBe(415);
    const long = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'x.jpg', { type: 'image/jpeg' });
    expect(
      (await sheet('inspector', id, { 'answer:badge': 'fail', 'note:badge': 'x', 'file:badge': long })).status,
    ).toBe(413);
  });

  const flagged = (text: string) =>
    [...text.matchAll(/class="item flagged" id="item-([^"]+)"/g)].map(([, item]) => item);

  it('show a plan again with what was chosen when it is refused', async () => {
    const reply = await form('supervisor', '/inspections', { ...planned, unit: 'NB01', form: 'mystery' });
    expect(reply.status).toBe(403);
    expect(reply.text).toContain('value="NB01"');
    expect(reply.text).toMatch(/<option value="mystery" selected>/);
    expect(await page('supervisor', '/inspections/plan?lang=zh-CN')).toContain('柜面服务现场检查表');
    expect(await page('manager', '/inspections/plan')).toBe('403');
  });

  it('offer to each what they can do, and inspectors who may inspect the unit', async () => {
    const id = await aPlan({ form: 'announced' });
    const offered = (await browser('supervisor').get(`/inspections/${id}`)).text;
    const names = [...offered.matchAll(/<option value="([^"]+)">/g)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(['both', 'inspector', 'otherInspector']);
    expect(offered).toContain(`action="/inspections/${id}/cancel"`);
    expect((await browser('manager').get(`/inspections/${id}`)).text).not.toContain(`action="/inspections/${id}`);
    expect(await form('manager', `/inspections/${id}/cancel`, { reason: 'x' })).toMatchObject({ status: 403 });
  });

  it('hide from the unit what it may not know yet, and a mystery visitor for ever', async () => {
    const id = await aBegunOne({ form: 'mystery' });
    const { number } = (await detail(id)).plan;
    expect(await page('manager', `/inspections/${id}`)).toBe('404');
    expect(await page('manager', '/inspections')).not.toContain(number);
    expect(await page('inspector', '/inspections?inspector=me')).toContain(number);
    await answerAll(id);
    await step('inspector', `/inspections/${id}/submit`);
    await step('supervisor', `/inspections/${id}/confirm`);
    expect(await page('manager', '/inspections')).toContain(number);
    const shown = await page('manager', `/inspections/${id}?lang=en`);
    expect(shown).toContain('100%');
    expect(shown).not.toMatch(/Inspector|inspector/);
    expect(await page('sibling', `/inspections/${id}`)).toBe('404');
    expect(await page('sibling', '/inspections')).not.toContain(number);
  });

  it('sum a day up', async () => {
    const id = await aBegunOne();
    await sheet('inspector', id, { 'answer:no-shirking': 'fail', 'note:no-shirking': '让客户去别的网点' });
    const { number } = (await detail(id)).plan;
    const shown = await page('supervisor', `/inspections/daily-summary?on=${today}&lang=zh-CN`);
    for (const text of [number, '首问负责', 'CTR-C2', '致命项']) expect(shown).toContain(text);
    expect(await page('supervisor', '/inspections/daily-summary?on=2020-01-01&lang=en')).toContain(
      'Nothing was inspected',
    );
    expect(await page('manager', '/inspections/daily-summary')).toBe('403');
  });
});
