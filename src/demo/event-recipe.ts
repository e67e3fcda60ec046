import type { FactValue } from '../domain/shared/fact-value.js';
import type { Day, Moment, OfficeHours } from './office-hours.js';
import type { SeededRandom } from './seeded-random.js';

/** Where and by whom an event comes about. */
export interface Scene {
  readonly random: SeededRandom;
  readonly hours: OfficeHours;
  readonly day: Day;
  readonly unit: string;
  readonly staff: string;
  /** somebody else of the same unit */
  readonly colleague: string;
  /** somebody of the unit above */
  readonly superior: string;
  /** a business number that no other event has: `number('T')` is `T20260706-000123` */
  readonly number: (prefix: string) => string;
}

export interface Draft {
  readonly occurredAt: Moment;
  /** whether the event names a customer */
  readonly customer: boolean;
  readonly data: Readonly<Record<string, FactValue>>;
}

/** How events of one type are made up. */
export interface EventRecipe {
  readonly type: string;
  /** who reports such events: branches, or the customer-service centres of the cities */
  readonly at: 'branch' | 'city';
  /** on working days only, or every day */
  readonly open: 'working-days' | 'daily';
  /** facts that an event of this type never lacks */
  readonly required: readonly string[];
  /** the rules that events of this type can be built to fire */
  readonly plants: readonly string[];
  /** what such events plant speaks for the staff member, not against */
  readonly honours?: true;
  /**
   * An event that fires exactly the rule `planted`, or none at all if it is null. Ordinary values keep clear of every
   * limit, so that nobody can quarrel about what a correct engine finds.
   */
  readonly make: (scene: Scene, planted: string | null) => Draft;
}
