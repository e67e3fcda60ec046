import type { Role } from '../../src/domain/shared/principal.js';
import { aStaffMember, aUnit } from './an-organization.js';
import { aCounterVisit } from './insurer.js';
import { type Belongings, inspectionDay } from './two-branches.js';

/** A request that names what belongs to a branch, or asks for whatever there is. */
export interface Ask {
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Who may call a route, and how somebody would use it to look at another branch. */
export interface RouteExpectation {
  /** `public`: needs no credential; `everybody`: whoever is signed in, keys included; `people`: not keys */
  readonly allowed: 'public' | 'everybody' | 'people' | readonly Role[];
  /** the first one must be harmless where what it names does not exist: every role sends it */
  readonly asks: (of: Belongings) => Asks;
  /** what the branch itself finds in its own answers, to prove that a leak would be noticed; none: nothing of a branch */
  readonly shows?: readonly ('unit' | 'staff' | 'source' | 'username' | 'externalId' | 'marker')[];
  /** changes something where the named things exist, so that the branch itself does not ask */
  readonly changes?: true;
}

type Asks = readonly [Ask, ...Ask[]];
type Body = NonNullable<Ask['body']>;

const get =
  (path: string, ...others: readonly string[]) =>
  (): Asks => [{ path }, ...others.map((other) => ({ path: other }))];
const post = (path: string, body: Body, ...others: readonly Body[]): Asks => [
  { path, body },
  ...others.map((other) => ({ path, body: other })),
];

const readers: readonly Role[] = [
  'admin',
  'supervisor',
  'approver',
  'inspector',
  'unit-manager',
  'leadership',
  'auditor',
  'staff',
];
const rulebookReaders: readonly Role[] = ['supervisor', 'approver', 'auditor', 'leadership', 'admin'];

const judges: readonly Role[] = ['supervisor', 'approver', 'leadership'];
const reportReaders: readonly Role[] = ['inspector', 'supervisor', 'approver', 'leadership', 'auditor'];
const reportRows = (unit: string): readonly string[] =>
  [
    'judgements',
    'findings',
    'inspections',
    'inspection-items',
    'penalties',
    'corrective-actions',
    'escalations',
  ].flatMap((list) =>
    [`unit=${unit}`, `within=${unit}`].map(
      (place) => `/report-rows/${list}?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&${place}`,
    ),
  );

/** What narrows findings, with another branch in each filter. */
const filters = ({ unit, staff }: Belongings) => [
  `unit=${unit}`,
  `staff=${staff}`,
  `rule=counter-wait&unit=${unit}`,
  `type=counter.served&staff=${staff}&from=2020-01-01T00:00:00Z`,
];
const groupings = ['rule', 'unit', 'staff', 'source', 'fact:ticketNo', 'unit,staff,source'];

const verifiers: readonly Role[] = ['inspector', 'supervisor', 'approver', 'leadership'];
const planners: readonly Role[] = ['supervisor', 'leadership'];
const summaryReaders: readonly Role[] = [...planners, 'approver', 'auditor', 'admin', 'inspector'];
const inspectionReaders: readonly Role[] = [...summaryReaders, 'unit-manager'];

type Command = readonly [name: string, allowed: RouteExpectation['allowed'], body?: Body];

/** A row for each command that is given to one thing of a branch. */
const commands = (place: string, id: keyof Belongings, given: readonly Command[]) =>
  Object.fromEntries(
    given.map(([name, allowed, body]): [string, RouteExpectation] => {
      const asks = (of: Belongings): Asks => [
        { path: `${place}/${of[id]}/${name}`, ...(body === undefined ? {} : { body }) },
      ];
      return [`POST ${place}/{id}/${name.replace(/\?.*/, '')}`, { allowed, asks, changes: true }];
    }),
  );

/** Whose post may do it stands in the policy of each rectification, so that the routes of its unit are everybody's. */
const rectifying: readonly Command[] = [
  ['acknowledge', 'everybody', {}],
  ['analyse', 'everybody', { category: 'people', text: 'x' }],
  ['submit', 'everybody', {}],
  ['return', verifiers, { reason: 'x' }],
  ['verify', verifiers, {}],
  ['close', verifiers, {}],
  ['cancel', planners, { reason: 'x' }],
];
const directing: readonly Command[] = [
  ['accept', ['unit-manager'], {}],
  ['progress', ['unit-manager'], { text: 'x' }],
  ['report', ['unit-manager'], { text: 'x' }],
  ['accept-report', ['leadership'], {}],
  ['return', ['leadership'], { reason: 'x' }],
];
const inspecting: readonly Command[] = [
  ['assign', planners, { inspector: 'wang.supervisor' }],
  ['start', ['inspector'], {}],
  ['submit', ['inspector'], {}],
  ['return', planners, { reason: 'x' }],
  ['confirm', planners, {}],
  ['close', planners, {}],
  ['cancel', planners, { reason: 'x' }],
];
const anAction = ({ staff }: Belongings) => ({ text: 'x', owner: staff, dueOn: '2026-12-01' });
const aPlanFor = (unit: string): Body => ({
  ...{ unit, checklist: 'counter-branch', form: 'announced', plannedOn: inspectionDay },
});

/**
 * A row for every route of the API that /api/openapi.json names. Whoever adds a route says here who may call it and what it
 * would show; without a row the scope matrix fails.
 */
export const routeExpectations: Readonly<Record<string, RouteExpectation>> = {
  'GET /health': { allowed: 'public', asks: get('/health') },
  'GET /metrics': { allowed: 'public', asks: get('/metrics') },
  'POST /api/v1/sessions': {
    allowed: 'public',
    asks: () => [{ path: '/api/v1/sessions', body: { username: 'nobody', password: 'a guess of mine' } }],
  },
  'DELETE /api/v1/sessions/current': { allowed: 'people', asks: get('/api/v1/sessions/current'), changes: true },
  'GET /api/v1/me': { allowed: 'everybody', asks: get('/api/v1/me'), shows: ['unit'] },
  'POST /api/v1/me/password': {
    allowed: 'people',
    asks: () => [{ path: '/api/v1/me/password', body: { next: 'short' } }],
  },

  'POST /api/v1/organization': {
    allowed: ['admin'],
    // faulty for whoever may load: below a unit that does not exist
    asks: ({ unit, staff }) => [
      { path: '/api/v1/organization', body: { units: [aUnit({ code: 'Probe', parent: 'NoSuchUnit' })] } },
      { path: '/api/v1/organization', body: { units: [aUnit({ code: unit, parent: 'NoSuchUnit' })] } },
      { path: '/api/v1/organization', body: { staff: [aStaffMember({ code: staff, unit: 'NoSuchUnit' })] } },
    ],
  },
  'GET /api/v1/organization/units': {
    allowed: 'everybody',
    asks: get('/api/v1/organization/units', '/api/v1/organization/units?on=2021-01-01'),
    shows: ['unit'],
  },
  'GET /api/v1/organization/staff': {
    allowed: readers,
    asks: ({ unit }) => [
      { path: '/api/v1/organization/staff' },
      { path: `/api/v1/organization/staff?unit=${unit}` },
      { path: `/api/v1/organization/staff?on=2021-01-01&unit=${unit}` },
      { path: '/api/v1/organization/staff?after=A&limit=1000' },
    ],
    shows: ['staff'],
  },

  'POST /api/v1/users': {
    allowed: ['admin'],
    asks: ({ unit, staff }) => [
      {
        path: '/api/v1/users',
        body: { username: 'intruder', displayName: 'x', roles: ['unit-manager'], scopeUnit: unit },
      },
      {
        path: '/api/v1/users',
        body: { username: 'intruder', displayName: 'x', roles: ['staff'], scopeUnit: unit, staffCode: staff },
      },
    ],
    changes: true,
  },
  'GET /api/v1/users': { allowed: ['admin'], asks: get('/api/v1/users'), shows: ['username'] },
  'PATCH /api/v1/users/{id}': {
    allowed: ['admin'],
    asks: ({ userId }) => [
      { path: `/api/v1/users/${userId}`, body: { displayName: 'x' } },
      { path: `/api/v1/users/${userId}`, body: { roles: ['admin'], scopeUnit: '*' } },
    ],
    changes: true,
  },
  'POST /api/v1/users/{id}/disable': {
    allowed: ['admin'],
    asks: ({ userId }) => [{ path: `/api/v1/users/${userId}/disable` }],
    changes: true,
  },
  'POST /api/v1/users/{id}/enable': {
    allowed: ['admin'],
    asks: ({ userId }) => [{ path: `/api/v1/users/${userId}/enable` }],
    changes: true,
  },
  'POST /api/v1/users/{id}/sign-in-link': {
    allowed: ['admin'],
    asks: ({ userId }) => [{ path: `/api/v1/users/${userId}/sign-in-link` }],
    changes: true,
  },

  'POST /api/v1/api-keys': {
    allowed: ['admin'],
    asks: ({ unit, source }) => [{ path: '/api/v1/api-keys', body: { source, label: 'x', scopeUnit: unit } }],
    changes: true,
  },
  'GET /api/v1/api-keys': { allowed: ['admin'], asks: get('/api/v1/api-keys'), shows: ['source', 'unit'] },
  'POST /api/v1/api-keys/{id}/rotate': {
    allowed: ['admin'],
    asks: ({ keyId }) => [{ path: `/api/v1/api-keys/${keyId}/rotate`, body: {} }],
    changes: true,
  },
  'POST /api/v1/api-keys/{id}/revoke': {
    allowed: ['admin'],
    asks: ({ keyId }) => [{ path: `/api/v1/api-keys/${keyId}/revoke` }],
    changes: true,
  },

  'POST /api/v1/rulebook/check': {
    allowed: ['supervisor', 'approver'],
    asks: () => [{ path: '/api/v1/rulebook/check', body: { documents: [{ file: 'x.json', text: '{}' }] } }],
  },
  'POST /api/v1/rulebook/releases': {
    allowed: ['supervisor'],
    asks: () => [{ path: '/api/v1/rulebook/releases', body: { title: 'x', documents: [{ file: 'x', text: '{}' }] } }],
  },
  'GET /api/v1/rulebook/releases': { allowed: rulebookReaders, asks: get('/api/v1/rulebook/releases') },
  'GET /api/v1/rulebook/releases/{id}': { allowed: rulebookReaders, asks: get('/api/v1/rulebook/releases/1') },
  'GET /api/v1/rulebook/releases/{id}/documents/{kind}/{code}': {
    allowed: rulebookReaders,
    asks: get('/api/v1/rulebook/releases/1/documents/rule/counter-wait'),
  },
  'POST /api/v1/rulebook/releases/{id}/approve': {
    allowed: ['approver'],
    asks: () => [{ path: '/api/v1/rulebook/releases/987654/approve', body: {} }],
  },
  'POST /api/v1/rulebook/releases/{id}/reject': {
    allowed: ['approver'],
    asks: () => [{ path: '/api/v1/rulebook/releases/987654/reject', body: { reason: 'x' } }],
  },

  'POST /api/v1/events': {
    allowed: ['integrator', 'admin'],
    asks: ({ unit, staff, source, externalId }) =>
      post(
        '/api/v1/events',
        { ...aCounterVisit({ id: externalId, source, unit, staff }), occurredAt: 'never' },
        aCounterVisit({ id: externalId, source, unit, staff }),
        aCounterVisit({ id: externalId, source, unit: undefined, staff }),
        aCounterVisit({ id: externalId, unit, staff }),
      ),
    changes: true,
  },
  'GET /api/v1/events': {
    allowed: 'everybody',
    asks: ({ source, externalId }) => [{ path: `/api/v1/events?source=${source}&id=${externalId}` }],
    shows: ['unit', 'staff', 'source', 'externalId'],
  },
  'GET /api/v1/events/{id}': {
    allowed: 'everybody',
    asks: ({ eventId }) => [{ path: `/api/v1/events/${eventId}` }],
    shows: ['unit', 'staff', 'source', 'externalId'],
  },
  'GET /api/v1/events/{id}/rules/{rule}': {
    allowed: 'everybody',
    asks: ({ eventId }) => [
      { path: `/api/v1/events/${eventId}/rules/counter-wait` },
      { path: `/api/v1/events/${eventId}/rules/counter-wait-vip` },
      { path: `/api/v1/events/${eventId}/rules/none` },
    ],
    shows: ['unit'],
  },
  'GET /api/v1/quarantine': {
    allowed: ['integrator', 'admin', 'supervisor'],
    asks: ({ source }) => [
      { path: '/api/v1/quarantine' },
      { path: `/api/v1/quarantine?source=${source}` },
      { path: '/api/v1/quarantine?reason=wrong-type&after=0' },
    ],
    shows: ['unit', 'staff', 'source', 'externalId'],
  },
  'POST /api/v1/quarantine/replay': {
    allowed: ['integrator', 'admin'],
    asks: ({ quarantineId }) => [
      { path: '/api/v1/quarantine/replay', body: { ids: [quarantineId] } },
      { path: '/api/v1/quarantine/replay', body: { reason: 'wrong-type' } },
    ],
    changes: true,
  },

  'GET /api/v1/findings': {
    allowed: 'everybody',
    asks: (of) => [
      { path: '/api/v1/findings' },
      ...filters(of).map((filter) => ({ path: `/api/v1/findings?${filter}` })),
      { path: '/api/v1/findings?before=999999&limit=500' },
    ],
    shows: ['unit', 'staff'],
  },
  'GET /api/v1/findings/export': {
    allowed: 'everybody',
    asks: (of) => [
      { path: '/api/v1/findings/export' },
      { path: '/api/v1/findings/export?format=json' },
      ...filters(of).map((filter) => ({ path: `/api/v1/findings/export?format=csv&${filter}` })),
    ],
    shows: ['unit', 'staff'],
  },
  'GET /api/v1/findings/{id}': {
    allowed: 'everybody',
    asks: ({ findingId }) => [{ path: `/api/v1/findings/${findingId}` }],
    shows: ['unit'],
  },
  'GET /api/v1/summaries/findings': {
    allowed: 'everybody',
    asks: (of) => [
      { path: '/api/v1/summaries/findings?by=unit,staff' },
      ...groupings.map((by) => ({ path: `/api/v1/summaries/findings?by=${by}` })),
      ...filters(of).map((filter) => ({ path: `/api/v1/summaries/findings?by=unit,staff&format=csv&${filter}` })),
    ],
    shows: ['unit', 'staff'],
  },
  'GET /api/v1/summaries/events': {
    allowed: 'everybody',
    asks: ({ unit, staff }) => [
      { path: '/api/v1/summaries/events?by=unit,staff,source' },
      { path: '/api/v1/summaries/events?by=fact:ticketNo' },
      { path: '/api/v1/summaries/events?by=type&distinct=fact:ticketNo' },
      { path: `/api/v1/summaries/events?by=staff&unit=${unit}` },
      { path: `/api/v1/summaries/events?by=unit&format=csv&staff=${staff}` },
    ],
    shows: ['unit', 'staff', 'source'],
  },
  'POST /api/v1/findings/{id}/withdraw': {
    allowed: ['supervisor', 'approver'],
    asks: ({ findingId }) => post(`/api/v1/findings/${findingId}/withdraw`, { reason: 'x' }),
    changes: true,
  },
  'GET /api/v1/penalties': {
    allowed: readers,
    asks: ({ unit, staff, findingId }) => [
      { path: '/api/v1/penalties' },
      { path: `/api/v1/penalties?unit=${unit}` },
      { path: `/api/v1/penalties?staff=${staff}&status=proposed&tier=light` },
      { path: `/api/v1/penalties?finding=${findingId}&limit=500` },
    ],
    shows: ['unit', 'staff'],
  },
  'GET /api/v1/penalties/held': {
    allowed: readers,
    asks: ({ unit, staff }) => [
      { path: '/api/v1/penalties/held' },
      { path: `/api/v1/penalties/held?unit=${unit}` },
      { path: `/api/v1/penalties/held?staff=${staff}` },
    ],
  },
  'GET /api/v1/penalties/{id}': {
    allowed: readers,
    asks: ({ penaltyId }) => [{ path: `/api/v1/penalties/${penaltyId}` }],
    shows: ['unit', 'staff'],
  },
  ...Object.fromEntries(
    (
      [
        ['confirm', judges, {}],
        ['acknowledge', readers, {}],
        ['waive-appeal', readers, {}],
        ['revoke', judges, { reason: 'x' }],
      ] as const
    ).map(([command, allowed, body]): [string, RouteExpectation] => [
      `POST /api/v1/penalties/{id}/${command}`,
      { allowed, asks: ({ penaltyId }) => post(`/api/v1/penalties/${penaltyId}/${command}`, body), changes: true },
    ]),
  ),
  'GET /api/v1/ledger/balance': {
    allowed: readers,
    asks: ({ unit, staff }) => [
      { path: `/api/v1/ledger/balance?staff=${staff}` },
      { path: `/api/v1/ledger/balance?unit=${unit}` },
    ],
    shows: ['staff'],
  },
  'GET /api/v1/ledger/entries': {
    allowed: readers,
    asks: ({ unit, staff }) => [
      { path: `/api/v1/ledger/entries?staff=${staff}` },
      { path: `/api/v1/ledger/entries?unit=${unit}` },
    ],
    shows: ['staff'],
  },
  'GET /api/v1/corrective-actions': {
    allowed: 'everybody',
    asks: ({ unit }) => [
      { path: '/api/v1/corrective-actions' },
      { path: `/api/v1/corrective-actions?unit=${unit}` },
      { path: `/api/v1/corrective-actions?within=${unit}&kind=directive` },
    ],
    shows: ['unit'],
  },
  'GET /api/v1/corrective-actions/holds': {
    allowed: 'everybody',
    asks: ({ unit }) => [
      { path: '/api/v1/corrective-actions/holds' },
      { path: `/api/v1/corrective-actions/holds?unit=${unit}` },
    ],
  },
  'GET /api/v1/corrective-actions/{id}': {
    allowed: 'everybody',
    asks: ({ rectificationId, directiveId }) => [
      { path: `/api/v1/corrective-actions/${rectificationId}` },
      { path: `/api/v1/corrective-actions/${directiveId}` },
    ],
    shows: ['unit'],
  },
  'GET /api/v1/corrective-actions/{id}/evidence/{file}': {
    allowed: 'everybody',
    asks: ({ rectificationId }) => [{ path: `/api/v1/corrective-actions/${rectificationId}/evidence/424242` }],
  },
  ...commands('/api/v1/corrective-actions', 'rectificationId', rectifying),
  'POST /api/v1/corrective-actions/{id}/plan': {
    allowed: 'everybody',
    asks: (of) => post(`/api/v1/corrective-actions/${of.rectificationId}/plan`, { actions: [anAction(of)] }),
    changes: true,
  },
  ...commands('/api/v1/corrective-actions', 'rectificationId', [
    ['finish-action', 'everybody', { action: 1 }],
    ['evidence?name=x.txt', 'everybody'],
  ]),
  'POST /api/v1/directives': {
    allowed: ['leadership'],
    asks: ({ unit }) => post('/api/v1/directives', { unit, text: 'x' }),
    changes: true,
  },
  ...commands('/api/v1/directives', 'directiveId', directing),
  'GET /api/v1/inspections': {
    allowed: inspectionReaders,
    asks: ({ unit }) => [{ path: '/api/v1/inspections' }, { path: `/api/v1/inspections?unit=${unit}` }],
    shows: ['unit'],
  },
  'GET /api/v1/inspections/daily-summary': {
    allowed: summaryReaders,
    asks: ({ unit }) => [
      { path: `/api/v1/inspections/daily-summary?on=${inspectionDay}` },
      { path: `/api/v1/inspections/daily-summary?on=${inspectionDay}&unit=${unit}` },
    ],
  },
  'GET /api/v1/inspections/{id}': {
    allowed: inspectionReaders,
    asks: ({ inspectionId }) => [{ path: `/api/v1/inspections/${inspectionId}` }],
    shows: ['unit'],
  },
  'POST /api/v1/inspections': {
    allowed: planners,
    asks: ({ unit }) => post('/api/v1/inspections', aPlanFor(unit)),
    changes: true,
  },
  ...commands('/api/v1/inspections', 'inspectionId', inspecting),
  'GET /api/v1/inspections/{id}/evidence/{file}': {
    allowed: inspectionReaders,
    asks: ({ inspectionId }) => [{ path: `/api/v1/inspections/${inspectionId}/evidence/424242` }],
  },
  ...commands('/api/v1/inspections', 'inspectionId', [
    ['answer', ['inspector'], { answers: { uniform: { answer: 'pass' } } }],
    ['evidence?name=x.pdf', ['inspector']],
  ]),
  'GET /api/v1/audit': {
    allowed: ['auditor', 'admin'],
    asks: ({ username, userId }) => [
      { path: '/api/v1/audit' },
      { path: `/api/v1/audit?subject=user:${userId}` },
      { path: `/api/v1/audit?actor=user:${username}` },
    ],
  },
  // of people's notices each sees their own, and none are planted: that they are about one's own part is their spec's matter
  'GET /api/v1/inbox': { allowed: 'everybody', asks: get('/api/v1/inbox') },
  'POST /api/v1/inbox/{id}/read': {
    allowed: 'everybody',
    asks: () => [{ path: '/api/v1/inbox/987654/read' }],
  },
  'GET /api/v1/escalations': {
    allowed: 'everybody',
    asks: ({ unit }) => [{ path: '/api/v1/escalations' }, { path: `/api/v1/escalations?unit=${unit}` }],
  },
  'GET /api/v1/internal-events': { allowed: ['admin'], asks: get('/api/v1/internal-events') },
  'POST /api/v1/internal-events/{id}/retry': {
    allowed: ['admin'],
    asks: () => [{ path: '/api/v1/internal-events/987654/retry' }],
  },
  'POST /api/v1/reports': {
    allowed: ['inspector', 'supervisor'],
    asks: ({ unit }) => [
      { path: '/api/v1/reports', body: { unit, from: '2026-08-01', to: '2026-07-01' } },
      { path: '/api/v1/reports', body: { unit, from: '2026-07-01', to: '2026-08-01' } },
    ],
    changes: true,
  },
  'GET /api/v1/reports': {
    allowed: reportReaders,
    asks: ({ unit }) => [{ path: '/api/v1/reports' }, { path: `/api/v1/reports?unit=${unit}` }],
  },
  'GET /api/v1/reports/{id}': { allowed: reportReaders, asks: get('/api/v1/reports/424242') },
  'GET /api/v1/reports/{id}/verify': { allowed: reportReaders, asks: get('/api/v1/reports/424242/verify') },
  'POST /api/v1/reports/{id}/submit': {
    allowed: ['inspector', 'supervisor'],
    asks: () => [{ path: '/api/v1/reports/424242/submit', body: {} }],
  },
  'POST /api/v1/reports/{id}/review': {
    allowed: ['approver', 'supervisor'],
    asks: () => [{ path: '/api/v1/reports/424242/review', body: { contentSha256: '0'.repeat(64) } }],
  },
  'POST /api/v1/reports/{id}/sign': {
    allowed: ['leadership'],
    asks: () => [{ path: '/api/v1/reports/424242/sign', body: { contentSha256: '0'.repeat(64) } }],
  },
  'POST /api/v1/reports/{id}/comments': {
    allowed: ['inspector', 'supervisor', 'approver', 'leadership'],
    asks: () => [{ path: '/api/v1/reports/424242/comments', body: { text: 'why?' } }],
  },
  'POST /api/v1/reports/{id}/revise': {
    allowed: ['inspector', 'supervisor'],
    asks: () => [{ path: '/api/v1/reports/424242/revise', body: { reason: 'late event' } }],
  },
  'POST /api/v1/reports/{id}/directives': {
    allowed: ['leadership'],
    asks: ({ unit }) => [{ path: '/api/v1/reports/424242/directives', body: { unit, text: 'do it' } }],
  },
  'GET /api/v1/report-rows/{list}': {
    allowed: reportReaders,
    asks: ({ unit }) => reportRows(unit).map((path) => ({ path: `/api/v1${path}` })) as [Ask, ...Ask[]],
    shows: ['unit'],
  },
};

/** The same for the pages, which a browser asks for and the API does not name. */
export const pageExpectations: Readonly<Record<string, RouteExpectation>> = {
  'GET /sign-in': { allowed: 'public', asks: get('/sign-in?token=made-up') },
  'GET /sign-in-page': { allowed: 'public', asks: get('/sign-in-page', '/sign-in-page?next=%2Ffindings') },
  'POST /sign-in-page': {
    allowed: 'public',
    asks: () => [{ path: '/sign-in-page', body: { username: 'nobody', password: 'a guess of mine' } }],
  },
  'POST /sign-out': { allowed: 'people', asks: get('/sign-out'), changes: true },
  'GET /choose-password': { allowed: 'people', asks: get('/choose-password') },
  'POST /choose-password': {
    allowed: 'people',
    asks: () => [{ path: '/choose-password', body: { next: 'short', again: 'short' } }],
  },
  'GET /': { allowed: 'everybody', asks: get('/') },
  'POST /inbox/read': { allowed: 'everybody', asks: get('/inbox/read') },
  'POST /inbox/{id}/read': { allowed: 'everybody', asks: get('/inbox/987654/read') },
  'POST /inbox/{id}/open': { allowed: 'everybody', asks: get('/inbox/987654/open') },
  'GET /findings': {
    allowed: 'everybody',
    asks: (of) => [{ path: '/findings' }, ...filters(of).map((filter) => ({ path: `/findings?${filter}` }))],
    shows: ['marker'],
  },
  'GET /findings/{id}': {
    allowed: 'everybody',
    asks: ({ findingId }) => [{ path: `/findings/${findingId}` }],
    shows: ['marker'],
  },
  'POST /findings/{id}/withdraw': {
    allowed: ['supervisor', 'approver'],
    asks: ({ findingId }) => post(`/findings/${findingId}/withdraw`, { reason: 'x' }),
    changes: true,
  },
  'GET /events/{id}': {
    allowed: 'everybody',
    asks: ({ eventId }) => [{ path: `/events/${eventId}` }],
    shows: ['marker'],
  },
  'GET /events/{id}/rules/{rule}': {
    allowed: 'everybody',
    asks: ({ eventId }) => [{ path: `/events/${eventId}/rules/counter-wait` }],
    shows: ['marker'],
  },
  'GET /penalties': {
    allowed: readers,
    asks: ({ unit, staff }) => [
      { path: '/penalties' },
      { path: `/penalties?unit=${unit}` },
      { path: `/penalties?staff=${staff}&status=&tier=light` },
    ],
    shows: ['marker'],
  },
  'GET /penalties/{id}': {
    allowed: readers,
    asks: ({ penaltyId }) => [{ path: `/penalties/${penaltyId}` }],
    shows: ['marker'],
  },
  ...Object.fromEntries(
    (
      [
        ['confirm', judges, {}],
        ['acknowledge', readers, {}],
        ['waive-appeal', readers, {}],
        ['revoke', judges, { reason: 'x' }],
      ] as const
    ).map(([command, allowed, body]): [string, RouteExpectation] => [
      `POST /penalties/{id}/${command}`,
      { allowed, asks: ({ penaltyId }) => post(`/penalties/${penaltyId}/${command}`, body), changes: true },
    ]),
  ),
  'GET /corrective-actions': {
    allowed: 'everybody',
    asks: ({ unit }) => [
      { path: '/corrective-actions' },
      { path: `/corrective-actions?unit=${unit}` },
      { path: `/corrective-actions?within=${unit}&kind=directive` },
    ],
    shows: ['marker'],
  },
  'GET /corrective-actions/{id}': {
    allowed: 'everybody',
    asks: ({ rectificationId, directiveId }) => [
      { path: `/corrective-actions/${rectificationId}` },
      { path: `/corrective-actions/${directiveId}` },
    ],
    shows: ['marker'],
  },
  'GET /corrective-actions/{id}/evidence/{file}': {
    allowed: 'everybody',
    asks: ({ rectificationId }) => [{ path: `/corrective-actions/${rectificationId}/evidence/424242` }],
  },
  ...commands('/corrective-actions', 'rectificationId', rectifying),
  'POST /corrective-actions/{id}/plan': {
    allowed: 'everybody',
    asks: (of) =>
      post(`/corrective-actions/${of.rectificationId}/plan`, {
        'text-1': 'x',
        'owner-1': of.staff,
        'dueOn-1': '2026-12-01',
      }),
    changes: true,
  },
  ...commands('/corrective-actions', 'rectificationId', [
    ['finish-action', 'everybody', { action: '1' }],
    ['evidence', 'everybody'],
  ]),
  'POST /directives': {
    allowed: ['leadership'],
    asks: ({ unit }) => post('/directives', { unit, text: 'x' }),
    changes: true,
  },
  ...commands('/directives', 'directiveId', directing),
  'GET /inspections': {
    allowed: inspectionReaders,
    asks: ({ unit }) => [{ path: '/inspections' }, { path: `/inspections?unit=${unit}` }],
    shows: ['marker'],
  },
  'GET /inspections/daily-summary': {
    allowed: summaryReaders,
    asks: ({ unit }) => [
      { path: `/inspections/daily-summary?on=${inspectionDay}` },
      { path: `/inspections/daily-summary?on=${inspectionDay}&unit=${unit}` },
    ],
  },
  'GET /inspections/plan': { allowed: planners, asks: get('/inspections/plan'), shows: ['marker'] },
  'GET /inspections/{id}': {
    allowed: inspectionReaders,
    asks: ({ inspectionId }) => [{ path: `/inspections/${inspectionId}` }],
    shows: ['marker'],
  },
  'POST /inspections': {
    allowed: planners,
    asks: ({ unit }) => post('/inspections', aPlanFor(unit)),
    changes: true,
  },
  ...commands('/inspections', 'inspectionId', inspecting),
  ...commands('/inspections', 'inspectionId', [['answers', ['inspector'], { 'answer-uniform': 'pass' }]]),
  'GET /reports': { allowed: reportReaders, asks: get('/reports') },
  'GET /reports/{id}': { allowed: reportReaders, asks: get('/reports/424242') },
  'GET /report-rows/{list}': {
    allowed: reportReaders,
    asks: ({ unit }) => reportRows(unit).map((path) => ({ path })) as [Ask, ...Ask[]],
    shows: ['unit'],
  },
  'POST /reports': {
    allowed: ['inspector', 'supervisor'],
    asks: ({ unit }) => [{ path: '/reports', body: { unit, from: '2026-08-01', through: '2026-07-01' } }],
  },
  'POST /reports/{id}/submit': {
    allowed: ['inspector', 'supervisor'],
    asks: () => [{ path: '/reports/424242/submit', body: {} }],
  },
  'POST /reports/{id}/review': {
    allowed: ['approver', 'supervisor'],
    asks: () => [{ path: '/reports/424242/review', body: { contentSha256: '0'.repeat(64) } }],
  },
  'POST /reports/{id}/sign': {
    allowed: ['leadership'],
    asks: () => [{ path: '/reports/424242/sign', body: { contentSha256: '0'.repeat(64) } }],
  },
  'POST /reports/{id}/comments': {
    allowed: ['inspector', 'supervisor', 'approver', 'leadership'],
    asks: () => [{ path: '/reports/424242/comments', body: { text: 'why?' } }],
  },
  'POST /reports/{id}/revise': {
    allowed: ['inspector', 'supervisor'],
    asks: () => [{ path: '/reports/424242/revise', body: { reason: 'late event' } }],
  },
  'POST /reports/{id}/directives': {
    allowed: ['leadership'],
    asks: ({ unit }) => [{ path: '/reports/424242/directives', body: { unit, text: 'do it' } }],
  },
};
