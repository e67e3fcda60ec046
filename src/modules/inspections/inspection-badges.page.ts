import { criticalLabels, resultLabels, statusLabels } from '../../domain/inspection/labels.js';
import type { InspectionStatus } from '../../domain/inspection/inspection-workflow.js';
import type { Verdict } from '../../domain/inspection/score-checklist.js';
import type { CriticalKind } from '../../domain/rulebook/checklist.schema.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, type Tone } from '../../platform/pages/elements.js';
import type { Html } from '../../platform/pages/html.js';

const statusTones: Readonly<Record<InspectionStatus, Tone>> = {
  planned: 'calm',
  assigned: 'info',
  'in-progress': 'info',
  submitted: 'warn',
  returned: 'warn',
  confirmed: 'good',
  closed: 'calm',
  cancelled: 'calm',
};

const resultTones: Readonly<Record<Verdict['result'], Tone>> = { pass: 'good', fail: 'bad', 'not-scorable': 'calm' };

export const inspectionStatusBadge = (status: InspectionStatus, locale: Locale): Html =>
  badge(statusLabels[status][locale], statusTones[status]);

export const resultBadge = (result: Verdict['result'], locale: Locale): Html =>
  badge(resultLabels[result][locale], resultTones[result]);

export const criticalBadge = (kind: CriticalKind, locale: Locale): Html => badge(criticalLabels[kind][locale], 'bad');
