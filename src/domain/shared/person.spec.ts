import { isSamePerson } from './person.js';

describe('the same person', () => {
  it('is the same user', () => {
    expect(isSamePerson({ id: 'u1', staff: null }, { id: 'u1', staff: 'lin' })).toBe(true);
  });

  it('is also the same staff member behind a second account', () => {
    expect(isSamePerson({ id: 'u1', staff: 'lin' }, { id: 'u2', staff: 'lin' })).toBe(true);
  });

  it('are never two users without a staff code', () => {
    expect(isSamePerson({ id: 'u1', staff: null }, { id: 'u2', staff: null })).toBe(false);
  });
});
