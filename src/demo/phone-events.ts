import type { EventRecipe } from './event-recipe.js';
import { clockTime } from './office-hours.js';

const phrases = ['这个不归我管', '您自己不会看吗', '说了您也不懂', '规定就是这样', '您要投诉就去投诉'];
const criticalErrors = ['identity-not-checked', 'privacy-disclosed', 'false-promise', 'wrong-answer'];
const ordinaryErrors = ['greeting-missed', 'note-missing', 'slow-handling'];

const ended: EventRecipe = {
  type: 'call.ended',
  at: 'city',
  open: 'daily',
  required: ['callNo'],
  plants: ['call-ring-apology', 'call-hung-up-first'],
  make({ random, day, number }, planted) {
    const late = planted === 'call-ring-apology' || random.chance(0.06);
    const hungUp = planted === 'call-hung-up-first';
    // abusive and warned twice: the one case in which an agent may hang up
    const abusive = random.chance(hungUp ? 0.2 : 0.015);
    const warnings = hungUp ? random.integer(0, 1) : abusive ? 2 : 0;
    return {
      occurredAt: clockTime(day, 8) + random.integer(0, 12 * 3600 - 1),
      customer: true,
      data: {
        callNo: number('T'),
        rings: late ? random.mostlyLow(5, 9) : random.integer(1, 4),
        apologised: planted === 'call-ring-apology' ? false : late,
        talkSeconds: random.mostlyLow(25, 900),
        endedBy:
          hungUp || abusive
            ? 'staff'
            : random.weighted([
                ['customer', 94],
                ['line', 6],
              ] as const),
        abusive,
        warnings,
      },
    };
  },
};

const transcribed: EventRecipe = {
  type: 'call.transcribed',
  at: 'city',
  open: 'daily',
  required: ['callNo'],
  plants: ['call-forbidden-words'],
  make({ random, day, number }, planted) {
    const suspected = planted === 'call-forbidden-words';
    // a bad line: what the machine heard is not to be trusted
    const garbled = !suspected && random.chance(0.07);
    return {
      occurredAt: clockTime(day, 8, 10) + random.integer(0, 12 * 3600 - 1),
      customer: false,
      data: {
        callNo: number('T'),
        asrConfidence: garbled ? random.integer(45, 74) / 100 : random.integer(84, 99) / 100,
        phrasesFound:
          suspected || (garbled && random.chance(0.3)) ? random.several(phrases, random.mostlyLow(1, 2)) : [],
      },
    };
  },
};

const evaluated: EventRecipe = {
  type: 'call.evaluated',
  at: 'city',
  open: 'working-days',
  required: ['callNo'],
  plants: ['call-critical-error'],
  make({ random, hours, day, colleague, number }, planted) {
    const critical = planted === 'call-critical-error';
    const ordinary = random.chance(0.2) ? [random.pick(ordinaryErrors)] : [];
    return {
      occurredAt: hours.at(day, random.integer(10, 415)) + random.integer(0, 59),
      customer: false,
      data: {
        callNo: number('T'),
        evaluator: colleague,
        score: critical
          ? random.integer(30, 60)
          : ordinary.length > 0
            ? random.integer(86, 93)
            : random.integer(92, 100),
        errors: critical ? [...ordinary, random.pick(criticalErrors)] : ordinary,
      },
    };
  },
};

const observed: EventRecipe = {
  type: 'centre.observed',
  at: 'city',
  open: 'working-days',
  required: ['method'],
  plants: ['centre-appearance'],
  make({ random, hours, day, superior }, planted) {
    const failed =
      planted === 'centre-appearance'
        ? random.several(['uniform', 'badge', 'seat-posture', 'tidy-desk'], random.mostlyLow(1, 2))
        : [];
    return {
      occurredAt: hours.at(day, random.integer(10, 415)),
      customer: false,
      data: {
        method: random.pick(['on-site', 'video']),
        observer: superior,
        failedItems: random.chance(0.06) ? [...failed, random.pick(['background-noise', 'headset-fault'])] : failed,
      },
    };
  },
};

export const phoneEvents: readonly EventRecipe[] = [ended, transcribed, evaluated, observed];
