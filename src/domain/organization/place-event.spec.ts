import { organizationOf, sampleOrganization } from '../../../test/support/an-organization.js';
import { placeEvent } from './place-event.js';

const organization = organizationOf(sampleOrganization);
const place = (unit: string | null, staff: string | null, occurredOn: string) =>
  placeEvent(organization, { unit, staff, occurredOn });

describe('placing an event', () => {
  it('puts it under the ancestors of its unit on that day', () => {
    expect(place('JS-2', null, '2024-12-31')).toEqual({
      outcome: 'ok',
      unit: 'JS-2',
      staff: null,
      unitPath: ['JS-2', 'ZJ', 'HQ'],
    });
  });

  it('takes the unit in which the staff member worked that day where the event names none', () => {
    expect(place(null, 'lin', '2024-03-31')).toMatchObject({ outcome: 'ok', unit: 'ZJ-1', staff: 'lin' });
    expect(place(null, 'lin', '2024-04-01')).toMatchObject({ unit: 'JS-1', unitPath: ['JS-1', 'JS', 'HQ'] });
  });

  it('lets the unit of the event count when the staff member belongs elsewhere', () => {
    expect(place('ZJ-1', 'bo', '2025-01-02')).toMatchObject({ outcome: 'ok', unit: 'ZJ-1', staff: 'bo' });
  });

  it('leaves an event that names neither without a place', () => {
    expect(place(null, null, '2025-01-02')).toEqual({ outcome: 'ok', unit: null, staff: null, unitPath: [] });
  });

  it.each([
    ['XX', null, '2024-01-01', { code: 'unknown-unit', unit: 'XX' }],
    ['constructor', null, '2024-01-01', { code: 'unknown-unit', unit: 'constructor' }],
    [
      'ZJ-2',
      null,
      '2019-12-31',
      { code: 'unit-not-open', unit: 'ZJ-2', openedOn: '2020-01-01', closedOn: '2024-07-01' },
    ],
    [
      'ZJ-2',
      null,
      '2024-07-01',
      { code: 'unit-not-open', unit: 'ZJ-2', openedOn: '2020-01-01', closedOn: '2024-07-01' },
    ],
    ['ZJ-1', 'xi', '2024-01-01', { code: 'unknown-staff', staff: 'xi' }],
    [null, 'xi', '2024-01-01', { code: 'unknown-staff', staff: 'xi' }],
    [
      null,
      'bo',
      '2019-12-31',
      { code: 'staff-not-employed', staff: 'bo', employedFrom: '2020-01-01', employedTo: '2025-06-01' },
    ],
    [
      'ZJ-1',
      'bo',
      '2025-06-01',
      { code: 'staff-not-employed', staff: 'bo', employedFrom: '2020-01-01', employedTo: '2025-06-01' },
    ],
  ])('refuses unit %s, staff %s on %s with the reason', (unit, staff, on, expected) => {
    expect(place(unit, staff, on)).toEqual({ outcome: 'refused', obstacles: [expected] });
  });

  it('names what stands against the unit and against the staff member at once, the unit first', () => {
    expect(place('XX', 'xi', '2024-01-01')).toEqual({
      outcome: 'refused',
      obstacles: [
        { code: 'unknown-unit', unit: 'XX' },
        { code: 'unknown-staff', staff: 'xi' },
      ],
    });
    expect(place('ZJ-2', 'bo', '2019-12-31')).toMatchObject({
      obstacles: [{ code: 'unit-not-open' }, { code: 'staff-not-employed' }],
    });
  });
});
