import type { EventRecipe } from './event-recipe.js';
import { clockTime, dateOf, instantOf } from './office-hours.js';

const channels = [
  ['phone', 48],
  ['online', 20],
  ['counter', 14],
  ['letter', 3],
  ['regulator', 5],
  ['hotline-12378', 10],
] as const;
const causes = [
  ['sales-misleading', 22],
  ['claim-delay', 20],
  ['claim-refused', 16],
  ['surrender-dispute', 18],
  ['service-attitude', 12],
  ['renewal', 8],
  ['other', 4],
] as const;
const results = [
  ['upheld', 30],
  ['partly-upheld', 25],
  ['not-upheld', 30],
  ['mediated', 15],
] as const;

const acknowledged: EventRecipe = {
  type: 'complaint.acknowledged',
  at: 'city',
  open: 'working-days',
  required: ['complaintNo', 'channel'],
  plants: ['complaint-acknowledged', 'complaint-recusal'],
  make({ random, hours, day, staff, colleague, number }, planted) {
    const acknowledgedIn = random.integer(60, 415);
    const lodgedAt =
      planted === 'complaint-acknowledged'
        ? clockTime(hours.workingDaysBefore(day, random.mostlyLow(2, 5)), 8) + random.integer(0, 12 * 3600)
        : random.chance(0.5)
          ? hours.at(day, random.integer(0, acknowledgedIn - 30))
          : clockTime(hours.workingDaysBefore(day, 1), 9) + random.integer(0, 14 * 3600);
    return {
      occurredAt: hours.at(day, acknowledgedIn),
      customer: true,
      data: {
        complaintNo: number('TS'),
        channel: random.weighted(channels),
        lodgedAt: instantOf(lodgedAt),
        acknowledgedAt: instantOf(hours.at(day, acknowledgedIn)),
        handler: staff,
        complainedStaff: planted === 'complaint-recusal' ? staff : random.chance(0.6) ? null : colleague,
      },
    };
  },
};

const closed: EventRecipe = {
  type: 'complaint.closed',
  at: 'city',
  open: 'working-days',
  required: ['complaintNo', 'cause'],
  plants: ['complaint-decided-simple', 'complaint-decided-complex'],
  make({ random, hours, day, number }, planted) {
    const complex =
      planted === 'complaint-decided-complex' || (planted !== 'complaint-decided-simple' && random.chance(0.3));
    const late = planted !== null;
    const withdrawn = !late && random.chance(0.06);
    const extended = complex && random.chance(0.25);
    const [ordinary, tooLong] = extended
      ? [random.integer(32, 56), random.mostlyLow(63, 85)]
      : complex
        ? [random.integer(6, 27), random.mostlyLow(33, 58)]
        : [random.mostlyLow(1, 13), random.mostlyLow(18, 40)];
    const days = late || (withdrawn && random.chance(0.2)) ? tooLong : ordinary;
    return {
      occurredAt: hours.at(day, random.integer(20, 415)),
      customer: true,
      data: {
        complaintNo: number('TS'),
        cause: random.weighted(causes),
        receivedOn: dateOf(day - days),
        decidedOn: dateOf(day),
        complexity: complex ? 'complex' : 'simple',
        extensionApprovedOn: extended ? dateOf(day - days + random.integer(22, 29)) : null,
        result: withdrawn ? 'withdrawn' : random.weighted(results),
      },
    };
  },
};

export const complaintEvents: readonly EventRecipe[] = [acknowledged, closed];
