import { aPrincipal } from '../../../test/support/an-inspection.js';
import type { Principal } from '../shared/principal.js';
import { refusedWithdrawal, type WithdrawableFinding } from './withdraw-finding.js';

const finding: WithdrawableFinding = { status: 'standing', unit: 'HZ01', staff: 'S1' };
const sue = aPrincipal('sue', 'supervisor');
const codeFor = (by: Principal, changes: Partial<WithdrawableFinding> = {}, reason = 'the clock was wrong') =>
  refusedWithdrawal({ ...finding, ...changes }, by, reason)?.code ?? 'withdrawn';

describe('a finding is withdrawn', () => {
  it('by a supervisor or an approver, who says why, whether it stands or is held', () => {
    expect(codeFor(sue)).toBe('withdrawn');
    expect(codeFor(aPrincipal('ann', 'approver'))).toBe('withdrawn');
    expect(codeFor(sue, { status: 'held' })).toBe('withdrawn');
    expect(codeFor(sue, {}, ' \n')).toBe('text-missing');
  });

  it('by nobody with another post, and by no machine', () => {
    expect(codeFor(aPrincipal('max', 'unit-manager'))).toBe('not-allowed');
    expect(codeFor({ ...sue, kind: 'api-key' })).toBe('people-only');
    expect(codeFor({ ...sue, kind: 'system' })).toBe('people-only');
  });

  it('by nobody from another part of the organisation', () => {
    const elsewhere = { ...sue, scope: { kind: 'units', codes: ['NB01'] } } as const;
    expect(codeFor(elsewhere)).toBe('out-of-scope');
    expect(codeFor({ ...sue, scope: { kind: 'units', codes: ['HZ01'] } }, { unit: null })).toBe('out-of-scope');
  });

  it('by nobody whom it blames', () => {
    expect(codeFor({ ...sue, staff: 'S1' })).toBe('own-case');
    expect(codeFor({ ...sue, staff: 'S2' })).toBe('withdrawn');
    expect(codeFor({ ...sue, staff: null }, { staff: null })).toBe('withdrawn');
  });

  it('once', () => {
    expect(codeFor(sue, { status: 'withdrawn' })).toBe('not-in-this-state');
  });
});
