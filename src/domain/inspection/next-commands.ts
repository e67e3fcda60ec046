import type { Principal } from '../shared/principal.js';
import { type Inspection, type InspectionCommand, inspectionWorkflow } from './inspection-workflow.js';

export type NextCommand = Exclude<InspectionCommand['type'], 'plan'>;

/** Somebody whom nothing keeps from inspecting: whether an inspector may be named does not depend on whom. */
const anyInspector: Principal = {
  kind: 'user',
  id: '',
  actor: '',
  roles: ['inspector'],
  scope: { kind: 'all' },
  staff: null,
  source: null,
  mustChangePassword: false,
};

type Draft = InspectionCommand extends infer Command
  ? Command extends { readonly type: NextCommand }
    ? Omit<Command, 'given'>
    : never
  : never;

const drafts: readonly Draft[] = [
  { type: 'assign', inspector: anyInspector, homePath: [] },
  { type: 'start' },
  { type: 'answer', answers: {} },
  { type: 'submit', summary: null },
  { type: 'return', reason: '.' },
  { type: 'confirm', note: null },
  { type: 'close' },
  { type: 'cancel', reason: '.' },
];

/** Refusals that are about what is said in the command or lacks on the sheet, and not about who gives it and when. */
const aboutContent: ReadonlySet<string> = new Set(['checklist-incomplete', 'item-evidence-missing']);

/** What somebody can do with an inspection as it stands: the commands that their role, unit and its status allow. */
export function nextCommands(inspection: Inspection, by: Principal): readonly NextCommand[] {
  return drafts
    .filter((draft) => {
      const decision = inspectionWorkflow.decide(inspection, { ...draft, given: { by, at: '' } });
      return decision.ok || aboutContent.has(decision.refusal.code);
    })
    .map(({ type }) => type);
}
