import { Injectable } from '@nestjs/common';
import type { FindingRecord } from '../../domain/finding/finding-record.js';
import { foldPenalties, type PenaltyVerdict } from '../../domain/penalty/fold-penalties.js';
import { inLockOrder, policySubject, type PolicySubject } from '../../domain/penalty/policy-subject.js';
import type { PenaltyPolicy } from '../../domain/rulebook/penalty-policy.schema.js';
import { type Release, Releases } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';
import { type PenalisedFinding, recordOf, standingFindings } from './penalised-findings.read-model.js';

/** A finding as a policy judges it: by the version of its own release. */
export interface JudgedFinding {
  readonly finding: PenalisedFinding;
  readonly record: FindingRecord;
  readonly policy: PenaltyPolicy;
}

/** What a policy makes of all standing findings of one subject. */
export interface PenaltyFold {
  readonly subject: PolicySubject;
  readonly findings: ReadonlyMap<string, JudgedFinding>;
  readonly verdicts: readonly PenaltyVerdict[];
}

/** Folds penalty policies over what the database holds. */
@Injectable()
export class PenaltyFolds {
  constructor(private readonly releases: Releases) {}

  /** Whose penalties may depend on these findings, in the order in which they are locked. */
  async subjectsOf(findings: readonly PenalisedFinding[]): Promise<readonly PolicySubject[]> {
    const subjects: PolicySubject[] = [];
    for (const { rule, releaseId, staff, answeringUnit } of findings) {
      for (const policy of policiesOf(await this.releases.load(releaseId), rule)) {
        const subject = policySubject(policy, { staff, unit: answeringUnit });
        if (subject !== undefined) subjects.push(subject);
      }
    }
    return inLockOrder(subjects);
  }

  async fold(tx: Transaction, subjects: readonly PolicySubject[]): Promise<readonly PenaltyFold[]> {
    const standing = new Map<string, PenalisedFinding[]>(subjects.map(({ key }) => [key, []]));
    for (const finding of await standingFindings(tx, subjects)) standing.get(finding.subjectKey)?.push(finding);
    return Promise.all(subjects.map((subject) => this.foldOne(subject, standing.get(subject.key) ?? [])));
  }

  private async foldOne(subject: PolicySubject, standing: readonly PenalisedFinding[]): Promise<PenaltyFold> {
    const findings = new Map<string, JudgedFinding>();
    for (const finding of standing) {
      const release = await this.releases.load(finding.releaseId);
      const policy = policiesOf(release, finding.rule).find(({ code }) => code === subject.policy);
      // an older version of the policy may have been for the other of staff and unit
      if (policy?.for !== subject.kind) continue;
      findings.set(finding.id, { finding, policy, record: recordOf(finding, release) });
    }
    const judged = [...findings.values()];
    const policyOf = ({ id }: FindingRecord): PenaltyPolicy => judgedIn(findings, id).policy;
    const records = judged.map(({ record }) => record);
    return { subject, findings, verdicts: foldPenalties(policyOf, records) };
  }
}

/** The finding of a verdict; it is always there. */
export function judgedIn(findings: PenaltyFold['findings'], id: string): JudgedFinding {
  const judged = findings.get(id);
  if (judged === undefined) throw new Error(`finding ${id} is not among those folded`);
  return judged;
}

function policiesOf({ rulebook }: Release, ruleCode: string): readonly PenaltyPolicy[] {
  const named = rulebook.rules.get(ruleCode)?.consequences ?? [];
  return named.flatMap((code) => rulebook.penaltyPolicies.get(code) ?? []);
}
