import path from 'node:path';
import { ApiClient } from '../api-client.js';
import type { Role } from '../domain/shared/principal.js';
import { PackReader } from '../modules/rulebook/pack-reader.service.js';
import type { DocumentFile } from '../modules/rulebook/rulebook.dto.js';
import type { SimulatedOrganization } from './simulated-organization.js';

interface CreatedUser {
  readonly link: { readonly path: string };
}

/** The people and the system that the demo acts as. */
export interface DemoCast {
  readonly supervisor: ApiClient;
  readonly approver: ApiClient;
  readonly leadership: ApiClient;
  /** the key of the one source that posts events */
  readonly source: ApiClient;
}

/** Loads the organisation, lets people in, has a supervisor submit the pack and a second person approve it. */
export async function setUpDemo(
  admin: ApiClient,
  organization: SimulatedOrganization,
  packDirectory: string,
): Promise<DemoCast> {
  await admin.post('/api/v1/organization', organization);
  const { supervisor, approver } = await approveRules(admin, [packDirectory]);
  const leadership = await letIn(admin, 'zhao.leader', '赵总 Zhao', 'leadership');
  const key = { source: 'simulator', label: 'demo', scopeUnit: '*' };
  const { secret } = await admin.post<{ secret: string }>('/api/v1/api-keys', key);
  return { supervisor, approver, leadership, source: ApiClient.withKey(admin.url, secret) };
}

/** One person submits all documents of the folders as a release, another approves it. */
export async function approveRules(
  admin: ApiClient,
  folders: readonly string[],
): Promise<{ supervisor: ApiClient; approver: ApiClient }> {
  const supervisor = await letIn(admin, 'wang.supervisor', '王督察 Wang', 'supervisor');
  const approver = await letIn(admin, 'chen.approver', '陈审批 Chen', 'approver');
  const release = await supervisor.post<{ id: number }>('/api/v1/rulebook/releases', {
    title: '客户服务工作手册（样例） / Customer service manual (sample)',
    documents: (await Promise.all(folders.map(readPack))).flat(),
  });
  await approver.post(`/api/v1/rulebook/releases/${release.id}/approve`, {});
  return { supervisor, approver };
}

export async function letIn(
  admin: ApiClient,
  username: string,
  displayName: string,
  role: Role,
  post: { readonly unit?: string; readonly staff?: string } = {},
): Promise<ApiClient> {
  const { link } = await admin.post<CreatedUser>('/api/v1/users', {
    username,
    displayName,
    roles: [role],
    scopeUnit: post.unit ?? '*',
    ...(post.staff === undefined ? {} : { staffCode: post.staff }),
  });
  const client = await ApiClient.fromLink(admin.url, link.path);
  await client.post('/api/v1/me/password', { next: `demo-${crypto.randomUUID()}` });
  return client;
}

/** Two folders may hold files of one name: the pack's own name tells them apart. */
async function readPack(folder: string): Promise<DocumentFile[]> {
  const pack = path.basename(path.dirname(folder));
  return (await new PackReader().read(folder)).map(({ file, text }) => ({ file: `${pack}/${file}`, text }));
}
