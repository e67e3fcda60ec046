/** The keys and indexes that lead to a part of a JSON document. */
export type JsonPath = readonly (string | number)[];

/** `["a/b", 0]` → `/a~1b/0` (RFC 6901); the whole document is the empty text. */
export const toPointer = (path: JsonPath): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The steps of a pointer, all of them text. Throws a TypeError when it does not begin with a slash. */
export function fromPointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/'))
    throw new TypeError(`${JSON.stringify(pointer)} is no JSON pointer: it must begin with /`);
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
