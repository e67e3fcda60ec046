import fc from 'fast-check';
import { roles } from '../shared/principal.js';
import { type PostHolder, recipientsOf } from './recipients-of.js';

const path = ['HZ01', 'HZ', 'ZJ', 'HQ'];
const holder = (id: string, role: PostHolder['roles'][number], scopeUnit: string): PostHolder => ({
  id,
  roles: [role],
  scopeUnit,
});
const users = [
  holder('m1', 'unit-manager', 'HZ01'),
  holder('c1', 'unit-manager', 'HZ'),
  holder('g1', 'leadership', 'HQ'),
  holder('boss', 'leadership', '*'),
  holder('root', 'admin', '*'),
  holder('local', 'admin', 'HZ'),
];
const to = (role: PostHolder['roles'][number], level: 'unit' | 'parent' | 'root' | number) => ({ to: { role, level } });
const sent = (...args: Parameters<typeof recipientsOf>) => recipientsOf(...args).recipients;

describe('who hears of an escalation level', () => {
  it('is who holds the post at the unit, its parent, so many steps up, or the root', () => {
    expect(sent(to('unit-manager', 'unit'), path, users)).toEqual(['m1']);
    expect(sent(to('unit-manager', 'parent'), path, users)).toEqual(['c1']);
    expect(sent(to('unit-manager', 1), path, users)).toEqual(['c1']);
    expect(sent(to('leadership', 'root'), path, users)).toEqual(['boss', 'g1']);
  });

  it('is the next unit up while the post is vacant, and says where nobody was found', () => {
    expect(recipientsOf(to('unit-manager', 'unit'), ['HZ02', 'HZ', 'ZJ', 'HQ'], users)).toEqual({
      recipients: ['c1'],
      looks: [
        { role: 'unit-manager', unit: 'HZ02', holders: [] },
        { role: 'unit-manager', unit: 'HZ', holders: ['c1'] },
      ],
    });
  });

  it('is an administrator of the root when the post is vacant up to the top, never one of a part', () => {
    const { recipients, looks } = recipientsOf(to('approver', 'parent'), path, users);
    expect(recipients).toEqual(['root']);
    expect(looks.map(({ role, unit }) => `${role}@${unit}`)).toEqual([
      'approver@HZ',
      'approver@ZJ',
      'approver@HQ',
      'admin@HQ',
    ]);
  });

  it('is nobody, with everywhere that was asked, when there is no administrator either', () => {
    const { recipients, looks } = recipientsOf(to('approver', 3), path, []);
    expect(recipients).toEqual([]);
    expect(looks.map(({ role }) => role)).toEqual(['approver', 'admin']);
    expect(recipientsOf(to('admin', 'root'), path, []).looks).toHaveLength(1);
  });

  it('stays at the root when more steps are wanted than the tree has', () => {
    expect(sent(to('leadership', 9), path, users)).toEqual(['boss', 'g1']);
    expect(sent(to('leadership', 'parent'), ['HQ'], users)).toEqual(['boss', 'g1']);
  });

  it('never skips past the root for somebody of a sister unit or of a unit below', () => {
    expect(sent(to('unit-manager', 'root'), path, users)).toEqual(['root']);
    expect(sent(to('unit-manager', 'unit'), ['NB01', 'NB', 'ZJ', 'HQ'], users)).toEqual(['root']);
  });

  it('is nobody of the whole organisation before the root is reached: their post is there', () => {
    const { recipients, looks } = recipientsOf(to('leadership', 'unit'), path, users);
    expect(recipients).toEqual(['boss', 'g1']);
    expect(looks.map(({ unit }) => unit)).toEqual(path);
  });

  it('is who answers for the whole organisation when the unit has no place in the tree', () => {
    expect(sent(to('leadership', 'unit'), [], users)).toEqual(['boss']);
  });

  it('names everybody once, also who holds the post by two accounts of one id', () => {
    expect(sent(to('leadership', 'root'), path, [...users, holder('g1', 'leadership', '*')])).toEqual(['boss', 'g1']);
  });
});

describe('any search for recipients', () => {
  const anyUser = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    roles: fc.subarray([...roles]),
    scopeUnit: fc.constantFrom(...path, '*', 'NB'),
  });
  const anyLevel = fc.oneof(
    fc.constantFrom('unit' as const, 'parent' as const, 'root' as const),
    fc.integer({ min: 1, max: 6 }),
  );
  const anySearch = fc.record({
    role: fc.constantFrom(...roles),
    level: anyLevel,
    path: fc.integer({ min: 0, max: 4 }).map((from) => path.slice(from)),
    users: fc.array(anyUser, { maxLength: 6 }),
  });

  it('ends with the first post that somebody holds, and climbs one unit at a time', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const { recipients, looks } = recipientsOf(to(search.role, search.level), search.path, search.users);
        expect(looks.slice(0, -1).every(({ holders }) => holders.length === 0)).toBe(true);
        expect(looks.at(-1)?.holders).toEqual(recipients);
        const asked = looks.filter(({ role }) => role === search.role).map(({ unit }) => unit);
        expect(search.path.slice(search.path.indexOf(asked[0] ?? '')).slice(0, asked.length)).toEqual(
          search.path.length === 0 ? [] : asked,
        );
      }),
    );
  });

  it('names only who holds the post there, each once', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const { recipients, looks } = recipientsOf(to(search.role, search.level), search.path, search.users);
        const last = looks.at(-1);
        expect(new Set(recipients).size).toBe(recipients.length);
        for (const id of recipients) {
          const posts = search.users.filter((user) => user.id === id && user.roles.some((role) => role === last?.role));
          expect(posts.some(({ scopeUnit }) => scopeUnit === '*' || scopeUnit === last?.unit)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the users', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const level = to(search.role, search.level);
        expect(recipientsOf(level, search.path, [...search.users].reverse())).toEqual(
          recipientsOf(level, search.path, search.users),
        );
      }),
    );
  });
});
