import type { Transaction } from '../../platform/database/database.js';

/** A finding of which cannot be told whether it obliges to anything. */
export interface RectificationHold {
  readonly finding: string;
  readonly policy: string;
  readonly unit: string;
  /** names of the facts that are missing */
  readonly missing: readonly string[];
}

/** Puts findings where a person sees that they lack data; doing it twice changes nothing. */
export async function holdRectifications(tx: Transaction, holds: readonly RectificationHold[]): Promise<void> {
  if (holds.length === 0) return;
  await tx.query(
    `INSERT INTO rectification_hold (finding_id, policy_code, unit_code, missing)
     SELECT finding, policy, unit, ARRAY(SELECT jsonb_array_elements_text(missing))
     FROM jsonb_to_recordset($1::jsonb) AS given (finding bigint, policy text, unit text, missing jsonb)
     ON CONFLICT (finding_id) DO NOTHING`,
    [JSON.stringify(holds)],
  );
}

/** The same for a finding that the step failed on each time. */
export async function holdForFault(tx: Transaction, finding: string): Promise<void> {
  await tx.query(
    `INSERT INTO rectification_hold (finding_id, policy_code, unit_code, missing)
     SELECT f.id, coalesce(min(p.code), f.rule_code), f.unit_code, '{internal-error}'
     FROM finding AS f
     JOIN rulebook_document AS r ON r.id = f.document_id
     LEFT JOIN (release_document AS m JOIN rulebook_document AS p ON p.id = m.document_id AND p.kind = 'corrective-policy')
       ON m.release_id = f.release_id AND r.body -> 'consequences' ? p.code
     WHERE f.id = $1 GROUP BY f.id ON CONFLICT (finding_id) DO NOTHING`,
    [finding],
  );
}
