import { Injectable } from '@nestjs/common';
import { checkOrganization, mergeOrganization } from '../../domain/organization/check-organization.js';
import {
  organizationChanges,
  type Changes,
  type OrganizationChanges,
} from '../../domain/organization/organization-changes.js';
import { faultText, type OrganizationFault } from '../../domain/organization/organization-fault.js';
import { readOrganizationFile, type OrganizationFile } from '../../domain/organization/read-organization-file.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { appendTrail, type TrailEntry } from '../../pipeline/trail.js';
import { Database } from '../../platform/database/database.js';
import { OrganizationFileService } from './organization-file.service.js';
import { OrganizationRepository } from './organization.repository.js';

export interface LoadCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface LoadResult {
  readonly units: LoadCounts;
  readonly staff: LoadCounts;
}

/** so that a file with a hundred thousand faults still gets an answer that can be read */
const faultsShown = 1_000;

/** Loads units and staff. Loading the same file again changes nothing; what a file does not name stays as it is. */
@Injectable()
export class OrganizationService {
  constructor(
    private readonly database: Database,
    private readonly repository: OrganizationRepository,
    private readonly files: OrganizationFileService,
  ) {}

  /** From the JSON form. Refused with all faults at once, or done as a whole. */
  async load(document: unknown, actor: string): Promise<LoadResult> {
    const { file, faults } = readOrganizationFile(document);
    return this.store(file, faults, actor);
  }

  /** From disk: one `.json`, or `units.csv` and `staff.csv` or one of them. */
  async loadFile(paths: readonly string[], actor: string): Promise<LoadResult> {
    const written = await this.files.read(paths);
    const { file, faults } = readOrganizationFile(written.document, written.placeOf);
    return this.store(file, [...written.faults, ...faults], actor);
  }

  private async store(
    file: OrganizationFile,
    faults: readonly OrganizationFault[],
    actor: string,
  ): Promise<LoadResult> {
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const standing = await this.repository.read(tx);
      const all = [...faults, ...checkOrganization(mergeOrganization(standing, file), file)];
      if (all.length > 0) throw notValid(all);
      const changes = organizationChanges(standing, file);
      await this.repository.write(tx, changes);
      await appendTrail(tx, ...trailOf(changes, actor));
      return { units: countsOf(changes.units, file.units.length), staff: countsOf(changes.staff, file.staff.length) };
    });
  }
}

function notValid(faults: readonly OrganizationFault[]): RefusalError {
  const shown = faults.slice(0, faultsShown).map((one) => ({ at: one.at, code: one.code, message: faultText(one) }));
  return new RefusalError(refusal('organization-not-valid', { count: faults.length, faults: shown }));
}

const countsOf = <T>({ created, changed }: Changes<T>, written: number): LoadCounts => ({
  created: created.length,
  changed: changed.length,
  unchanged: written - created.length - changed.length,
});

const codesOf = (records: readonly { readonly code: string }[]): string[] => records.map(({ code }) => code);

/** One entry for the load with all that is new, and one for each record whose history it changed. */
function trailOf({ units, staff }: OrganizationChanges, actor: string): TrailEntry[] {
  const load = { actor, command: 'organization.load', subject: 'organization' };
  const change = { actor, command: 'organization.change' };
  const changed = [
    ...units.changed.map((one) => ({ ...change, subject: `unit:${one.after.code}`, ...one })),
    ...staff.changed.map((one) => ({ ...change, subject: `staff:${one.after.code}`, ...one })),
  ];
  if (units.created.length + staff.created.length + changed.length === 0) return [];
  return [
    {
      ...load,
      after: {
        unitsCreated: codesOf(units.created),
        unitsChanged: units.changed.map(({ after }) => after.code),
        staffCreated: codesOf(staff.created),
        staffChanged: staff.changed.map(({ after }) => after.code),
      },
    },
    ...changed,
  ];
}
