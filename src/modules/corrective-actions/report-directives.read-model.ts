import type { Person } from '../../domain/shared/person.js';
import type { Transaction } from '../../platform/database/database.js';

/** A directive that leadership gave in a report and of which there is no corrective action yet. */
export interface ReportDirective {
  /** id of the report, and the number under which it is cited */
  readonly report: string;
  readonly reportNumber: string;
  readonly number: string;
  readonly unit: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly leader: Person;
}

/** Those of these reports, by report and number. */
export async function unissuedDirectives(tx: Transaction, reports: readonly string[]): Promise<ReportDirective[]> {
  return tx.query<ReportDirective>(
    `SELECT r.id AS report, r.number AS "reportNumber", d.given ->> 'number' AS number, d.given ->> 'addressee' AS unit,
       d.given ->> 'text' AS text, d.given ->> 'dueOn' AS "dueOn", d.given -> 'by' AS leader
     FROM inspection_report AS r, jsonb_array_elements(r.state -> 'directives') AS d (given)
     WHERE r.id = ANY($1::bigint[])
       AND NOT EXISTS (SELECT FROM corrective_action AS a WHERE a.number = d.given ->> 'number')
     ORDER BY r.id, number`,
    [reports],
  );
}
