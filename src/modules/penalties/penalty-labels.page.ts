import type { PenaltyStatus } from '../../domain/penalty/penalty-workflow.js';
import { penaltyStatusNames, tierNames } from '../../domain/penalty/tier-names.js';
import type { PenaltyTier } from '../../domain/rulebook/penalty-policy.schema.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, type Tone } from '../../platform/pages/elements.js';
import type { Html } from '../../platform/pages/html.js';

const tierTones: Readonly<Record<PenaltyTier, Tone>> = { light: 'calm', medium: 'warn', heavy: 'bad' };

const statusTones: Readonly<Record<PenaltyStatus, Tone>> = {
  proposed: 'warn',
  confirmed: 'info',
  notified: 'info',
  acknowledged: 'info',
  effective: 'bad',
  revoked: 'calm',
  superseded: 'calm',
};

export const tierBadge = (tier: PenaltyTier, locale: Locale): Html => badge(tierNames[tier][locale], tierTones[tier]);

export const penaltyStatusBadge = (status: PenaltyStatus, locale: Locale): Html =>
  badge(penaltyStatusNames[status][locale], statusTones[status]);
