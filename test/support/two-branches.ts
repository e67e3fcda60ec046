import { type Role, roles } from '../../src/domain/shared/principal.js';
import type { Database } from '../../src/platform/database/database.js';
import { aSignedInUser } from './access.js';
import { aStaffMember, aUnit } from './an-organization.js';
import { HttpCaller } from './http-caller.js';
import { aCounterVisit, aPatrol } from './insurer.js';
import { aPerson, aSource, expectStatus, judged, theRulesInForce } from './running-plumbline.js';
import { waitFor } from './wait-for.js';

/** What belongs to one branch and may be named in a request. */
export interface Belongings {
  readonly unit: string;
  readonly staff: string;
  readonly source: string;
  /** the identity that its source gave to its event */
  readonly externalId: string;
  readonly eventId: string;
  readonly findingId: string;
  readonly penaltyId: string;
  readonly rectificationId: string;
  readonly directiveId: string;
  readonly inspectionId: string;
  readonly quarantineId: string;
  readonly username: string;
  readonly userId: string;
  readonly keyId: string;
}

/** Everything of a branch, and those who see nothing else. */
export interface PlantedBranch {
  /** part of every name, code and text of this branch and of no other, so that whatever leaks can be recognised */
  readonly marker: string;
  readonly belongings: Belongings;
  /** a person with every role there is, for this branch alone; each time in a session of its own */
  person(): Promise<HttpCaller>;
  /** a member of its staff, who is nothing else */
  member(): Promise<HttpCaller>;
  /** a source that posts for this branch alone */
  readonly key: HttpCaller;
}

/** Things that nobody has; what is asked about them is what an answer about somebody else's must look like. */
export const nowhere: Belongings = {
  unit: 'UnitNowhere',
  staff: 'StaffNowhere',
  source: 'source-nowhere',
  externalId: 'Event-Nowhere',
  eventId: '987654',
  findingId: '987655',
  penaltyId: '987657',
  rectificationId: '987658',
  directiveId: '987659',
  inspectionId: '987660',
  quarantineId: '987656',
  username: 'user.nowhere',
  userId: '00000000-0000-4000-8000-000000000000',
  keyId: '00000000-0000-4000-8000-000000000001',
};

/** local date for which the inspection of each branch is planned */
export const inspectionDay = '2026-07-07';

/** Two branches below one city, with staff, users, keys, events, findings and what comes of them, a directive, an inspection each. */
export async function twoBranches(
  owner: HttpCaller,
  database: Database,
): Promise<{ here: PlantedBranch; there: PlantedBranch }> {
  const [here, there] = ['Quillon', 'Vesper'] as const;
  expectStatus(
    200,
    await owner.post('/api/v1/organization', {
      units: [aUnit({ code: 'HQ', level: 'head-office' }), aUnit({ code: 'CITY' }), aBranch(here), aBranch(there)],
      staff: [here, there].map((marker) =>
        aStaffMember({ code: `Staff${marker}`, name: `Name ${marker}`, unit: `Unit${marker}` }),
      ),
    }),
  );
  const { supervisor } = await theRulesInForce(owner);
  const leader = await aPerson(owner, { username: 'lin.leader', roles: ['leadership'], scopeUnit: '*' });
  const office = { owner, supervisor, leader };
  return { here: await planted(office, database, here), there: await planted(office, database, there) };
}

/** Those of the whole organisation who plant. */
interface Office {
  readonly owner: HttpCaller;
  readonly supervisor: HttpCaller;
  readonly leader: HttpCaller;
}

const aBranch = (marker: string) =>
  aUnit({ code: `Unit${marker}`, parent: 'CITY', title: { 'zh-CN': `支公司 ${marker}`, en: `Branch ${marker}` } });

async function planted({ owner, ...office }: Office, database: Database, marker: string): Promise<PlantedBranch> {
  const [unit, staff, customer] = [`Unit${marker}`, `Staff${marker}`, `Customer${marker}`];
  const [source, externalId, username] = [`source-${marker}`, `event-${marker}`, `user.${marker}`.toLowerCase()];
  const account = { username, displayName: `Person ${marker}`, roles: ['unit-manager'], scopeUnit: unit };
  const { user } = expectStatus(201, await owner.post<{ user: { id: string } }>('/api/v1/users', account));
  const key = await aSource(owner, source, unit);

  const ticketNo = `Ticket${marker}`;
  const late = { ticketNo, calledAt: '2026-07-06T09:20:00+08:00' };
  const visit = aCounterVisit({ id: externalId, unit, staff, customer, data: late });
  const patrol = aPatrol({ id: `${externalId}-patrol`, unit, staff, customer });
  const held = aCounterVisit({ id: `${externalId}-held`, unit, staff, customer, data: { visitNumber: ticketNo } });
  expectStatus(202, await key.post('/api/v1/events', [visit, patrol, held]));
  const { event, findings } = await judged(owner, source, externalId);
  await judged(owner, source, patrol.id);
  const penaltyId = await waitFor(`a penalty for ${staff}`, async () => {
    const [penalty] = await database.query<{ id: string }>('SELECT id FROM penalty WHERE staff_code = $1', [staff]);
    return penalty?.id;
  });
  const rectificationId = await waitFor(`a rectification for ${unit}`, async () => {
    const [notice] = await database.query<{ id: string }>(
      "SELECT id FROM corrective_action WHERE unit_code = $1 AND kind = 'rectification'",
      [unit],
    );
    return notice?.id;
  });
  const order = { unit, text: `Order ${marker}` };
  const { correctiveAction: directive } = expectStatus(
    201,
    await office.leader.post<{ correctiveAction: { id: string } }>('/api/v1/directives', order),
  );
  const plan = { unit, checklist: 'counter-branch', form: 'announced', plannedOn: inspectionDay };
  const inspection = expectStatus(201, await office.supervisor.post<{ id: string }>('/api/v1/inspections', plan));
  const { entries } = expectStatus(
    200,
    await owner.get<{ entries: { id: string }[] }>(`/api/v1/quarantine?source=${source}`),
  );
  let people = 0;
  const somebody = async (held: readonly Role[], staffCode: string | null) => {
    const given = { username: `${marker}.${people++}`.toLowerCase(), roles: held, scopeUnit: unit, staffCode };
    return HttpCaller.withToken(owner.url, (await aSignedInUser(database, given)).token);
  };
  return {
    marker,
    key,
    person: () => somebody(roles, null),
    member: () => somebody(['staff'], staff),
    belongings: {
      ...{ unit, staff, source, username, externalId, userId: user.id, keyId: key.keyId, eventId: event.id },
      findingId: findings[0]?.id ?? '',
      ...{ penaltyId, rectificationId, directiveId: directive.id, inspectionId: inspection.id },
      quarantineId: entries[0]?.id ?? '',
    },
  };
}
