import type { Pick } from './mapping.schema.js';
import { pickerOf } from './picker.js';

const number = (cell: string) => (/^-?[\d.]+$/.test(cell) ? Number(cell) : undefined);
const text = (cell: string) => cell;

function pick(
  how: Pick,
  cells: readonly (string | null)[],
  read: (cell: string) => string | number | undefined = text,
) {
  const picker = pickerOf(how, read);
  for (const cell of cells) picker.add(cell);
  const picked = picker.result();
  return picked.kind === 'value' ? picked.value : picked.kind;
}

describe('what the rows of a group say', () => {
  it.each<[Pick, (string | null)[], unknown]>([
    ['same', ['a', 'a'], 'a'],
    ['same', [null, null], 'missing'],
    ['same', [], 'missing'],
    ['same', ['a', 'b', 'a'], 'differs'],
    ['same', ['a', null], 'differs'],
    ['same', [null, 'a'], 'differs'],
    ['first', ['a', 'b'], 'a'],
    ['first', [null, 'b'], 'missing'],
    ['last', ['a', 'b'], 'b'],
    ['last', ['a', null], 'missing'],
    ['distinct', ['b', 'a', null, 'b'], ['a', 'b']],
    ['distinct', [null, null], []],
    ['count', ['a', null, 'a'], 2],
    ['count', [], 0],
  ])('%s of %j is %j', (how, cells, expected) => {
    expect(pick(how, cells)).toEqual(expected);
  });

  it.each<[Pick, (string | null)[], unknown]>([
    ['same', ['1.0', '1.00'], 1],
    ['same', ['1', '2'], 'differs'],
    ['sum', ['1', null, '2'], 3],
    ['sum', [null], 'missing'],
    ['sum', ['1', 'x', 'y'], 'x'],
    ['distinct', ['10', '9', '1e'], [9, 10, '1e']],
    ['last', ['x'], 'x'],
  ])('%s of the numbers %j is %j', (how, cells, expected) => {
    const picked = pick(how, cells, number);
    expect(Array.isArray(picked) ? new Set(picked) : picked).toEqual(
      Array.isArray(expected) ? new Set(expected) : expected,
    );
  });

  it('is the same in whatever order distinct values come', () => {
    expect(pick('distinct', ['b', 'a', 'c'])).toEqual(pick('distinct', ['c', 'b', 'a']));
    expect(pick('distinct', ['10', 'x', '9'], number)).toEqual(pick('distinct', ['9', '10', 'x'], number));
  });
});
