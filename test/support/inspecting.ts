import { document } from '../../src/domain/rulebook/document.schema.js';
import type { RulebookDocument } from '../../src/domain/rulebook/document.schema.js';
import type { Role } from '../../src/domain/shared/principal.js';
import type { Database } from '../../src/platform/database/database.js';
import { aSignedInUser } from './access.js';
import { HttpCaller } from './http-caller.js';
import { insurancePack } from './insurance-pack.js';

/** What of the insurance pack inspections need: the checklist, what its items test, and what judges a failed one. */
export const inspectionDocuments = (): RulebookDocument[] =>
  insurancePack()
    .filter(({ file }) => /^(checklists|standards|event-types\/inspection|rules\/inspection)/.test(file))
    .map(({ text }) => document.parse(JSON.parse(text)));

/** Who has to do with inspections of HZ01: sees what, belongs where. */
const people = {
  supervisor: { roles: ['supervisor'], scopeUnit: 'HZ' },
  secondSupervisor: { roles: ['supervisor'], scopeUnit: '*' },
  leader: { roles: ['leadership'], scopeUnit: '*' },
  inspector: { roles: ['inspector'], scopeUnit: 'HZ', staffCode: 'NB01-01' },
  otherInspector: { roles: ['inspector'], scopeUnit: '*' },
  farInspector: { roles: ['inspector'], scopeUnit: 'NB' },
  ownInspector: { roles: ['inspector'], scopeUnit: 'HZ', staffCode: 'HZ01-03' },
  lostInspector: { roles: ['inspector'], scopeUnit: 'HZ', staffCode: 'nobody' },
  both: { roles: ['supervisor', 'inspector'], scopeUnit: '*' },
  auditor: { roles: ['auditor'], scopeUnit: '*' },
  manager: { roles: ['unit-manager'], scopeUnit: 'HZ01' },
  cityManager: { roles: ['unit-manager'], scopeUnit: 'HZ' },
  sibling: { roles: ['unit-manager', 'supervisor', 'inspector'], scopeUnit: 'HZ02' },
} as const satisfies Record<string, { roles: readonly Role[]; scopeUnit: string; staffCode?: string }>;

export type Someone = keyof typeof people;
export type Cast = Readonly<Record<Someone, HttpCaller & { readonly userId: string }>>;

/** Everybody, signed in. Their usernames are their names here. */
export async function theCast(database: Database, url: string): Promise<Cast> {
  const signedIn: [string, HttpCaller & { userId: string }][] = [];
  for (const [username, given] of Object.entries(people)) {
    const { id, token } = await aSignedInUser(database, { username, ...given });
    signedIn.push([username, Object.assign(HttpCaller.withToken(url, token), { userId: id })]);
  }
  return Object.fromEntries(signedIn) as Cast;
}
