import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  readonly content: string;
  readonly mediaType: string;
  /** changes with the content, so that browsers may keep it for ever */
  readonly path: string;
}

function assetOf(name: string, mediaType: string): Asset {
  const content = readFileSync(new URL(name, import.meta.url), 'utf8');
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { content, mediaType, path: `/assets/${name}?v=${version}` };
}

export const stylesheet = assetOf('style.css', 'text/css; charset=utf-8');
export const icon = assetOf('icon.svg', 'image/svg+xml');

/** What is served below /assets, by name. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ['style.css', stylesheet],
  ['icon.svg', icon],
]);
