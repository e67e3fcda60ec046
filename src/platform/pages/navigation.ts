import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Principal, Role } from '../../domain/shared/principal.js';

/** An entry of the navigation. It hides what somebody has no use for; what they may do is decided by the guard. */
export interface NavigationEntry {
  readonly path: string;
  readonly label: LocalizedText;
  readonly roles: readonly Role[] | 'everybody';
}

/** In the order in which they are shown; each module with pages adds its own line. */
const navigation: readonly NavigationEntry[] = [
  { path: '/', label: { 'zh-CN': '收件箱', en: 'Inbox' }, roles: 'everybody' },
  { path: '/findings', label: { 'zh-CN': '发现', en: 'Findings' }, roles: 'everybody' },
  {
    path: '/penalties',
    label: { 'zh-CN': '处罚', en: 'Penalties' },
    roles: ['admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'staff', 'leadership', 'auditor'],
  },
  {
    path: '/inspections',
    label: { 'zh-CN': '现场检查', en: 'Inspections' },
    roles: ['admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'leadership', 'auditor'],
  },
  {
    path: '/corrective-actions',
    label: { 'zh-CN': '整改与批示', en: 'Corrective actions' },
    roles: ['admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'leadership', 'auditor'],
  },
  {
    path: '/reports',
    label: { 'zh-CN': '督导报告', en: 'Reports' },
    roles: ['inspector', 'supervisor', 'approver', 'leadership', 'auditor'],
  },
];

export const navigationFor = ({ roles }: Principal): readonly NavigationEntry[] =>
  navigation.filter((entry) => entry.roles === 'everybody' || entry.roles.some((role) => roles.includes(role)));

/** Whether a page at `path` belongs to the entry: `/findings/12` to `/findings`. */
export const isUnder = (path: string, entry: NavigationEntry): boolean =>
  path === entry.path || (entry.path !== '/' && path.startsWith(`${entry.path}/`));
