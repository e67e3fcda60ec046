import { localPath } from './local-path.js';

describe('a path of this site', () => {
  it.each([
    ['/', '/'],
    ['/findings?rule=a&from=2026-01-01', '/findings?rule=a&from=2026-01-01'],
    ['/findings/12#trace', '/findings/12#trace'],
    ['/a/../findings', '/findings'],
    ['/findings?next=//evil.example', '/findings?next=//evil.example'],
  ])('%j is one, as %j', (given, expected) => {
    expect(localPath(given)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'findings',
    'https://evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    ' //evil.example',
    '//',
    `/${'a'.repeat(3_000)}`,
  ])('%j is none', (given) => {
    expect(localPath(given)).toBeUndefined();
  });
});
