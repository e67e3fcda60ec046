import { checkOrganization, mergeOrganization } from '../../src/domain/organization/check-organization.js';
import type { Organization } from '../../src/domain/organization/organization.js';
import { readOrganizationFile } from '../../src/domain/organization/read-organization-file.js';

interface Written {
  readonly code: string;
  readonly [member: string]: unknown;
}

/** A unit entry of the file; open since 2020-01-01 under `HQ` unless said otherwise. */
export const aUnit = ({ code, ...rest }: Written): Written => ({
  code,
  title: { 'zh-CN': `机构${code}`, en: `Unit ${code}` },
  level: 'branch',
  openedOn: '2020-01-01',
  ...('placements' in rest ? {} : { parent: code === 'HQ' ? null : 'HQ' }),
  ...rest,
});

/** A staff entry of the file; employed since 2020-01-01 in `HQ` unless said otherwise. */
export const aStaffMember = ({ code, ...rest }: Written): Written => ({
  code,
  name: `Staff ${code}`,
  employedFrom: '2020-01-01',
  ...('placements' in rest ? {} : { unit: 'HQ' }),
  ...rest,
});

/**
 * Head office, two provinces ZJ and JS with two branches each. `ZJ-2` closed on 2024-07-01; `JS-2` stood under ZJ until
 * 2025-01-01. Lin worked in ZJ-1 until 2024-04-01, since then in JS-1; Bo left on 2025-06-01.
 */
export const sampleOrganization = {
  units: [
    aUnit({ code: 'HQ', level: 'head-office' }),
    aUnit({ code: 'ZJ', level: 'province' }),
    aUnit({ code: 'JS', level: 'province' }),
    aUnit({ code: 'ZJ-1', parent: 'ZJ' }),
    aUnit({ code: 'ZJ-2', parent: 'ZJ', closedOn: '2024-07-01' }),
    aUnit({ code: 'JS-1', parent: 'JS' }),
    aUnit({
      code: 'JS-2',
      placements: [
        { parent: 'ZJ', from: '2020-01-01' },
        { parent: 'JS', from: '2025-01-01' },
      ],
    }),
  ],
  staff: [
    aStaffMember({
      code: 'lin',
      placements: [
        { unit: 'ZJ-1', from: '2020-01-01', to: '2024-04-01' },
        { unit: 'JS-1', from: '2024-04-01' },
      ],
    }),
    aStaffMember({ code: 'bo', unit: 'JS-2', employedTo: '2025-06-01' }),
  ],
};

/** The organisation of a file without faults. */
export function organizationOf(document: unknown): Organization {
  const { file, faults } = readOrganizationFile(document);
  const organization = mergeOrganization({ units: new Map(), staff: new Map() }, file);
  const all = [...faults, ...checkOrganization(organization, file)];
  if (all.length > 0) throw new Error(JSON.stringify(all, null, 2));
  return organization;
}
