import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruise, domainLevels, importRules, root, type Violation } from './cruise.js';

/** A smallest breach of one rule: `from` must not have what it has with `to`. */
interface Probe {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** text of `from` where a plain import of `to` is not the breach */
  readonly text?: string;
  /** text of `to`, which otherwise exports a constant */
  readonly toText?: string;
}

const packageFile = (name: string) => `node_modules/${name}/index.js`;
const manifest = {
  name: 'probes',
  type: 'module',
  dependencies: { zod: '*', luxon: '*' },
  devDependencies: { jest: '*' },
};

const probes: readonly Probe[] = [
  {
    rule: 'no-cycles',
    from: 'src/platform/first.ts',
    to: 'src/platform/second.ts',
    toText: "import { probe } from './first.js';\nexport const back = probe;\n",
  },
  {
    rule: 'no-unreachable-files',
    from: 'src/platform/nobody-wants-me.ts',
    to: 'src/platform/nobody-wants-me.ts',
    text: 'export {};\n',
  },
  {
    rule: 'no-unresolvable-imports',
    from: 'src/pipeline/lost.ts',
    to: './nowhere.js',
    text: "import './nowhere.js';\n",
  },
  { rule: 'no-undeclared-packages', from: 'src/platform/borrowed.ts', to: packageFile('stray') },
  { rule: 'no-development-packages-in-production', from: 'src/platform/tested.ts', to: packageFile('jest') },
  {
    rule: 'no-test-code-in-production',
    from: 'src/modules/intake/borrowing.service.ts',
    to: 'test/support/borrowed.ts',
  },
  { rule: 'no-test-code-in-production', from: 'src/pipeline/borrowing.ts', to: 'samples/simulator.ts' },
  { rule: 'nobody-imports-a-spec', from: 'test/support/shared.ts', to: 'test/medium/shared.spec.ts' },
  { rule: 'nobody-imports-composition', from: 'src/modules/intake/upward.service.ts', to: 'src/app.module.ts' },
  { rule: 'nobody-imports-composition', from: 'src/platform/demonstrated.ts', to: 'src/demo/load-demo.ts' },
  {
    rule: 'modules-do-not-know-each-other',
    from: 'src/modules/intake/sideways.service.ts',
    to: 'src/modules/findings/target.service.ts',
  },
  {
    rule: 'modules-do-not-know-each-other',
    from: 'src/modules/intake/typed.service.ts',
    to: 'src/modules/findings/typing.service.ts',
    text: "import type { target } from '../findings/typing.service.js';\nexport type Probe = typeof target;\n",
  },
  { rule: 'pipeline-knows-no-modules', from: 'src/pipeline/upward.ts', to: 'src/modules/findings/called.service.ts' },
  { rule: 'platform-knows-nothing-of-quality', from: 'src/platform/upward.ts', to: 'src/domain/finding/finding.ts' },
  { rule: 'platform-knows-nothing-of-quality', from: 'src/platform/sideways.ts', to: 'src/pipeline/step.ts' },
  { rule: 'domain-knows-only-itself', from: 'src/domain/finding/outward.ts', to: 'src/platform/database.ts' },
  { rule: 'domain-is-pure', from: 'src/domain/finding/hash.ts', to: 'crypto', text: "import 'node:crypto';\n" },
  { rule: 'domain-is-pure', from: 'src/domain/finding/packed.ts', to: packageFile('stray') },
  { rule: 'zod-only-in-domain-schemas', from: 'src/domain/finding/parse.ts', to: packageFile('zod') },
  { rule: 'luxon-only-in-the-domain-calendar', from: 'src/modules/intake/zoned.service.ts', to: packageFile('luxon') },
  { rule: 'luxon-only-in-the-domain-calendar', from: 'src/domain/finding/zoned.ts', to: packageFile('luxon') },
  {
    rule: 'prisma-client-only-behind-repositories',
    from: 'src/modules/intake/direct.service.ts',
    to: 'src/platform/database/generated/client.ts',
  },
  ...domainLevels.flatMap((level, depth) =>
    level.map((folder) => {
      // nothing comes after the last level; a folder without a place in the order is refused like a later one
      const later = domainLevels[depth + 1]?.[0] ?? 'unplaced';
      const to = `src/domain/${later}/later-than-${folder}.ts`;
      return { rule: `domain-order-${folder}`, from: `src/domain/${folder}/upward.ts`, to };
    }),
  ),
];

function importOf({ from, to }: Probe): string {
  const name = /^node_modules\/(\w+)\//.exec(to)?.[1];
  const specifier = path.posix.relative(path.posix.dirname(from), to).replace(/\.ts$/, '.js');
  return `export const probe = await import('${name ?? specifier.replace(/^(?!\.)/, './')}');\n`;
}

/** One tree with every breach in it, and a main.ts that reaches all files but the one nobody wants. */
function writeProbes(directory: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    writeFileSync(path.join(directory, file), text);
  };
  write('package.json', JSON.stringify(manifest));
  write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext' } }));
  for (const name of ['zod', 'luxon', 'stray', 'jest']) {
    write(packageFile(name), 'export const fake = 1;\n');
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', exports: './index.js' }));
  }
  for (const { to, toText } of probes) if (to.endsWith('.ts')) write(to, toText ?? 'export const target = 1;\n');
  for (const probe of probes) write(probe.from, probe.text ?? importOf(probe));
  const wanted = probes.filter(({ from, rule }) => from.startsWith('src/') && rule !== 'no-unreachable-files');
  write('src/main.ts', wanted.map(({ from }) => `import './${from.slice(4, -3)}.js';\n`).join(''));
}

describe('import rules', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'plumbline-probes-'));
  let found: Violation[];

  beforeAll(async () => {
    writeProbes(directory);
    found = await cruise(directory, ['src', 'test']);
  }, 30_000);

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('have a probe each', () => {
    const probed = probes.map(({ rule }) => rule);
    expect(
      (importRules.forbidden ?? []).map(({ name }) => name).filter((name) => !probed.includes(String(name))),
    ).toEqual([]);
  });

  it.each(probes)('refuse by $rule that $from imports $to', ({ rule, from, to }) => {
    expect(found).toContainEqual({ rule, from, to });
  });

  it('are kept by every file of the project', async () => {
    expect(await cruise(root, ['src', 'test', 'scripts'])).toEqual([]);
  }, 30_000);
});
