import { rowsLinkOf } from './rows-link.js';

const period = { from: '2026-01-01', to: '2026-04-01' };
const times = 'from=2025-12-31T16%3A00%3A00.000Z&to=2026-03-31T16%3A00%3A00.000Z';

describe('the link of a figure', () => {
  it('lists the rows of the subtree in the period', () => {
    expect(rowsLinkOf('HZ', period)('penalties')).toBe(`/api/v1/report-rows/penalties?${times}&within=HZ`);
    expect(rowsLinkOf(null, period)('penalties')).toBe(`/api/v1/report-rows/penalties?${times}`);
  });

  it('asks for one unit alone, or for rows without a unit', () => {
    expect(rowsLinkOf('HZ', period)('findings', { unit: 'HZ01' })).toBe(
      `/api/v1/report-rows/findings?${times}&unit=HZ01`,
    );
    expect(rowsLinkOf(null, period)('findings', { unit: null })).toBe(
      `/api/v1/report-rows/findings?${times}&withoutUnit=true`,
    );
  });

  it('may narrow the period, and is safe whatever a code or name holds', () => {
    const january = { from: '2026-01-01', to: '2026-02-01' };
    const link = rowsLinkOf('杭州/1', period)('judgements', { subject: 'A & B, Inc', role: undefined }, january);
    expect(link).toBe(
      '/api/v1/report-rows/judgements?from=2025-12-31T16%3A00%3A00.000Z&subject=A%20%26%20B%2C%20Inc&to=2026-01-31T16%3A00%3A00.000Z&within=%E6%9D%AD%E5%B7%9E%2F1',
    );
  });
});
