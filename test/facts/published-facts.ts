import type { FactsClient } from './facts-client.js';

/** One published number (or list of numbers) and how the product gives it. `id` is its name in the facts file. */
export interface PublishedFact {
  readonly id: string;
  readonly says: string;
  readonly expected: unknown;
  actual(client: FactsClient): Promise<unknown>;
}

const complaintFacts: readonly PublishedFact[] = [
  {
    id: 'D1.1',
    says: 'rows read',
    expected: 75_045,
    actual: (c) => Promise.resolve(c.rowsRead('ct-insurance-complaints')),
  },
  { id: 'D1.1', says: 'complaints', expected: 21_174, actual: (c) => c.events('type=complaint&by=type') },
  {
    id: 'D1.1',
    says: 'complaint–company pairs',
    expected: 21_609,
    actual: (c) => c.events('type=complaint-company&by=type'),
  },
  {
    id: 'D1.1',
    says: 'companies',
    expected: 765,
    actual: (c) => c.distinct('type=complaint-company&by=type&distinct=fact:company'),
  },
  {
    id: 'D1.1',
    says: 'complaints naming more than one company',
    expected: 396,
    actual: (c) => c.findings('complaint-several-companies'),
  },
  {
    id: 'D1.2',
    says: 'not closed within 30 calendar days, of all complaints',
    expected: [9_860, 21_174],
    actual: (c) => c.findingsOfJudged('complaint-over-30-days'),
  },
  { id: 'D1.2', says: 'closed on day 30 exactly', expected: 370, actual: (c) => c.findings('complaint-on-day-30') },
  {
    id: 'D1.3',
    says: 'top 5 companies by pairs over 30 days, with all their pairs',
    expected: [
      ['Anthem Health Plans, Inc', 1_266, 2_957],
      ['Progressive Direct Insurance Company', 361, 672],
      ['Cigna Health and Life Insurance Company', 351, 615],
      ['ConnectiCare Benefits, Inc.', 333, 625],
      ['State Farm Mutual Automobile Insurance Company', 327, 684],
    ],
    actual: (c) => c.top('rule=company-over-30-days&by=fact:company&limit=5'),
  },
  {
    id: 'D1.4',
    says: 'not closed within 20 working days',
    expected: 10_666,
    actual: (c) => c.findings('complaint-over-20-working-days'),
  },
  {
    id: 'D1.4',
    says: 'closed on working day 20 exactly',
    expected: 590,
    actual: (c) => c.findings('complaint-on-working-day-20'),
  },
  {
    id: 'D1.4',
    says: 'over 20 working days, within 30 calendar days',
    expected: 806,
    actual: (c) => c.findings('complaint-late-in-working-days-only'),
  },
  {
    id: 'D1.4',
    says: 'over 30 calendar days, within 20 working days',
    expected: 0,
    actual: async (c) => (await c.findings('complaint-over-30-days')) - (await c.findings('complaint-late-both-ways')),
  },
  {
    id: 'D1.5',
    says: 'overturned, of overturned and substantiated',
    expected: [778, 778 + 7_710],
    actual: (c) => c.findingsOfJudged('company-overturned'),
  },
  { id: 'D1.5', says: 'substantiated', expected: 7_710, actual: (c) => c.findings('company-substantiated') },
  {
    id: 'D1.5',
    says: 'both dispositions',
    expected: 4,
    actual: (c) => c.findings('company-overturned-and-substantiated'),
  },
  {
    id: 'D1.5',
    says: 'top 5 companies by overturned pairs',
    expected: [
      ['Anthem Health Plans, Inc', 204],
      ['Cigna Health and Life Insurance Company', 77],
      ['ConnectiCare Benefits, Inc.', 54],
      ['UnitedHealthcare Insurance Company', 53],
      ['ConnectiCare Insurance Company, Inc', 29],
    ],
    actual: async (c) =>
      (await c.top('rule=company-overturned&by=fact:company&limit=5')).map(([name, count]) => [name, count]),
  },
  {
    id: 'D1.5',
    says: 'top 5 overturn rates of companies with at least 50',
    expected: [
      ['CaremarkPCS Health, L.L.C. dba CVS Caremark', 26, 56, 0.4643],
      ['Cigna Health and Life Insurance Company', 77, 169, 0.4556],
      ['Oxford Health Plans (CT), Inc', 23, 55, 0.4182],
      ['UnitedHealthcare Insurance Company', 53, 149, 0.3557],
      ['Anthem Health Plans, Inc', 204, 641, 0.3183],
    ],
    actual: (c) => c.topRates('rule=company-overturned&by=fact:company&minJudged=50&sort=rate&limit=5'),
  },
  {
    id: 'D1.10',
    says: 'over 60 days, overturned, at least 1,000.00 recovered',
    expected: 65,
    actual: (c) => c.findings('company-late-overturned-costly'),
  },
];

const incidentFacts: readonly PublishedFact[] = [
  { id: 'D2.1', says: 'rows read', expected: 141_712, actual: (c) => Promise.resolve(c.rowsRead('itsm-incidents')) },
  { id: 'D2.1', says: 'incidents', expected: 24_918, actual: (c) => c.events('type=incident&by=type') },
  {
    id: 'D2.1',
    says: 'incidents whose last row is Closed',
    expected: 24_918,
    actual: (c) => c.findings('incident-closed'),
  },
  { id: 'D2.2', says: 'SLA missed', expected: 9_115, actual: (c) => c.findings('incident-sla-missed') },
  {
    id: 'D2.2',
    says: 'SLA missed by priority, with all incidents',
    expected: [
      ['1 - Critical', 265, 270],
      ['2 - High', 406, 408],
      ['3 - Moderate', 8_321, 23_466],
      ['4 - Low', 123, 774],
    ],
    actual: (c) => c.top('rule=incident-sla-missed&by=fact:priority&sort=group'),
  },
  { id: 'D2.3', says: 'reopened', expected: 275, actual: (c) => c.findings('incident-reopened') },
  {
    id: 'D2.3',
    says: 'reassigned at least four times',
    expected: 1_614,
    actual: (c) => c.findings('incident-passed-on'),
  },
  { id: 'D2.3', says: 'both', expected: 68, actual: (c) => c.findings('incident-reopened-and-passed-on') },
  {
    id: 'D2.6',
    says: 'first response after more than 60 minutes, of all with one',
    expected: [5_470, 15_013],
    actual: (c) => c.findingsOfJudged('incident-first-response-late'),
  },
  {
    id: 'D2.6',
    says: 'no first response recorded: not evaluable, not late',
    expected: 9_905,
    actual: (c) => c.notEvaluable('incident-first-response-late'),
  },
  {
    id: 'D2.9',
    says: 'priority 1 or 2, SLA missed, reassigned at least three times',
    expected: 103,
    actual: (c) => c.findings('incident-urgent-missed-and-passed-on'),
  },
];

export const publishedFacts = [...complaintFacts, ...incidentFacts];
