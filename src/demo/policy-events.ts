import type { EventRecipe } from './event-recipe.js';
import { dateOf } from './office-hours.js';

const issued: EventRecipe = {
  type: 'policy.issued',
  at: 'branch',
  open: 'working-days',
  required: ['policyNo'],
  plants: ['policy-dual-recording'],
  make({ random, hours, day, number }, planted) {
    const unrecorded = planted === 'policy-dual-recording';
    const elderly = random.chance(unrecorded ? 0.7 : 0.15);
    const linked = unrecorded && !elderly ? true : random.chance(0.06);
    const productClass = linked
      ? 'investment-linked'
      : elderly
        ? random.pick(['whole-life', 'annuity'])
        : random.weighted([
            ['health', 40],
            ['accident', 25],
            ['whole-life', 20],
            ['annuity', 15],
          ] as const);
    const mustBeRecorded = linked || elderly;
    return {
      occurredAt: hours.at(day, random.integer(15, 418)) + random.integer(0, 59),
      customer: true,
      data: {
        policyNo: number('P'),
        productClass,
        applicantAge: elderly ? random.mostlyLow(61, 78) : random.integer(22, 58),
        termYears: productClass === 'accident' ? 1 : random.pick([5, 10, 15, 20]),
        dualRecordingRef: !unrecorded && (mustBeRecorded || random.chance(0.2)) ? number('SL') : null,
      },
    };
  },
};

const paid: EventRecipe = {
  type: 'claim.paid',
  at: 'branch',
  open: 'working-days',
  required: ['claimNo', 'line'],
  plants: ['claim-paid-late'],
  make({ random, hours, day, number }, planted) {
    const days = planted === 'claim-paid-late' ? random.mostlyLow(13, 40) : random.mostlyLow(0, 8);
    return {
      occurredAt: hours.at(day, random.integer(30, 415)),
      customer: true,
      data: {
        claimNo: number('L'),
        line: random.weighted([
          ['health', 45],
          ['accident', 25],
          ['motor', 20],
          ['life', 10],
        ] as const),
        agreedOn: dateOf(day - days),
        paidOn: dateOf(day),
        amount: random.mostlyLow(200, 80_000) * 100,
      },
    };
  },
};

export const policyEvents: readonly EventRecipe[] = [issued, paid];
