import type { EventRecipe } from './event-recipe.js';
import { clockTime, instantOf, minutesOfDay } from './office-hours.js';

const ended: EventRecipe = {
  type: 'chat.ended',
  at: 'city',
  open: 'daily',
  required: ['chatNo'],
  plants: ['chat-first-reply', 'chat-closed-early'],
  make({ random, day, number }, planted) {
    const overnight = planted === null && random.chance(0.05);
    const left = planted === null && !overnight && random.chance(0.03);
    // whoever writes at night is answered when the service opens
    const queuedAt = overnight
      ? clockTime(day - 1, 22, 5) + random.integer(0, 5400)
      : clockTime(day, 8) + random.integer(0, 13.5 * 3600);
    const firstReplyAt = overnight
      ? clockTime(day, 8) + random.mostlyLow(5, 900)
      : queuedAt + (planted === 'chat-first-reply' ? random.mostlyLow(75, 600) : random.mostlyLow(4, 48));
    const closedBy =
      planted === 'chat-closed-early'
        ? 'staff'
        : left
          ? 'customer'
          : random.weighted([
              ['customer', 55],
              ['staff', 35],
              ['timeout', 10],
            ] as const);
    return {
      occurredAt: firstReplyAt + random.mostlyLow(60, 1500),
      customer: true,
      data: {
        chatNo: number('C'),
        queuedAt: instantOf(queuedAt),
        firstReplyAt: left ? null : instantOf(firstReplyAt),
        inServiceHours: !overnight,
        closedBy,
        confirmedSolved: planted !== 'chat-closed-early' && (closedBy === 'staff' || random.chance(0.4)),
        rating: random.chance(0.6)
          ? null
          : random.weighted([
              [5, 60],
              [4, 22],
              [3, 9],
              [2, 4],
              [1, 5],
            ] as const),
      },
    };
  },
};

const reviewed: EventRecipe = {
  type: 'chat.reviewed',
  at: 'city',
  open: 'working-days',
  required: ['chatNo'],
  plants: ['chat-appearance', 'chat-language'],
  make({ random, hours, day, colleague, number }, planted) {
    const failed =
      planted === 'chat-appearance'
        ? [random.pick(['avatar', 'agent-number', 'profile-text'])]
        : planted === 'chat-language'
          ? random.several(['greeting', 'polite-words', 'plain-wording', 'closing-words'], random.mostlyLow(1, 2))
          : [];
    return {
      occurredAt: hours.at(day, random.integer(10, 415)) + random.integer(0, 59),
      customer: false,
      data: {
        chatNo: number('C'),
        reviewer: colleague,
        failedItems: random.chance(0.04) ? [...failed, 'attachment-format'] : failed,
      },
    };
  },
};

const replied: EventRecipe = {
  type: 'message.replied',
  at: 'city',
  open: 'working-days',
  required: ['messageNo', 'channel'],
  plants: ['message-reply'],
  make({ random, hours, day, number }, planted) {
    const late = planted === 'message-reply';
    const minutes = late ? random.mostlyLow(265, 900) : random.mostlyLow(6, 200);
    const outsideHours = minutes < minutesOfDay && random.chance(0.35);
    // a message of the evening or the weekend counts from the opening of the next working day
    const repliedIn = outsideHours ? minutes : random.integer(20, 410);
    const leftAt = outsideHours
      ? clockTime(hours.workingDaysBefore(day, 1), 17, 30) + random.integer(0, 14 * 3600)
      : hours.workingMinutesBefore(day, repliedIn, minutes);
    const repliedAt = hours.at(day, repliedIn);
    return {
      occurredAt: repliedAt,
      customer: true,
      data: {
        messageNo: number('M'),
        channel: random.weighted([
          ['wechat', 45],
          ['app', 35],
          ['website', 12],
          ['email', 8],
        ] as const),
        leftAt: instantOf(leftAt),
        repliedAt: instantOf(repliedAt),
      },
    };
  },
};

export const onlineEvents: readonly EventRecipe[] = [ended, reviewed, replied];
