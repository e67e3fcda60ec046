import { Injectable, Logger } from '@nestjs/common';
import type { CalendarDefinition } from '../../domain/calendar/calendar-definition.js';
import { compileCalendar, type WorkingCalendar } from '../../domain/calendar/compile-calendar.js';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { type Obligation, obligationOf } from '../../domain/corrective-action/obligation-of.js';
import type { AttachedFinding, Rectification, Terms } from '../../domain/corrective-action/rectification.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { CorrectivePolicy } from '../../domain/rulebook/corrective-policy.schema.js';
import { daysOf } from '../../domain/rulebook/duration.schema.js';
import { systemPrincipal } from '../../domain/shared/principal.js';
import type { Given } from '../../domain/shared/workflow.js';
import { type Release, Releases } from '../../pipeline/releases.js';
import type { Step } from '../../pipeline/step-catalog.js';
import type { StepHandler } from '../../pipeline/step-handler.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import {
  lockUnitStandards,
  newCorrectiveActionId,
  newCorrectiveNumber,
  openRectifications,
} from './corrective-action.repository.js';
import {
  attachedAmong,
  rectifiableFindings,
  type RectifiableFinding,
  recordOf,
} from './rectifiable-findings.read-model.js';
import { RectificationActs } from './rectification-acts.service.js';
import { holdForFault, holdRectifications } from './rectification-hold.repository.js';

/** A finding that obliges its unit, by which policy of which release, and by when. */
interface Duty {
  readonly finding: RectifiableFinding;
  readonly policy: CorrectivePolicy;
  readonly release: Release;
  readonly terms: Terms;
}

interface Judged extends Omit<Duty, 'terms'> {
  readonly obligation: Obligation;
}

const clock = zoneClock(organizationZone);

const compiledCalendars = new WeakMap<CalendarDefinition, WorkingCalendar>();

/** Made ready once per release, not once per finding. */
function compiled(calendar: CalendarDefinition | undefined): WorkingCalendar | undefined {
  if (calendar === undefined) return undefined;
  const ready = compiledCalendars.get(calendar) ?? compileCalendar(calendar);
  compiledCalendars.set(calendar, ready);
  return ready;
}

/**
 * Step `rectify`: what a finding obliges its unit to. It attaches to the open rectification of its unit and standard, or a new
 * one is issued. Doing it again changes nothing: a finding is dealt with once.
 */
@Injectable()
export class RectifyJob implements StepHandler {
  private readonly logger = new Logger('rectify');

  constructor(
    private readonly releases: Releases,
    private readonly acts: RectificationActs,
    private readonly clock: Clock,
  ) {}

  async handle(tx: Transaction, refs: readonly string[]): Promise<readonly Step[]> {
    const given = { by: systemPrincipal, at: this.clock.now().toISOString() };
    const findings = await rectifiableFindings(tx, refs);
    await lockUnitStandards(tx, findings);
    // only now: what others attached or issued for these units and standards is committed
    const known = await attachedAmong(tx, refs);
    const judged: Judged[] = [];
    for (const finding of findings) if (!known.has(finding.id)) judged.push(...(await this.judge(finding, given.at)));
    await holdRectifications(tx, judged.flatMap(holdOf));
    const open = new Map((await openRectifications(tx, findings)).map((one) => [keyOf(one.state.notice), one]));
    for (const [key, duties] of grouped(judged.flatMap(dutyOf))) {
      const standing = open.get(key);
      if (standing === undefined) await this.issue(tx, duties, given);
      else await this.acts.perform(tx, standing, { type: 'attach', given, ...together(duties) });
    }
    return [];
  }

  async giveUp(tx: Transaction, ref: string, error: Error): Promise<void> {
    this.logger.error(`what finding ${ref} obliges to cannot be told: ${error.message}`, error.stack);
    await holdForFault(tx, ref);
  }

  /** By the first policy of its rule that obliges to anything; one that lacks data counts only where none does. */
  private async judge(finding: RectifiableFinding, at: string): Promise<readonly Judged[]> {
    const release = await this.releases.load(finding.releaseId);
    const { rules, correctivePolicies, calendars } = release.rulebook;
    const judged = (rules.get(finding.rule)?.consequences ?? []).flatMap((code) => {
      const policy = correctivePolicies.get(code);
      if (policy === undefined) return [];
      const calendar = policy.calendar === undefined ? undefined : compiled(calendars.get(policy.calendar));
      return [{ finding, policy, release, obligation: obligationOf(policy, recordOf(finding, release), at, calendar) }];
    });
    const ofOutcome = (outcome: Obligation['outcome']) =>
      judged.find(({ obligation }) => obligation.outcome === outcome);
    const first = ofOutcome('opens') ?? ofOutcome('needs-data');
    return first === undefined ? [] : [first];
  }

  private async issue(tx: Transaction, duties: readonly Duty[], given: Given): Promise<Rectification | undefined> {
    const [first] = duties;
    if (first === undefined) return undefined;
    const { policy, release, finding } = first;
    const year = Number(clock.localDateOf(given.at).slice(0, 4));
    const id = await newCorrectiveActionId(tx);
    const notice = {
      number: await newCorrectiveNumber(tx, 'rectification', year),
      ...{ unit: finding.unit, standard: finding.standard, policy: policy.code, release: release.id },
      ...{ ownerRole: policy.ownerRole, verifierRoles: policy.verifierRoles },
      watchDays: policy.watch === undefined ? null : daysOf(policy.watch.for),
    };
    return this.acts.perform(tx, { id, state: undefined }, { type: 'issue', given, notice, ...together(duties) });
  }
}

const keyOf = ({ unit, standard }: { readonly unit: string; readonly standard: string }): string =>
  JSON.stringify([unit, standard]);

function grouped(duties: readonly Duty[]): ReadonlyMap<string, readonly Duty[]> {
  const groups = new Map<string, Duty[]>();
  for (const duty of duties) groups.set(keyOf(duty.finding), [...(groups.get(keyOf(duty.finding)) ?? []), duty]);
  return groups;
}

const dutyOf = ({ obligation, ...rest }: Judged): readonly Duty[] =>
  obligation.outcome === 'opens' ? [{ ...rest, terms: obligation.terms }] : [];

const holdOf = ({ obligation, finding, policy }: Judged) =>
  obligation.outcome === 'needs-data'
    ? [{ finding: finding.id, policy: policy.code, unit: finding.unit, missing: obligation.missing }]
    : [];

/** Several findings at once oblige to the earliest of their terms. */
function together(duties: readonly Duty[]): { findings: readonly AttachedFinding[]; terms: Terms } {
  const earliest = (of: keyof Terms) => duties.map(({ terms }) => terms[of]).sort()[0] ?? '';
  return {
    findings: duties.map(({ finding: { id, occurredAt, severity } }) => ({
      id,
      occurredAt: occurredAt.toISOString(),
      severity: severity as AttachedFinding['severity'],
    })),
    terms: { acknowledgeBy: earliest('acknowledgeBy'), dueAt: earliest('dueAt') },
  };
}
