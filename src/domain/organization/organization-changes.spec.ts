import { aStaffMember, aUnit, organizationOf, sampleOrganization } from '../../../test/support/an-organization.js';
import { organizationChanges } from './organization-changes.js';
import { readOrganizationFile } from './read-organization-file.js';

const standing = organizationOf(sampleOrganization);
const changesBy = (document: unknown) => organizationChanges(standing, readOrganizationFile(document).file);

describe('what a load changes', () => {
  it('is nothing where the file says what stands already', () => {
    expect(changesBy(sampleOrganization)).toEqual({
      units: { created: [], changed: [] },
      staff: { created: [], changed: [] },
    });
  });

  it('is told with what stood before and what stands after', () => {
    const { units, staff } = changesBy({
      units: [aUnit({ code: 'NEW' }), aUnit({ code: 'ZJ-1', parent: 'JS' })],
      staff: [aStaffMember({ code: 'bo', unit: 'JS-2', employedTo: '2025-07-01' })],
    });
    expect(units.created.map(({ code }) => code)).toEqual(['NEW']);
    expect(
      units.changed.map(({ before, after }) => [before.placements[0]?.parent, after.placements[0]?.parent]),
    ).toEqual([['ZJ', 'JS']]);
    expect(staff.changed.map(({ before, after }) => [before.employedTo, after.employedTo])).toEqual([
      ['2025-06-01', '2025-07-01'],
    ]);
  });
});
