import { commandLabels, statusLabels } from '../../domain/corrective-action/labels.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import { plainActor } from './corrective-action-labels.page.js';
import type { TrailLine } from './particulars.read-model.js';

const words = {
  'zh-CN': {
    at: '时间',
    who: '经办',
    what: '事项',
    state: '状态',
    reason: '理由',
    system: '系统',
    level: (level: string) => `逾期升级至第 ${level} 级`,
  },
  en: {
    at: 'When',
    who: 'Who',
    what: 'What',
    state: 'State',
    reason: 'Reason',
    system: 'the system',
    level: (level: string) => `Escalated to level ${level}`,
  },
} as const;

/** Who did what, in order. */
export function trailTable(trail: readonly TrailLine[], locale: Locale): Html {
  const t = words[locale];
  return table(
    [{ label: t.at, isShort: true }, { label: t.who }, { label: t.what }, { label: t.state }, { label: t.reason }],
    trail.map(({ at, actor, command, before, after, reason }) => ({
      cells: [
        time(at),
        actor === 'system' ? t.system : plainActor(actor),
        whatOf(command, after, locale),
        html`${change(memberOf(before, 'status'), memberOf(after, 'status'), locale)}`,
        reason,
      ],
    })),
  );
}

function whatOf(command: string, after: unknown, locale: Locale): string {
  if (command === 'escalation.reach-level') return words[locale].level(memberOf(after, 'level') ?? '');
  const type = command.slice(command.indexOf('.') + 1);
  return labelled(commandLabels, type, locale);
}

/** Only where it changed. */
function change(before: string | undefined, after: string | undefined, locale: Locale): string | null {
  if (after === undefined || before === after) return null;
  return labelled(statusLabels, after, locale);
}

const labelled = (
  labels: Readonly<Record<string, { readonly [Key in Locale]: string }>>,
  code: string,
  locale: Locale,
) => Object.entries(labels).find(([known]) => known === code)?.[1][locale] ?? code;

function memberOf(value: unknown, name: string): string | undefined {
  const found = Object.entries(value ?? {}).find(([key]) => key === name)?.[1] as unknown;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
