// The rules that need a reason beyond "recommended" have probes in test/architecture/lint-rules.spec.ts.
import tseslint from 'typescript-eslint';

const tests = ['**/*.spec.ts', 'test/**/*.ts'];
/** where the process is started or driven from: its environment may be read, its console written to */
const edges = [
  'src/main.ts',
  'src/cli.ts',
  'src/command-line/**/*.ts',
  'src/demo/**/*.ts',
  'scripts/**/*.ts',
  'bench/**/*.ts',
  'samples/**/*.ts',
];

const noBarrels = 'No barrels: import from the file that defines it.';
const namedExportsOnly = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: noBarrels },
  { selector: 'ExportNamedDeclaration[source]', message: noBarrels },
];

const timeIsAnArgument = 'Time is an argument: the domain has no clock.';
const readsTheClock = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(local|utc)$/][arguments.length=0]",
].map((selector) => ({ selector, message: timeIsAnArgument }));

export default tseslint.config(
  { ignores: ['dist*/', 'coverage/', 'src/platform/database/generated/', '.plumbline*/'] },
  // a rule that is wrong is changed here, for everybody, not switched off in a file
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...namedExportsOnly],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/max-params': ['error', { max: 6 }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Nest modules are empty classes under a decorator
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // characters are counted as code points on purpose
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // there are no enums here, and looking for them takes a third of the time
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // `{ secret: _, ...rest }` is how a field is left out
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // an abstract class is a Nest token, and any object of its shape may stand behind it
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // a default closes a switch too; where it must not swallow a new member, it assigns to `never`
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config/**', ...edges, ...tests],
    rules: {
      'no-restricted-imports': ['error', 'process', 'node:process'],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings are read once, in src/platform/config: take them from AppConfig.',
        },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...namedExportsOnly, ...readsTheClock],
      'no-restricted-globals': ['error', 'process', 'crypto', 'performance', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: timeIsAnArgument },
        { object: 'DateTime', property: 'now', message: timeIsAnArgument },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
    },
  },
  // specs may measure how long something takes
  { files: ['src/domain/**/*.spec.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: edges, rules: { 'no-console': 'off' } },
  {
    files: tests,
    // matchers and HTTP bodies are `any` by their own types
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  // prisma wants its configuration as the default export
  { files: ['prisma.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs', '**/*.cjs'], rules: { eqeqeq: 'error', 'no-unused-vars': 'error', 'prefer-const': 'error' } },
);
