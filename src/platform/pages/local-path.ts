/** no browser and no person needs a longer one */
const longest = 2_000;

/**
 * The path of this very site that `given` names, query included; undefined when it could lead anywhere else. Read as a
 * browser reads it, which takes `\` for `/` and leaves out line breaks.
 */
export function localPath(given: string | undefined): string | undefined {
  if (given === undefined || given.length > longest || !given.startsWith('/')) return undefined;
  const base = 'http://local.invalid';
  if (!URL.canParse(given, base)) return undefined;
  const { origin, pathname, search, hash } = new URL(given, base);
  return origin !== base || pathname.startsWith('//') ? undefined : pathname + search + hash;
}
