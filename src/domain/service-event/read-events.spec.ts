import { readEventLine, readEventsBody } from './read-events.js';

const good = { id: 'A', type: 'visit', occurredAt: '2026-03-02T10:00:00Z', data: { n: 1 } };
const text = JSON.stringify(good);

describe('reading posted events', () => {
  it('takes one object for a list of one', () => {
    expect(readEventsBody(text)).toMatchObject({ isList: false, events: [{ ok: true, id: 'A' }] });
    expect(readEventsBody(`[${text}]`)).toMatchObject({ isList: true, events: [{ ok: true, id: 'A' }] });
    expect(readEventsBody('[]')).toEqual({ isList: true, events: [] });
  });

  it('holds a fault against the event it is in, and no other', () => {
    const { events } = readEventsBody(`[${text},${text.replace('"n":1', '"n":1,"n":2')},${text},7]`);
    expect(
      events.map((event) => (event.ok ? [] : event.faults.map(({ code, pointer }) => `${code} ${pointer}`))),
    ).toEqual([[], ['repeated-key /data/n'], [], ['not-an-object ']]);
  });

  it('does not report one thing twice', () => {
    const read = readEventLine(text.replace('"n":1', '"n":1e999'));
    expect(read.ok ? [] : read.faults).toHaveLength(1);
  });

  it('names the id of a broken event where it can be read', () => {
    expect(readEventLine('{"id":"A"}')).toMatchObject({ ok: false, id: 'A' });
    expect(readEventLine('{"id":7}')).toMatchObject({ ok: false, id: null });
    expect(readEventLine('{"id":')).toMatchObject({
      ok: false,
      id: null,
      faults: [{ code: 'not-json', found: 'the end of the text at column 7' }],
    });
  });
});
