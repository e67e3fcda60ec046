import { anEventType } from '../../../test/support/rulebook-documents.js';
import { validateDocuments } from './validate-documents.js';

const label = { 'zh-CN': '事实', en: 'fact' };
const faultsOf = (fact: Record<string, unknown>, name = 'x') =>
  validateDocuments([{ file: 't', value: anEventType({ facts: { [name]: { label, ...fact } } }) }]).faults.map(
    ({ pointer, code, found }) => `${pointer} ${code} ${found}`,
  );

describe('a fact of an event type', () => {
  it.each([
    { type: 'integer', required: true, nullable: true },
    { type: 'code', values: ['a', 'b'], default: 'b' },
    { type: 'list', of: 'code', values: ['a'], default: [] },
    { type: 'list', of: 'integer', default: [1, 2] },
    { type: 'list', default: ['x'] },
    { type: 'instant', default: '2026-03-02T02:00:00.000Z' },
    { type: 'boolean', required: false, default: false },
  ])('may be %j', (fact) => {
    expect(faultsOf(fact)).toEqual([]);
  });

  it.each([
    [{ type: 'code' }, 'values values-missing "x"'],
    [{ type: 'list', of: 'code' }, 'values values-missing "x"'],
    [{ type: 'text', values: ['a'] }, 'values key-does-not-fit "values"'],
    [{ type: 'list', of: 'text', values: ['a'] }, 'values key-does-not-fit "values"'],
    [{ type: 'code', values: ['a', 'b', 'a'] }, 'values/2 duplicate-entry "a"'],
    [{ type: 'integer', of: 'text' }, 'of key-does-not-fit "of"'],
    [{ type: 'integer', required: true, default: 0 }, 'default default-of-required 0'],
    [{ type: 'integer', default: '0' }, 'default wrong-literal "0"'],
    [{ type: 'integer', default: 0.5 }, 'default wrong-literal 0.5'],
    [{ type: 'code', values: ['a'], default: 'b' }, 'default wrong-literal "b"'],
    [{ type: 'list', of: 'integer', default: ['1'] }, 'default wrong-literal ["1"]'],
    [{ type: 'list', default: 'x' }, 'default wrong-literal "x"'],
    [{ type: 'text', default: ['x'] }, 'default wrong-literal ["x"]'],
    [{ type: 'instant', default: '2026-03-02T10:00:00+08:00' }, 'default wrong-literal "2026-03-02T10:00:00+08:00"'],
  ])('may not be %j', (fact, fault) => {
    expect(faultsOf(fact)).toEqual([`/facts/x/${fault}`]);
  });

  it.each(['occurredAt', 'receivedAt', 'unit', 'staff', 'customer', 'source', 'eventType'])(
    'may not be called %s, as a fact of every event is',
    (name) => {
      expect(faultsOf({ type: 'text' }, name)).toEqual([`/facts/${name} reserved-name "${name}"`]);
    },
  );
});
