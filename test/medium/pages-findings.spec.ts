// Real here: the whole product in this process, on PostgreSQL, as browsers of two sibling branches see it.
import { aDatabase, type TestDatabase } from '../support/database.js';
import type { HttpCaller } from '../support/http-caller.js';
import { aRunningPlumbline, expectStatus, type RunningPlumbline, theOwner } from '../support/running-plumbline.js';
import { type PlantedBranch, twoBranches } from '../support/two-branches.js';

let store: TestDatabase;
let plumbline: RunningPlumbline;
let owner: HttpCaller;
let here: PlantedBranch;
let there: PlantedBranch;
let reader: HttpCaller;

beforeAll(async () => {
  store = await aDatabase();
  plumbline = await aRunningPlumbline(store);
  owner = await theOwner(plumbline);
  ({ here, there } = await twoBranches(owner, store.database));
  reader = (await here.person()).browsing();
}, 60_000);
afterAll(async () => {
  await plumbline.stop();
  await store.drop();
}, 30_000);

/** The text of a page, as somebody reads it. */
const seenAt = async (path: string, who = reader): Promise<string> => {
  const { text } = await who.get(path);
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
};
const linksAt = async (path: string, who = reader): Promise<string[]> =>
  [...(await who.get(path)).text.matchAll(/href="(\/(?:findings|events)\/[^"]+)"/g)].map(([, link = '']) => link);

describe('the page of a finding', () => {
  it.each([
    [
      'en',
      [
        'Standard not met: Counter: waiting time',
        'waited 20 minutes, more than 15',
        'Minutes waited was 20 min',
        'more than',
      ],
    ],
    ['zh-CN', ['未达标：柜面等候', '等候20分钟，超过15分钟', '等候分钟数为 20 分钟', '超过']],
  ])('says in %s what was found, why, by which comparisons and on which facts', async (lang, expected) => {
    const seen = await seenAt(`/findings/${here.belongings.findingId}?lang=${lang}`);
    for (const text of expected) expect(seen).toContain(text);
  });

  it('shows each comparison with its fact, the values, the operator in words and how it came out', async () => {
    const seen = await seenAt(`/findings/${here.belongings.findingId}?lang=en`);
    expect(seen).toContain('Fact Found Comparison Compared with Outcome');
    expect(seen).toContain('Applies when holds Customer tier “ordinary” is “ordinary” holds');
    expect(seen).toContain('Conditions: all of these holds Minutes waited 20 min more than 15 min holds');
  });

  it('shows what was reported, with labels, and names units and people instead of codes', async () => {
    const seen = await seenAt(`/findings/${here.belongings.findingId}?lang=en`);
    expect(seen).toContain(`Queue ticket Ticket${here.marker}`);
    expect(seen).toContain('Called at 2026-07-06 09:20:00');
    expect(seen).toContain(`Unit Branch ${here.marker}`);
    expect(await linksAt(`/findings/${here.belongings.findingId}`)).toContain(`/events/${here.belongings.eventId}`);
  });
});

describe('the list of findings', () => {
  const rowsOf = async (query: string, who = reader) => {
    const { text, status } = await who.get(`/findings${query}`);
    return status === 200 ? (text.match(/href="\/findings\/\d+"/g) ?? []).length : status;
  };

  it('narrows by rule, unit, severity and local days', async () => {
    const all = await rowsOf('');
    expect(all).toBeGreaterThanOrEqual(2);
    expect(await rowsOf('?rule=counter-wait')).toBe(1);
    expect(await rowsOf(`?unit=${here.belongings.unit}`)).toBe(all);
    expect(await rowsOf('?severity=critical')).toBe(0);
    // 09:31 in Shanghai, 01:31 UTC
    expect(await rowsOf('?from=2026-07-06&to=2026-07-06')).toBe(all);
    expect(await rowsOf('?from=2026-07-07')).toBe(0);
    expect(await rowsOf('?to=2026-07-05')).toBe(0);
  });

  it('takes a form that was sent with empty fields, and refuses what it does not know', async () => {
    expect(await rowsOf('?rule=&unit=&severity=&from=&to=')).toBe(await rowsOf(''));
    for (const query of ['?units=ZJ', '?severity=bad', '?from=2026-02-30', '?from=yesterday', '?before=x'])
      expect(await rowsOf(query)).toBe(400);
  });

  it('keeps what was chosen in its form, escaped', async () => {
    const { text } = await reader.get('/findings?rule=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&from=2026-07-06');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" selected');
    expect(text).toContain('value="2026-07-06"');
    expect(text).not.toContain('<script');
  });

  it('goes on where the page before ended', async () => {
    await store.database.query(
      `INSERT INTO finding (document_id, rule_code, rule_version, release_id, standard_code, dimension, occasion, event_id, kind,
         severity, unit_code, subject, subject_key, occurred_at, status, consequences, trace)
       SELECT document_id, rule_code, rule_version, release_id, standard_code, dimension, 'copy:' || n, event_id, kind,
         severity, unit_code, subject, subject_key, occurred_at, status, consequences, trace
       FROM finding, generate_series(1, 60) AS n WHERE id = $1`,
      [here.belongings.findingId],
    );
    const first = await reader.get('/findings?rule=counter-wait&severity=minor');
    const next = /href="(\/findings\?[^"]*before=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain('rule=counter-wait');
    expect(await rowsOf('?rule=counter-wait&severity=minor')).toBe(50);
    expect(await rowsOf(next.replace('/findings', ''))).toBe(11);
  });
});

describe('the page of an event', () => {
  it('says what became of it: the state, what each rule made of it, the findings', async () => {
    const seen = await seenAt(`/events/${here.belongings.eventId}?lang=en`);
    for (const text of [
      'Service event: Counter service finished',
      'Judged',
      `Ticket${here.marker}`,
      'Fired',
      'Not applicable',
    ])
      expect(seen).toContain(text);
    const links = await linksAt(`/events/${here.belongings.eventId}`);
    expect(links).toContain(`/findings/${here.belongings.findingId}`);
    expect(links).toContain(`/events/${here.belongings.eventId}/rules/counter-wait-vip`);
  });

  it('says of each rule why it fired or did not', async () => {
    const path = `/events/${here.belongings.eventId}/rules/counter-wait-vip`;
    expect(await seenAt(`${path}?lang=en`)).toContain('does not hold');
    expect((await reader.get(`/events/${here.belongings.eventId}/rules/no-such-rule`)).status).toBe(404);
  });

  it('says of one in quarantine what stands against judging it', async () => {
    const [row] = await store.database.query<{ id: string }>(
      'SELECT event_id AS id FROM quarantine_entry WHERE id = $1',
      [here.belongings.quarantineId],
    );
    const seen = await seenAt(`/events/${row?.id ?? ''}?lang=en`);
    for (const text of [
      'In quarantine',
      'A fact is of the wrong type',
      '/data/visitNumber',
      'Which visit on this matter',
    ])
      expect(seen).toContain(text);
  });
});

describe('of another branch', () => {
  const pages = () => {
    const { findingId, eventId } = there.belongings;
    return [`/findings/${findingId}`, `/events/${eventId}`, `/events/${eventId}/rules/counter-wait`];
  };

  it('nothing is found, in a page that says no more than of what nobody has', async () => {
    for (const path of pages()) {
      const { status, text, headers } = await reader.get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 404, 'text/html; charset=utf-8']);
      expect(text).toContain('不在您的数据范围内');
      expect(text).not.toContain(there.marker);
      const nobodys = await reader.get(path.replace(/\d+/, '987654'));
      expect(nobodys.text.replaceAll(/\d+/g, '')).toBe(text.replaceAll(/\d+/g, ''));
    }
  });

  it('nothing shows in the list, whatever is asked for, nor among the units to choose from', async () => {
    const { unit } = there.belongings;
    for (const query of ['', `?unit=${unit}`, '?rule=counter-wait']) {
      const { text } = await reader.get(`/findings${query}`);
      expect(text.replaceAll(unit, '')).not.toContain(there.marker);
    }
    expect((await reader.get(`/findings?unit=${unit}`)).text).not.toMatch(/href="\/findings\/\d+"/);
    const units = (await (await there.person()).browsing().get('/findings')).text;
    expect(units).toContain(there.marker);
  });

  it('nothing about others is shown to a member of staff: their event, but not what it says about the branch', async () => {
    const member = (await here.member()).browsing();
    const { findingId, eventId } = here.belongings;
    expect((await member.get(`/findings/${findingId}`)).status).toBe(404);
    expectStatus(200, await member.get(`/events/${eventId}`));
    expect(await linksAt(`/events/${eventId}`, member)).not.toContain(`/findings/${findingId}`);
  });
});
