// Real here: PostgreSQL and its clock. Made up: what a timer does when it fires.
import { armTimer, cancelTimers, Timers } from '../../src/pipeline/timers.js';
import type { Transaction } from '../../src/platform/database/database.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aPipeline, type TestPipeline } from '../support/pipeline.js';

describe('timers', () => {
  let store: TestDatabase;
  let pipeline: TestPipeline;
  const fired: string[] = [];

  beforeEach(async () => {
    fired.length = 0;
    store = await aDatabase();
    pipeline = await aPipeline(store, null, {
      timer: {
        fire: (_tx, subject) => {
          fired.push(subject);
          return Promise.resolve();
        },
      },
    });
  });
  afterEach(async () => {
    await pipeline.stop();
    await store.drop();
  });

  const arm = (subject: string, inSeconds: number, round = 1) =>
    store.database.transaction((tx) => armTimer(tx, 'purge-expired-sessions', subject, round, inSeconds));

  it('fire in the order they fell due, each once, however long nobody looked', async () => {
    for (const [subject, seconds] of [
      ['late', -3_600],
      ['later', -60],
      ['future', 3_600],
      ['latest', -7_200],
    ] as const)
      await arm(subject, seconds);
    const timers = pipeline.app.get(Timers);
    expect(await timers.fireDue()).toBe(3);
    expect(await timers.fireDue()).toBe(0);
    expect(fired).toEqual(['latest', 'late', 'later']);
  });

  it('fire once when several pollers look at the same moment', async () => {
    for (let index = 0; index < 500; index++) await arm(`s${index}`, -1);
    const timers = pipeline.app.get(Timers);
    const look = async () => {
      while ((await timers.fireDue()) > 0);
    };
    await Promise.all([look(), look(), look(), look()]);
    expect(fired.length).toBe(500);
    expect(new Set(fired).size).toBe(500);
  });

  it('are armed once per round: arming again does not move or double them', async () => {
    await arm('s', -1);
    await arm('s', 3_600);
    expect(await pipeline.app.get(Timers).fireDue()).toBe(1);
    await arm('s', -1);
    expect(await pipeline.app.get(Timers).fireDue()).toBe(0);
    await arm('s', -1, 2);
    expect(await pipeline.app.get(Timers).fireDue()).toBe(1);
  });

  it('either fire or are cancelled, never both', async () => {
    const subjects = Array.from({ length: 200 }, (_, index) => `s${index}`);
    for (const subject of subjects) await arm(subject, -1);
    const timers = pipeline.app.get(Timers);
    await Promise.all([
      (async () => {
        while ((await timers.fireDue()) > 0);
      })(),
      ...subjects.map((subject) =>
        store.database.transaction((tx) => cancelTimers(tx, 'purge-expired-sessions', subject)),
      ),
    ]);
    const states = await store.database.query<{ subject: string; state: string }>('SELECT subject, state FROM timer');
    for (const { subject, state } of states)
      expect([subject, state]).toEqual([subject, fired.includes(subject) ? 'fired' : 'cancelled']);
  });

  it('stay armed when what they do fails', async () => {
    await arm('s', -1);
    const failing = await aPipeline(store, null, { timer: { fire: () => Promise.reject(new Error('no')) } });
    expect(await failing.app.get(Timers).fireDue()).toBe(0);
    await failing.stop();
    expect(await pipeline.app.get(Timers).fireDue()).toBe(1);
  });

  it('hold up no others when what they do fails, and undo what they did', async () => {
    const firedBy = async (tx: Transaction, subject: string) => {
      await tx.query('INSERT INTO number_series (series, year, last) VALUES ($1, 1, 1)', [subject]);
      if (subject.startsWith('bad')) throw new Error('no');
    };
    const mixed = await aPipeline(store, null, { timer: { fire: firedBy } });
    // more than fit into one batch, and due before all others
    for (let index = 0; index < 120; index++) await arm(`bad${index}`, -60);
    for (const subject of ['one', 'other']) await arm(subject, -1);
    const timers = mixed.app.get(Timers);
    for (let look = 0; look < 3; look++) await timers.fireDue();
    await mixed.stop();
    const states = await store.database.query<{ subject: string; state: string }>('SELECT subject, state FROM timer');
    for (const { subject, state } of states)
      expect([subject, state]).toEqual([subject, subject.startsWith('bad') ? 'armed' : 'fired']);
    const done = await store.database.query('SELECT series FROM number_series ORDER BY series');
    expect(done).toEqual([{ series: 'one' }, { series: 'other' }]);
  });
});
