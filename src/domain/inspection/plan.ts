import type { Sheet } from './sheet.js';

/** Whether the unit knows of the visit: beforehand, when it begins, or never (明查、突击检查、暗访). */
export const inspectionForms = ['announced', 'unannounced', 'mystery'] as const;
export type InspectionForm = (typeof inspectionForms)[number];

export const inspectionPurposes = ['regular', 'self-check', 'acceptance'] as const;
export type InspectionPurpose = (typeof inspectionPurposes)[number];

/** What is to be inspected, how and when. */
export interface Plan {
  /** `INS-2026-0012`; names the inspection for ever */
  readonly number: string;
  /** the inspected unit */
  readonly unit: string;
  readonly form: InspectionForm;
  readonly purpose: InspectionPurpose;
  readonly sheet: Sheet;
  /** local date on which it is to happen */
  readonly plannedOn: string;
}

/** `INS-2026-0012`: sorts by age. */
export const inspectionNumber = (year: number, place: number): string =>
  `INS-${year}-${String(place).padStart(4, '0')}`;
