import type { ApiClient } from '../api-client.js';
import { letIn, type DemoCast } from './set-up-demo.js';

interface CorrectiveAction {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
}

interface Report {
  readonly id: string;
  readonly number: string;
  readonly sha256: string;
}

interface PlannedInspection {
  readonly id: string;
  readonly plan: {
    readonly number: string;
    readonly sheet: { readonly items: readonly { readonly code: string; readonly critical?: string }[] };
  };
}

const photo = new TextEncoder().encode('整改后现场照片（样例） / photo after rectification (sample)');

/** Carries one case through every arc of the loop, each step by the person whose step it is; answers the report's path. */
export async function runLoop(admin: ApiClient, cast: DemoCast, say: (text: string) => void): Promise<string> {
  say('\nThe loop, once, each step by the person whose step it is:');
  await confirmPenalty(cast, say);
  await rectify(admin, cast, say);
  await inspect(admin, cast, say);
  return reportToSign(cast, say);
}

async function confirmPenalty({ supervisor, approver }: DemoCast, say: (text: string) => void): Promise<void> {
  const { penalties } = await supervisor.get<{ penalties: { id: string; staff: string }[] }>(
    '/api/v1/penalties?status=proposed&tier=medium&limit=1',
  );
  for (const { id, staff } of penalties) {
    for (const judge of [supervisor, approver]) await judge.post(`/api/v1/penalties/${id}/confirm`, {});
    say(`  penalty ${id} (medium) of ${staff}: proposed by the worker, confirmed by two persons, notified`);
  }
}

async function rectify(admin: ApiClient, { supervisor }: DemoCast, say: (text: string) => void): Promise<void> {
  const { correctiveActions } = await supervisor.get<{ correctiveActions: CorrectiveAction[] }>(
    '/api/v1/corrective-actions?status=issued&unit=NB03&limit=1',
  );
  for (const { id, number, unit } of correctiveActions) {
    const manager = await letIn(admin, 'lin.manager', '林经理 Lin', 'unit-manager', { unit, staff: `${unit}-01` });
    const step = (command: string, body: object) => manager.post(`/api/v1/corrective-actions/${id}/${command}`, body);
    await step('acknowledge', {});
    await step('analyse', { category: 'people', text: '午间仅开一个窗口 / one counter open at noon' });
    const action = { text: '午间加开窗口 / open a second counter at noon', owner: `${unit}-02`, dueOn: inDays(5) };
    await step('plan', { actions: [action] });
    await step('finish-action', { action: 1 });
    await manager.upload(`/api/v1/corrective-actions/${id}/evidence?name=photo.txt`, photo, 'text/plain');
    await step('submit', { note: '已完成 / done' });
    for (const command of ['verify', 'close']) await supervisor.post(`/api/v1/corrective-actions/${id}/${command}`, {});
    say(
      `  rectification ${number} of ${unit}: acknowledged, cause, plan, evidence, verified by another person, closed`,
    );
  }
}

async function inspect(admin: ApiClient, { supervisor }: DemoCast, say: (text: string) => void): Promise<void> {
  const plan = { unit: 'NB03', checklist: 'counter-branch', form: 'unannounced', plannedOn: inDays(0) };
  const planned = await supervisor.post<PlannedInspection>('/api/v1/inspections', plan);
  const { id } = planned;
  const inspector = await letIn(admin, 'he.inspector', '何检查 He', 'inspector', { staff: 'HZ-01' });
  await supervisor.post(`/api/v1/inspections/${id}/assign`, { inspector: 'he.inspector' });
  const step = (command: string, body: object) => inspector.post(`/api/v1/inspections/${id}/${command}`, body);
  await step('start', {});
  const { items } = planned.plan.sheet;
  const failed = items.find(({ critical }) => critical !== undefined) ?? items[0];
  const evidence = await inspector.upload<{ id: string }>(
    `/api/v1/inspections/${id}/evidence?name=photo.pdf`,
    photo,
    'application/pdf',
  );
  const answers = Object.fromEntries(
    items.map(({ code }) => [
      code,
      code === failed?.code
        ? { answer: 'fail', note: '现场不符合 / not met on site', evidence: [evidence.id] }
        : { answer: 'pass' },
    ]),
  );
  await step('answer', { answers });
  await step('submit', { summary: '一项关键项不合格 / one critical item failed' });
  for (const command of ['confirm', 'close']) await supervisor.post(`/api/v1/inspections/${id}/${command}`, {});
  say(
    `  inspection ${planned.plan.number} of NB03: carried out, a critical item failed and is judged like any event, confirmed, closed`,
  );
}

async function reportToSign({ supervisor, approver }: DemoCast, say: (text: string) => void): Promise<string> {
  const quarter = { unit: 'HQ', from: '2026-07-01', to: '2026-10-01' };
  const report = await supervisor.post<Report>('/api/v1/reports', quarter);
  await supervisor.post(`/api/v1/reports/${report.id}/submit`, {});
  await approver.post(`/api/v1/reports/${report.id}/review`, { contentSha256: report.sha256 });
  say(`  report ${report.number}: frozen, submitted, reviewed, ready for leadership to sign`);
  return `/reports/${report.id}`;
}

/** Local date so many days from today. */
const inDays = (days: number): string => new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
