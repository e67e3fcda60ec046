import {
  aPrincipal,
  failed,
  inspectionAfter,
  inspector,
  passed,
  supervisor,
  toInspector,
} from '../../../test/support/an-inspection.js';
import { nextCommands } from './next-commands.js';

const begun = [toInspector, { type: 'start' }] as const;
const answered = [
  ...begun,
  { type: 'answer', answers: { greeting: passed, badge: passed, identity: failed() } },
  { type: 'submit', summary: null },
] as const;

describe('what somebody can do with an inspection', () => {
  it.each([
    ['planned', [], ['assign', 'cancel'], []],
    ['assigned', [toInspector], ['assign', 'cancel'], ['start']],
    ['in progress', begun, ['cancel'], ['answer', 'submit']],
    ['submitted', answered, ['return', 'confirm', 'cancel'], []],
    ['returned', [...answered, { type: 'return', reason: 'more' }], ['cancel'], ['answer', 'submit']],
    ['confirmed', [...answered, { type: 'confirm', note: null }], ['close'], []],
    ['closed', [...answered, { type: 'confirm', note: null }, { type: 'close' }], [], []],
    ['cancelled', [{ type: 'cancel', reason: 'storm' }], [], []],
  ] as const)('%s', (_, orders, bySupervisor, byInspector) => {
    const inspection = inspectionAfter(...orders);
    expect(nextCommands(inspection, supervisor)).toEqual(bySupervisor);
    expect(nextCommands(inspection, inspector)).toEqual(byInspector);
  });

  it('is nothing outside of their unit or without a post', () => {
    const inspection = inspectionAfter();
    expect(nextCommands(inspection, { ...supervisor, scope: { kind: 'units', codes: ['HZ02'] } })).toEqual([]);
    expect(nextCommands(inspection, aPrincipal('mia', 'unit-manager'))).toEqual([]);
  });
});
