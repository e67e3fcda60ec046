import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { domainLevels, root } from './cruise.js';
import { catalogueCodes, refusalsIn, textsIn } from './refusal-codes.js';

/** every file git knows or would add, but pictures and the like */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !/\.(png|jpg|ico|woff2?|gz)$/.test(file))
  .filter((file) => !isGone(file));
const sources = files.filter((file) => /^src\/.*\.ts$/.test(file));
const production = sources.filter((file) => !file.endsWith('.spec.ts'));
const code = files.filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file));
const isCatalogue = (file: string) => /^src\/platform\/http\/refusals\/[\w-]+-refusals\.ts$/.test(file);

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** deleted here, but not yet for git */
function isGone(file: string): boolean {
  try {
    textOf(file);
    return false;
  } catch {
    return true;
  }
}

/** `file:line` of every line of `among` that `pattern` matches. */
function linesWith(pattern: RegExp, among: readonly string[]): string[] {
  return among.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

describe('the house', () => {
  it('names files in modules/ <concept>.<role>.ts, with roles from a closed list', () => {
    const roles = /^[a-z0-9-]+\.(module|controller|service|repository|read-model|dto|job|page)(\.spec)?\.ts$/;
    const strangers = sources.filter((file) => file.startsWith('src/modules/') && !roles.test(path.basename(file)));
    expect(strangers).toEqual([]);
  });

  it('names folders and files in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    const parts = code
      .filter((file) => !path.basename(file).startsWith('.'))
      .filter((file) => !file.split('/').every((part) => kebab.test(part)));
    expect(parts).toEqual([]);
  });

  it('has no drawer for everything: utils, helpers, common, misc, manager, data', () => {
    const drawer = /^(common|misc|data)$|(^|-)(utils?|helpers?|managers?)$/;
    expect(code.filter((file) => file.split('/').some((part) => drawer.test(part.replace(/\..*$/, ''))))).toEqual([]);
  });

  it('keeps files in src/ at 300 lines or fewer', () => {
    expect(sources.filter((file) => textOf(file).trimEnd().split('\n').length > 300)).toEqual([]);
  });

  it('gives every folder of the domain a place in the order of imports', () => {
    const folders = new Set(sources.flatMap((file) => /^src\/domain\/([^/]+)\//.exec(file)?.[1] ?? []));
    expect([...folders].filter((folder) => !domainLevels.flat().includes(folder))).toEqual([]);
  });

  it('looks away from nothing: no focused or skipped test, no compiler or lint rule switched off', () => {
    const focused = /\b(describe|it|test)(\.each\([^)]*\))?\.(only|skip|todo|failing)\(|\b[fx](describe|it|test)\(/;
    const silenced = /@ts-(ignore|nocheck)|(eslint|oxlint)-disable/;
    expect(linesWith(focused, code)).toEqual([]);
    expect(linesWith(silenced, code)).toEqual([]);
  });

  it('has nothing unfinished by its own words', () => {
    expect(linesWith(/\b(TODO|FIXME|XXX|not implemented)\b/i, production)).toEqual([]);
  });

  it('names no registry, no machine and no folder of somebody in particular', () => {
    const registry = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}/;
    const folder = /(^|[^\w.~-])\/(work|tmp|root|home|Users)\/\w/;
    expect(linesWith(registry, files)).toEqual([]);
    expect(linesWith(folder, files)).toEqual([]);
  });
});

describe('the refusal catalogue', () => {
  const known = production.filter(isCatalogue).flatMap((file) => catalogueCodes(textOf(file)));

  it('is read by this test', () => {
    expect(known).toContain('not-found');
  });

  it('has words for every refusal the program gives', () => {
    const given = production.flatMap((file) => refusalsIn(textOf(file)).map((refusal) => `${file}: ${refusal}`));
    expect(given.filter((line) => !known.includes(line.replace(/^.*: /, '')))).toEqual([]);
  });

  it('has no words for a refusal that nothing gives', () => {
    const used = new Set(production.filter((file) => !isCatalogue(file)).flatMap((file) => textsIn(textOf(file))));
    expect(known.filter((one) => !used.has(one))).toEqual([]);
  });
});
