import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from './cruise.js';

/** The project's own lint rules on a text that is in no file; the rules that need types are out of reach that way. */
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function faultsOf(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${root}/${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('lint rules', () => {
  it.each([
    ['no-restricted-properties', 'export const at = Date.now();'],
    ['no-restricted-properties', 'const { now } = Date;\nexport const at = now();'],
    ['no-restricted-properties', "export const at = DateTime['now']();"],
    ['no-restricted-properties', 'export const id = Math.random();'],
    ['no-restricted-syntax', 'export const at = new Date();'],
    ['no-restricted-syntax', 'export const at = Date();'],
    ['no-restricted-syntax', 'export const at = DateTime.utc();'],
    ['no-restricted-globals', 'export const id = crypto.randomUUID();'],
    ['no-restricted-globals', 'export const arguments_ = process.argv;'],
    ['no-restricted-globals', 'export const at = performance.now();'],
    ['no-restricted-globals', 'setTimeout(() => undefined, 1);'],
  ])('refuse by %s a domain that has a clock or chance: %s', async (rule, text) => {
    expect(await faultsOf('src/domain/finding/probe.ts', text)).toEqual([rule]);
    expect(await faultsOf('src/pipeline/probe.ts', text)).toEqual([]);
  });

  it('allow the domain a Date of a given instant', async () => {
    expect(await faultsOf('src/domain/finding/probe.ts', 'export const at = new Date(0);')).toEqual([]);
  });

  it.each(['process.env.HOME', "process['env']", "process.env['HOME']"])(
    'refuse %s outside the settings',
    async (text) => {
      const probe = `export const probe = ${text};`;
      expect(await faultsOf('src/modules/intake/probe.service.ts', probe)).toEqual(['no-restricted-properties']);
      expect(await faultsOf('src/platform/config/probe.ts', probe)).toEqual([]);
      expect(await faultsOf('src/main.ts', probe)).toEqual([]);
    },
  );

  it('refuse the environment as an import', async () => {
    const text = "import { env } from 'node:process';\nexport const probe = env;";
    expect(await faultsOf('src/modules/intake/probe.service.ts', text)).toEqual(['no-restricted-imports']);
  });

  it.each(["export * from './finding.js';", "export { finding } from './finding.js';", 'export default 1;'])(
    'refuse barrels and default exports: %s',
    async (text) => {
      expect(await faultsOf('src/modules/intake/probe.service.ts', text)).toEqual(['no-restricted-syntax']);
      expect(await faultsOf('src/domain/finding/probe.ts', text)).toEqual(['no-restricted-syntax']);
    },
  );

  it('refuse any and non-null assertions', async () => {
    expect(await faultsOf('src/pipeline/probe.ts', 'export const probe = (x: any) => x!;')).toEqual([
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/no-non-null-assertion',
    ]);
  });

  it('refuse more than six parameters', async () => {
    const text = 'export const probe = (a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7) => [a, b, c, d, e, f, g];';
    expect(await faultsOf('src/main.ts', text)).toEqual(['@typescript-eslint/max-params']);
  });

  it('cannot be switched off in a file', async () => {
    const off = ['eslint', 'disable'].join('-');
    const text = `/* ${off} */\nexport const probe = (x: any): unknown => x;`;
    expect(await faultsOf('src/pipeline/probe.ts', text)).toContain('@typescript-eslint/no-explicit-any');
  });
});
