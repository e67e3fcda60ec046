import type { EventRecipe } from './event-recipe.js';

const recorded: EventRecipe = {
  type: 'praise.recorded',
  at: 'branch',
  open: 'working-days',
  required: ['form'],
  plants: ['praise-verified'],
  honours: true,
  make({ random, hours, day, staff, superior }, planted) {
    return {
      occurredAt: hours.at(day, random.integer(20, 415)),
      customer: true,
      data: {
        form: random.weighted([
          ['call', 40],
          ['letter', 20],
          ['pennant', 25],
          ['online', 15],
        ] as const),
        // not verified, or by the person praised: no credit
        verifiedBy: planted === 'praise-verified' ? superior : random.chance(0.3) ? staff : null,
      },
    };
  },
};

export const praiseEvents: readonly EventRecipe[] = [recorded];
