import { rmSync } from 'node:fs';

export default async function stopStores() {
  const stores = globalThis.plumblineStores;
  if (stores === undefined) return;
  globalThis.plumblineStores = undefined;
  await stores.redis?.stop();
  await stores.postgres.stop();
  rmSync(stores.directory, { recursive: true, force: true });
}
