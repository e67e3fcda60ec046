import type { ServerResponse } from 'node:http';

/** A file that somebody uploaded. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * Sends a file to be kept, never to be shown: whatever is in it, the browser neither guesses at its type nor runs any of it
 * in our name.
 */
export function sendAttachment({ name, mediaType, content }: Attachment, response: ServerResponse): void {
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Length', content.length);
  response.setHeader('Content-Disposition', dispositionOf(name));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'private, no-store');
  response.end(content);
}

/** The name in full (RFC 5987), and for old programs what of it is plain. */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
