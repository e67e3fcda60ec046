import type { EventRecipe } from './event-recipe.js';
import { instantOf } from './office-hours.js';

const matters = [
  ['policy-change', 30],
  ['premium-payment', 16],
  ['claim-report', 18],
  ['surrender', 10],
  ['policy-loan', 8],
  ['certificate', 6],
  ['enquiry', 12],
] as const;
const materials = [
  'identity-card',
  'bank-card',
  'policy-contract',
  'authorisation',
  'medical-record',
  'invoice',
  'relationship-proof',
];

const served: EventRecipe = {
  type: 'counter.served',
  at: 'branch',
  open: 'working-days',
  required: ['ticketNo', 'matter'],
  plants: ['counter-wait', 'counter-wait-vip', 'counter-told-once', 'counter-return-visit'],
  make({ random, hours, day }, planted) {
    const vip = planted === 'counter-wait-vip' || (planted !== 'counter-wait' && random.chance(0.08));
    const calledLate = planted === 'counter-wait' || planted === 'counter-wait-vip';
    const waitSeconds = calledLate
      ? random.mostlyLow(vip ? 7 * 60 : 18 * 60, vip ? 20 * 60 : 50 * 60)
      : random.mostlyLow(20, vip ? 4 * 60 : 13 * 60);
    const ticketAt = hours.at(
      day,
      random.weighted([
        [random.integer(0, 150), 6],
        [random.integer(150, 395), 5],
      ] as const),
    );
    const calledAt = ticketAt + waitSeconds;
    const finishedAt = calledAt + random.mostlyLow(3 * 60, 28 * 60);

    const again = planted === 'counter-return-visit';
    const expected = !again && random.chance(0.15);
    const visitReason = again
      ? random.pick(['supplement', 'walk-in'])
      : expected
        ? random.pick(['appointment', 'collect-certificate'])
        : 'walk-in';

    const forgotten = planted === 'counter-told-once';
    const missing = forgotten || random.chance(0.18) ? random.several(materials, random.mostlyLow(1, 3)) : [];
    return {
      occurredAt: finishedAt,
      customer: true,
      data: {
        ticketNo: `${vip ? 'V' : 'A'}${String(random.integer(1, 180)).padStart(3, '0')}`,
        matter: random.weighted(matters),
        customerTier: vip ? 'vip' : 'ordinary',
        ticketAt: instantOf(ticketAt),
        calledAt: instantOf(calledAt),
        finishedAt: instantOf(finishedAt),
        visitReason,
        visitNumber: again ? random.mostlyLow(2, 4) : expected ? random.integer(1, 3) : 1,
        missingMaterials: missing,
        toldMaterials: forgotten ? missing.slice(1) : missing,
      },
    };
  },
};

const appearance = ['uniform', 'badge', 'grooming', 'shoes'];
const language = ['greeting', 'polite-words', 'plain-speech', 'farewell'];
const conduct = ['personal-phone', 'eating', 'chatting', 'left-window'];

const observed: EventRecipe = {
  type: 'counter.observed',
  at: 'branch',
  open: 'working-days',
  required: ['method'],
  plants: ['counter-appearance', 'counter-language', 'counter-conduct'],
  make({ random, hours, day, superior }, planted) {
    const failed =
      planted === 'counter-appearance'
        ? random.several(appearance, random.mostlyLow(1, 2))
        : planted === 'counter-language'
          ? random.several(language, random.mostlyLow(1, 2))
          : planted === 'counter-conduct'
            ? [random.pick(conduct)]
            : [];
    return {
      occurredAt: hours.at(day, random.integer(5, 415)) + random.integer(0, 59),
      customer: false,
      data: {
        method: random.pick(['on-site', 'video', 'video']),
        observer: superior,
        // an untidy desk is nobody's fault alone: no rule of the pack judges it
        failedItems: random.chance(0.05) ? [...failed, 'tidy-desk'] : failed,
      },
    };
  },
};

export const counterEvents: readonly EventRecipe[] = [served, observed];
