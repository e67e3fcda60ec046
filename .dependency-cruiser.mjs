// Who may import whom. Every rule here has a probe in test/architecture/import-rules.spec.ts that proves it fires.

const specs = '\\.spec\\.ts$';
/** main, cli and whatever else stands above the four parts: it wires them together */
const composition = '^src/(?!(domain|modules|pipeline|platform)/)';
const entryPoints = '^src/(main|cli)\\.ts$|^src/demo/run-demo\\.ts$|^(scripts|bench|samples)/';
const packages = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

/** The folders of the domain, each level knowing only the levels before it. */
export const domainLevels = [
  ['shared'],
  ['organization', 'calendar'],
  ['service-event'],
  ['rulebook'],
  ['evaluation'],
  ['finding'],
  ['penalty', 'escalation', 'inspection', 'corrective-action'],
  ['report'],
];

const domainOrder = domainLevels.flatMap((level, depth) =>
  level.map((folder) => ({
    name: `domain-order-${folder}`,
    comment: `domain/${folder} knows only the domain folders before it`,
    severity: 'error',
    from: { path: `^src/domain/${folder}/` },
    to: {
      path: '^src/domain/',
      pathNot: `^src/domain/(${[folder, ...domainLevels.slice(0, depth).flat()].join('|')})/`,
    },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one file, or lack a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unreachable-files',
      comment: 'what no entry point reaches is dead, or only its tests use it',
      severity: 'error',
      from: { path: entryPoints },
      to: { path: '^src/', pathNot: `${specs}|${entryPoints}|^src/platform/database/generated/`, reachable: false },
    },
    {
      name: 'no-unresolvable-imports',
      comment: 'the file or package does not exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'a package that package.json does not name may be gone tomorrow',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'an installation has no devDependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: specs },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'test/, samples/, bench/ and scripts/ stand outside the program',
      severity: 'error',
      from: { path: '^src/', pathNot: specs },
      to: { path: '^(test|samples|bench|scripts)/' },
    },
    {
      name: 'nobody-imports-a-spec',
      comment: 'what two specs share lives in test/support',
      severity: 'error',
      from: {},
      to: { path: specs },
    },
    {
      name: 'nobody-imports-composition',
      comment: 'what wires the parts together is known to none of them',
      severity: 'error',
      from: { path: '^src/(domain|modules|pipeline|platform)/' },
      to: { path: composition },
    },
    {
      name: 'modules-do-not-know-each-other',
      comment: "modules meet in a work row, a table read through one's own read model, or a domain type",
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/$1/' },
    },
    {
      name: 'pipeline-knows-no-modules',
      comment: 'pipeline → domain, platform',
      severity: 'error',
      from: { path: '^src/pipeline/' },
      to: { path: '^src/', pathNot: '^src/(pipeline|domain|platform)/' },
    },
    {
      name: 'platform-knows-nothing-of-quality',
      comment: 'platform → domain/shared',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform|domain/shared)/' },
    },
    {
      name: 'domain-knows-only-itself',
      comment: 'what we decide depends on nothing that does, stores or sends',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    ...domainOrder,
    {
      name: 'domain-is-pure',
      comment: 'no package and nothing of Node in the domain, but zod in *.schema.ts and luxon in calendar/',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: specs },
      to: { dependencyTypes: ['core', ...packages], pathNot: '^node_modules/(@types/)?(zod|luxon)/' },
    },
    {
      name: 'zod-only-in-domain-schemas',
      comment: 'the shape of a document is parsed once, in *.schema.ts',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: `\\.schema\\.ts$|${specs}` },
      to: { path: '^node_modules/zod/' },
    },
    {
      name: 'luxon-only-in-the-domain-calendar',
      comment: 'one folder knows about time zones',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/domain/calendar/|${specs}` },
      to: { path: '^node_modules/(@types/)?luxon/' },
    },
    {
      name: 'prisma-client-only-behind-repositories',
      comment: 'Prisma types stop at repositories and read models',
      severity: 'error',
      from: { pathNot: '^src/platform/database/|^src/pipeline/outbox/|\\.(repository|read-model)\\.ts$' },
      to: { path: '^src/platform/database/generated/' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/|^src/platform/database/generated/' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
