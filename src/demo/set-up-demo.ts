import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ApiClient } from '../api-client.js';
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
  const person = async (username: string, displayName: string, role: string) => {
    const { link } = await admin.post<CreatedUser>('/api/v1/users', {
      username,
      displayName,
      roles: [role],
      scopeUnit: '*',
    });
    const client = await ApiClient.fromLink(admin.url, link.path);
    await client.post('/api/v1/me/password', { next: `demo-${crypto.randomUUID()}` });
    return client;
  };
  const supervisor = await person('wang.supervisor', '王督察 Wang', 'supervisor');
  const approver = await person('chen.approver', '陈审批 Chen', 'approver');
  const leadership = await person('zhao.leader', '赵总 Zhao', 'leadership');
  const release = await supervisor.post<{ id: number }>('/api/v1/rulebook/releases', {
    title: '客户服务工作手册（样例） / Customer service manual (sample)',
    documents: await readPack(packDirectory),
  });
  await approver.post(`/api/v1/rulebook/releases/${release.id}/approve`, {});
  const { secret } = await admin.post<{ secret: string }>('/api/v1/api-keys', {
    source: 'simulator',
    label: 'demo',
    scopeUnit: '*',
  });
  return { supervisor, approver, leadership, source: ApiClient.withKey(admin.url, secret) };
}

async function readPack(directory: string): Promise<{ file: string; text: string }[]> {
  const names = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({ file: name, text: await readFile(path.join(directory, name), 'utf8') })),
  );
}
