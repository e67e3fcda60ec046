// Real here: PostgreSQL, and the rulebook's service and repository on it. No HTTP.
import type { Decision } from '../../src/domain/rulebook/release.js';
import { canonicalJson } from '../../src/domain/shared/canonical-json.js';
import { RefusalError } from '../../src/domain/shared/refusal.js';
import { RulebookCheck } from '../../src/modules/rulebook/rulebook-check.service.js';
import { RulebookReadModel } from '../../src/modules/rulebook/rulebook.read-model.js';
import { RulebookRepository } from '../../src/modules/rulebook/rulebook.repository.js';
import { RulebookService } from '../../src/modules/rulebook/rulebook.service.js';
import { sha256Of } from '../../src/platform/secrets/secret.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { anEventType, aRule, asFiles, aStandard, someDocuments } from '../support/rulebook-documents.js';
import { waitFor } from '../support/wait-for.js';

describe('a rulebook release', () => {
  let store: TestDatabase;
  let service: RulebookService;
  let releases: RulebookReadModel;

  beforeEach(async () => {
    store = await aDatabase();
    service = new RulebookService(store.database, new RulebookRepository(), new RulebookCheck());
    releases = new RulebookReadModel(store.database);
  });
  afterEach(() => store.drop());

  const submit = (documents: Parameters<typeof asFiles>[0] = someDocuments(), actor = 'user:wang', title = 'manual') =>
    service.submit({ title, documents: asFiles(documents) }, actor);
  const approve = (by = 'user:chen', effectiveFrom: string | null = null): Decision => ({
    kind: 'approve',
    by,
    effectiveFrom,
  });
  /** the standard with another weight: another release each time */
  const variant = (weight: number) =>
    someDocuments().map((each) =>
      each.file.startsWith('standards') ? { ...each, value: aStandard({ weight }) } : each,
    );
  const codeOf = async (act: Promise<unknown>): Promise<string> => {
    const error: unknown = await act.then(
      () => 'nothing was refused',
      (reason: unknown) => reason,
    );
    if (error instanceof RefusalError) return error.refusal.code;
    throw error;
  };
  const trail = () =>
    store.database.query<{
      actor: string;
      command: string;
      subject: string;
      before: unknown;
      after: unknown;
      reason: string;
    }>('SELECT actor, command, subject, before, after, reason FROM audit_entry ORDER BY seq');

  it('keeps every document as its author wrote it and as the program reads it, with a hash anybody can recompute', async () => {
    const { id } = await submit();
    const [written] = asFiles([{ file: 'x', value: aRule({ $schema: '../schema/rule.json' }) }]);
    const stored = await releases.document({ id, kind: 'rule', code: 'counter-wait' });
    expect(stored).toMatchObject({
      version: 1,
      sha256: sha256Of(canonicalJson(aRule())).toString('hex'),
      document: { consequences: [], finding: { as: 'nonconformity' } },
    });
    expect(JSON.parse(stored?.source ?? '')).toEqual(aRule());
    expect(written?.text).toContain('$schema');
  });

  it('reuses documents that did not change and gives the others the next version', async () => {
    const first = await submit(variant(1));
    const second = await submit(variant(2));
    const third = await submit(variant(1).slice(0, 3), 'user:wang');
    const versionsOf = async (id: number) =>
      Object.fromEntries((await releases.release(id))?.documents.map(({ code, version }) => [code, version]) ?? []);
    expect(await versionsOf(first.id)).toEqual({ 'counter.called': 1, 'CTR-T1': 1, 'counter-wait': 1, office: 1 });
    expect(await versionsOf(second.id)).toEqual({ 'counter.called': 1, 'CTR-T1': 2, 'counter-wait': 1, office: 1 });
    expect(await versionsOf(third.id)).toEqual({ 'counter.called': 1, 'CTR-T1': 1, 'counter-wait': 1 });
    expect(await store.database.query('SELECT id FROM rulebook_document')).toHaveLength(5);
  });

  it('takes neither the place of a schema nor the order of keys and files for a change', async () => {
    const { id, sha256 } = await submit();
    const reordered = someDocuments()
      .reverse()
      .map(({ file, value }) => ({
        file: `moved/${file}`,
        value: { $schema: '../x.json', ...Object.fromEntries(Object.entries(value).reverse()) },
      }));
    expect(await submit(reordered, 'user:li')).toEqual({ id, sha256, status: 'in-review', created: false });
  });

  it('submitted twice, at the same time even, is one release', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit()));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect((await releases.releases()).releases).toHaveLength(1);
    expect(await trail()).toHaveLength(1);
  });

  it('in force already is not submitted again, but a rejected or superseded one may be', async () => {
    const first = await submit(variant(1));
    await service.decide(first.id, approve());
    expect(await submit(variant(1))).toMatchObject({ id: first.id, status: 'approved', created: false });
    const second = await submit(variant(2));
    await service.decide(second.id, { kind: 'reject', by: 'user:chen', reason: 'no' });
    const again = await submit(variant(2));
    expect(again).toMatchObject({ created: true });
    await service.decide(again.id, approve());
    await waitFor('the release to be in force', async () => (await releases.release(again.id))?.inForce === true);
    expect(await submit(variant(1))).toMatchObject({ status: 'in-review', created: true });
  });

  it('with faults is refused as a whole, with all faults and their places, and nothing is stored', async () => {
    const documents = [
      { file: 'a.json', value: anEventType({ touchpoint: 'countr' }) },
      { file: 'b.json', value: aRule({ standard: 'CTR-T9' }) },
    ];
    const refused = await submit(documents).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      refusal: {
        code: 'rulebook-not-valid',
        data: {
          faultCount: 2,
          faults: [
            { file: 'a.json', line: 8, column: 17, pointer: '/touchpoint', code: 'wrong-value', nearest: 'counter' },
            { file: 'b.json', line: 4, column: 15, pointer: '/standard', code: 'unknown-standard' },
          ],
        },
      },
    });
    expect(await store.database.query('SELECT id FROM rulebook_document')).toEqual([]);
    expect(await trail()).toEqual([]);
  });

  it('whose examples do not hold is refused', async () => {
    const [fired, notFired, unknown] = aRule().examples;
    const wrong = aRule({ examples: [{ ...fired, expect: 'not-fired' }, { ...notFired, expect: 'fired' }, unknown] });
    const documents = someDocuments().map((each) => (each.value['kind'] === 'rule' ? { ...each, value: wrong } : each));
    const refused = await submit(documents).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      refusal: {
        data: {
          faults: [
            { pointer: '/examples/0', code: 'example-fails', found: 'fired' },
            { pointer: '/examples/1', code: 'example-fails', found: 'not-fired' },
          ],
        },
      },
    });
  });

  it('is in force since the beginning of time if it is the first, otherwise from just after its approval', async () => {
    const first = await submit(variant(1));
    await service.decide(first.id, approve());
    const second = await submit(variant(2));
    await service.decide(second.id, approve());
    const rows = await store.database.query<{ id: number; never_before: boolean | null; soon: boolean | null }>(
      `SELECT id, effective_from > decided_at AS never_before, effective_from < decided_at + interval '1 s' AS soon
       FROM rulebook_release ORDER BY id`,
    );
    expect(rows).toEqual([
      { id: first.id, never_before: null, soon: null },
      { id: second.id, never_before: true, soon: true },
    ]);
  });

  it('can be approved ahead of time', async () => {
    await service.decide((await submit(variant(1))).id, approve());
    const planned = await submit(variant(2));
    await service.decide(planned.id, approve('user:chen', '2199-01-01T00:00:00.000Z'));
    expect(await releases.release(planned.id)).toMatchObject({
      status: 'approved',
      inForce: false,
      effectiveFrom: '2199-01-01T00:00:00.000Z',
    });
    const past = await submit(variant(3));
    expect(await codeOf(service.decide(past.id, approve('user:chen', '2020-01-01T00:00:00.000Z')))).toBe(
      'effective-from-too-early',
    );
    expect(await releases.release(past.id)).toMatchObject({ status: 'in-review', effectiveFrom: null });
  });

  it('is decided by somebody else than who submitted it, and once', async () => {
    const { id } = await submit();
    expect(await codeOf(service.decide(id, approve('user:wang')))).toBe('same-person');
    expect(await codeOf(service.decide(id, { kind: 'reject', by: 'user:wang', reason: 'x' }))).toBe('same-person');
    await service.decide(id, { kind: 'reject', by: 'user:chen', reason: 'the limits are not checked' });
    expect(await codeOf(service.decide(id, approve()))).toBe('release-already-decided');
    expect(await codeOf(service.decide(999, approve()))).toBe('not-found');
    expect(await releases.release(id)).toMatchObject({
      status: 'rejected',
      decidedBy: 'user:chen',
      reason: 'the limits are not checked',
      effectiveFrom: null,
      inForce: false,
    });
  });

  it('approved by eight people at once is approved by one of them', async () => {
    const { id } = await submit();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        service.decide(id, approve(`user:${index}`)).then(
          () => 'approved',
          (error: unknown) => (error as RefusalError).refusal.code,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'approved')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'release-already-decided')).toHaveLength(7);
    expect((await trail()).filter(({ command }) => command === 'rulebook.approve')).toHaveLength(1);
  });

  it('is won by one of two decisions even where nothing else keeps them apart', async () => {
    const { id } = await submit();
    const repository = new RulebookRepository();
    const now = '2026-03-02T02:00:00.000Z';
    const decided = (by: string) => ({ status: 'approved', decidedBy: by, effectiveFrom: null }) as const;
    let second: Promise<boolean> | undefined;
    await store.database.transaction(async (tx) => {
      expect(await repository.decide(tx, id, decided('user:chen'), now)).toBe(true);
      second = store.database.transaction((other) => repository.decide(other, id, decided('user:li'), now));
      await waitFor('the second decision to meet the first', async () => {
        const waiting = await store.database.query(`SELECT 1 FROM pg_locks WHERE NOT granted`);
        return waiting.length > 0;
      });
    });
    expect(await second).toBe(false);
    expect(await releases.release(id)).toMatchObject({ status: 'approved', decidedBy: 'user:chen' });
  });

  it('approved at the same time as others shares neither the beginning of time nor an instant with them', async () => {
    const submitted = [];
    for (const weight of [1, 2, 3, 4, 5, 6]) submitted.push(await submit(variant(weight)));
    await Promise.all(submitted.map(({ id }) => service.decide(id, approve())));
    const starts = (await releases.releases()).releases.map(({ effectiveFrom }) => effectiveFrom);
    expect(starts.filter((start) => start === null)).toHaveLength(1);
    expect(new Set(starts).size).toBe(6);
  });

  it('does not come into force while intake is pinning events to the one before', async () => {
    await service.decide((await submit(variant(1))).id, approve());
    const { id } = await submit(variant(2));
    let approval: Promise<void> | undefined;
    const lastPin = await store.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE rulebook_release IN ROW SHARE MODE');
      approval = service.decide(id, approve());
      await waitFor('the approval to stand in line', async () => {
        const waiting = await store.database.query(
          `SELECT 1 FROM pg_locks WHERE relation = 'rulebook_release'::regclass AND NOT granted`,
        );
        return waiting.length > 0;
      });
      const [clock] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
      return clock?.now.toISOString() ?? '';
    });
    await approval;
    const { effectiveFrom = null } = (await releases.release(id)) ?? {};
    expect(effectiveFrom).not.toBeNull();
    expect((effectiveFrom ?? '') > lastPin).toBe(true);
  });

  it('is checked again when it is approved, because the program may have learnt more since it was submitted', async () => {
    const { id } = await submit();
    await store.database.query(
      `UPDATE rulebook_document SET source = replace(source, '"waitSeconds"', '"waitSecond"') WHERE kind = 'rule'`,
    );
    expect(await codeOf(service.decide(id, approve()))).toBe('rulebook-not-valid');
    expect(await releases.release(id)).toMatchObject({ status: 'in-review' });
    await service.decide(id, { kind: 'reject', by: 'user:chen', reason: 'not valid any more' });
  });

  it('tells the approver what it changes', async () => {
    await service.decide((await submit(variant(1))).id, approve());
    const [type, , rule] = someDocuments();
    const next = [
      type,
      { file: 's.json', value: aStandard({ weight: 9 }) },
      rule,
      { file: 'n.json', value: aStandard({ code: 'CTR-T2' }) },
    ];
    const { id } = await submit(next.filter((each) => each !== undefined));
    const release = await releases.release(id);
    expect(release?.documents.map(({ code, change }) => [code, change])).toEqual([
      ['counter.called', 'unchanged'],
      ['counter-wait', 'unchanged'],
      ['CTR-T1', 'changed'],
      ['CTR-T2', 'added'],
    ]);
    expect(release?.removed).toEqual([{ kind: 'calendar', code: 'office' }]);
  });

  it('leaves an entry in the trail for each act, in the transaction of the act', async () => {
    const { id, sha256 } = await submit();
    await codeOf(service.decide(id, approve('user:wang')));
    await service.decide(id, { kind: 'reject', by: 'user:chen', reason: 'typo' });
    expect(await trail()).toEqual([
      {
        actor: 'user:wang',
        command: 'rulebook.submit',
        subject: `release:${id}`,
        before: null,
        after: { title: 'manual', sha256, documents: 4 },
        reason: null,
      },
      {
        actor: 'user:chen',
        command: 'rulebook.reject',
        subject: `release:${id}`,
        before: { status: 'in-review' },
        after: { status: 'rejected', decidedBy: 'user:chen', reason: 'typo' },
        reason: 'typo',
      },
    ]);
  });

  it('whose trail cannot be written is not decided', async () => {
    const { id } = await submit();
    await store.database.query('ALTER TABLE audit_entry ADD CONSTRAINT no_more CHECK (false) NOT VALID');
    await expect(service.decide(id, approve())).rejects.toThrow('no_more');
    expect(await releases.release(id)).toMatchObject({ status: 'in-review', decidedBy: null });
  });
});
