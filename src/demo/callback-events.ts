import type { EventRecipe } from './event-recipe.js';
import { clockTime, dateOf } from './office-hours.js';

const closed: EventRecipe = {
  type: 'callback.closed',
  at: 'city',
  open: 'working-days',
  required: ['policyNo'],
  plants: ['callback-cooling-off', 'callback-unreachable-early', 'callback-recording'],
  make({ random, day, number }, planted) {
    const outcome =
      planted === 'callback-unreachable-early'
        ? 'unreachable'
        : planted !== null
          ? 'reached'
          : random.weighted([
              ['reached', 88],
              ['unreachable', 9],
              ['refused', 3],
            ] as const);
    const reached = outcome === 'reached';
    const tooLate = planted === 'callback-cooling-off';
    const shortPolicy = !tooLate && random.chance(0.12);
    const days = tooLate
      ? random.mostlyLow(18, 45)
      : shortPolicy && random.chance(0.2)
        ? random.integer(20, 40)
        : random.mostlyLow(1, 13);
    const attempts = reached ? random.mostlyLow(1, 4) : random.integer(3, 6);
    const tried = {
      attempts,
      attemptDays: reached ? 1 : random.integer(2, 3),
      noonAttempts: reached ? random.integer(0, 1) : random.integer(1, 2),
      eveningAttempts: reached ? 0 : random.integer(1, 2),
    };
    const tooLittle = random.pick([
      { attempts: 2 },
      { attemptDays: 1 },
      { noonAttempts: 0 },
      { eveningAttempts: 0 },
      { attempts: 1, attemptDays: 1, noonAttempts: 0 },
    ]);
    return {
      occurredAt: clockTime(day, 12) + random.integer(0, 8.5 * 3600),
      customer: true,
      data: {
        policyNo: number('P'),
        termYears: shortPolicy ? 1 : random.pick([3, 5, 10, 10, 20, 30]),
        receiptSignedOn: dateOf(day - days),
        outcome,
        reachedOn: reached ? dateOf(day) : null,
        ...tried,
        ...(planted === 'callback-unreachable-early' ? tooLittle : {}),
        recordingRef: reached && planted !== 'callback-recording' ? number('REC') : null,
      },
    };
  },
};

const solved: EventRecipe = {
  type: 'callback.problem-solved',
  at: 'city',
  open: 'working-days',
  required: ['policyNo', 'problem'],
  plants: ['callback-problem-late', 'callback-problem-solver'],
  make({ random, hours, day, staff, colleague, number }, planted) {
    const workingDays = planted === 'callback-problem-late' ? random.mostlyLow(17, 30) : random.mostlyLow(1, 13);
    return {
      occurredAt: hours.at(day, random.integer(20, 415)),
      customer: true,
      data: {
        policyNo: number('P'),
        problem: random.pick([
          'signed-by-another',
          'duties-not-explained',
          'duties-not-explained',
          'contact-data-wrong',
          'returns-misunderstood',
          'receipt-not-handed-over',
        ]),
        foundOn: dateOf(hours.workingDaysBefore(day, workingDays)),
        solvedOn: dateOf(day),
        solver: staff,
        seller: planted === 'callback-problem-solver' ? staff : colleague,
      },
    };
  },
};

export const callbackEvents: readonly EventRecipe[] = [closed, solved];
