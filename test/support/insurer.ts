import { OrganizationFileService } from '../../src/modules/organization/organization-file.service.js';
import { OrganizationRepository } from '../../src/modules/organization/organization.repository.js';
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import type { Database } from '../../src/platform/database/database.js';
import { aStaffMember, aUnit } from './an-organization.js';

/** The organisation of the stories: head office, two cities, two branches of one of them, one of the other. */
export const insurer = {
  units: [
    aUnit({ code: 'HQ', level: 'head-office' }),
    aUnit({ code: 'HZ', level: 'city' }),
    aUnit({ code: 'HZ01', parent: 'HZ' }),
    aUnit({ code: 'HZ02', parent: 'HZ' }),
    aUnit({ code: 'NB', level: 'city' }),
    aUnit({ code: 'NB01', parent: 'NB' }),
  ],
  staff: [
    aStaffMember({ code: 'HZ01-03', name: '李娜', unit: 'HZ01' }),
    aStaffMember({ code: 'HZ01-04', name: '王强', unit: 'HZ01' }),
    aStaffMember({ code: 'HZ02-01', name: '陈静', unit: 'HZ02' }),
    aStaffMember({ code: 'NB01-01', name: '赵敏', unit: 'NB01' }),
  ],
};

/** Loads it without anybody being asked. */
export async function theInsurerIn(database: Database): Promise<void> {
  const service = new OrganizationService(database, new OrganizationRepository(), new OrganizationFileService());
  await service.load(insurer, 'user:test');
}

/** HZ09 closed on 1 March 2026, HZ05 went over to NB on 1 June; Zhou joined on 1 June, Sun moved from HZ01 to HZ02 that day, Wu left before it. */
export const insurerWithHistory = {
  units: [
    ...insurer.units,
    aUnit({ code: 'HZ09', parent: 'HZ', closedOn: '2026-03-01' }),
    aUnit({
      code: 'HZ05',
      placements: [
        { parent: 'HZ', from: '2020-01-01' },
        { parent: 'NB', from: '2026-06-01' },
      ],
    }),
  ],
  staff: [
    ...insurer.staff,
    aStaffMember({ code: 'zhou', unit: 'HZ01', employedFrom: '2026-06-01' }),
    aStaffMember({ code: 'wu', unit: 'HZ01', employedTo: '2026-06-01' }),
    aStaffMember({
      code: 'sun',
      placements: [
        { unit: 'HZ01', from: '2020-01-01', to: '2026-06-01' },
        { unit: 'HZ02', from: '2026-06-01' },
      ],
    }),
  ],
};

interface GivenEvent {
  readonly id: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/**
 * A customer served at the counter of HZ01 on Monday, 6 July 2026, called exactly 15 minutes after the ticket unless said
 * otherwise; `undefined` leaves a field out.
 */
export const aCounterVisit = ({ data, ...given }: GivenEvent) => ({
  type: 'counter.served',
  occurredAt: '2026-07-06T09:31:00+08:00',
  unit: 'HZ01',
  staff: 'HZ01-03',
  data: {
    ticketNo: 'A018',
    matter: 'policy-change',
    customerTier: 'ordinary',
    ticketAt: '2026-07-06T09:00:00+08:00',
    calledAt: '2026-07-06T09:15:00+08:00',
    ...data,
  },
  ...given,
});

/** A patrol at the counter that saw something: a finding about a person. */
export const aPatrol = ({ data, ...given }: GivenEvent) => ({
  type: 'counter.observed',
  occurredAt: '2026-07-06T10:00:00+08:00',
  unit: 'HZ01',
  staff: 'HZ01-03',
  data: { method: 'on-site', failedItems: ['left-window'], ...data },
  ...given,
});
