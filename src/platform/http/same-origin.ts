import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request was made by a page of this very origin. Browsers say so in Sec-Fetch-Site, over plain http only in
 * Origin; both are beyond the reach of scripts. `unknown`: neither is there, so it was no browser, or an ancient one.
 */
export function originOf(headers: IncomingHttpHeaders): 'same' | 'other' | 'unknown' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'same' : 'other';
  if (headers.origin === undefined) return 'unknown';
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase()
    ? 'same'
    : 'other';
}
