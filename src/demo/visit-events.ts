import type { EventRecipe } from './event-recipe.js';
import { clockTime, instantOf } from './office-hours.js';

const tariffs = [
  [0, 60],
  [2_000, 15],
  [5_000, 20],
  [12_000, 5],
] as const;

const finished: EventRecipe = {
  type: 'visit.finished',
  at: 'branch',
  open: 'working-days',
  required: ['visitNo', 'purpose'],
  plants: ['visit-on-time', 'visit-identity', 'visit-charge'],
  make({ random, day, number }, planted) {
    const from = clockTime(day, random.pick([9, 10, 11, 14, 15, 16]));
    const to = from + 3600;
    const withoutNotice = planted === 'visit-on-time';
    // held up elsewhere, and the customer was told in good time
    const excused = !withoutNotice && random.chance(0.05);
    const arrivedAt = withoutNotice || excused ? to + random.mostlyLow(300, 4200) : from + random.integer(-300, 3300);
    const told = excused
      ? from - random.integer(75 * 60, 240 * 60)
      : withoutNotice && random.chance(0.4)
        ? from - random.integer(-20 * 60, 45 * 60)
        : null;
    const tariffFee = random.weighted(tariffs);
    return {
      occurredAt: arrivedAt + random.integer(900, 3600),
      customer: true,
      data: {
        visitNo: number('V'),
        purpose: random.pick(['claim-survey', 'claim-survey', 'policy-service', 'elderly-care', 'document-delivery']),
        appointmentFrom: instantOf(from),
        appointmentTo: instantOf(to),
        arrivedAt: instantOf(arrivedAt),
        toldCustomerAt: told === null ? null : instantOf(told),
        identityShown: planted !== 'visit-identity',
        tariffFee,
        chargedFee:
          planted === 'visit-charge' ? tariffFee + random.integer(10, 100) * 100 : random.chance(0.1) ? 0 : tariffFee,
      },
    };
  },
};

const reviewed: EventRecipe = {
  type: 'visit.reviewed',
  at: 'branch',
  open: 'working-days',
  required: ['visitNo'],
  plants: ['visit-appearance', 'visit-language'],
  make({ random, hours, day, superior, number }, planted) {
    const failed =
      planted === 'visit-appearance'
        ? [random.pick(['uniform', 'badge', 'shoe-covers'])]
        : planted === 'visit-language'
          ? random.several(['greeting', 'explanation', 'polite-words', 'farewell'], random.mostlyLow(1, 2))
          : [];
    return {
      occurredAt: hours.at(day, random.integer(10, 415)),
      customer: true,
      data: {
        visitNo: number('V'),
        reviewer: superior,
        failedItems: random.chance(0.04) ? [...failed, 'tidy-site'] : failed,
      },
    };
  },
};

export const visitEvents: readonly EventRecipe[] = [finished, reviewed];
