// Who may import whom. The drawing stands in the README; this is what holds it.

/** Server folders and the server folders that each may import. Whatever is not listed here is not allowed. */
const mayImport = {
  platform: [],
  media: ['platform'],
  check: ['platform', 'media'],
  people: ['platform'],
  'box-office': ['platform', 'people'],
  live: ['platform', 'media', 'people', 'box-office'],
  analytics: ['platform'],
  content: ['platform', 'people', 'box-office'],
  demo: ['platform', 'people', 'box-office', 'live'],
  bot: ['platform', 'people', 'box-office', 'live', 'content', 'analytics'],
  admin: ['platform', 'people', 'box-office', 'live', 'content', 'analytics'],
};

/** Files that only tests and tools may import. */
const testing = String.raw`\.(test|spec|fixture)\.tsx?$|testing(\.setup)?\.ts$|testing/|database/scratch\.ts$`;
const production = { path: '^(protocol|locales|server|client)/', pathNot: testing };

const serverFolders = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `server-${folder}`,
  comment: `server/${folder} may import of the server only: ${[folder, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^server/${folder}/`, pathNot: testing },
  to: { path: '^server/', pathNot: `^server/(${[folder, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...serverFolders,
    {
      name: 'known-server-folder',
      comment: 'Every folder of the server has its line in the table above.',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: `^server/(${Object.keys(mayImport).join('|')})/` },
      to: {},
    },
    {
      name: 'through-the-index',
      comment: 'A folder of the server speaks to another through its index.ts and nothing deeper.',
      severity: 'error',
      from: { path: '^server/([^/]+)/', pathNot: testing },
      to: { path: '^server/(?!platform/)[^/]+/', pathNot: '^server/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'main-through-the-index',
      severity: 'error',
      from: { path: '^server/[^/]+\\.ts$', pathNot: testing },
      to: { path: '^server/(?!platform/)[^/]+/', pathNot: '^server/[^/]+/index\\.ts$' },
    },
    {
      name: 'platform-part-through-its-index',
      comment: 'The platform is a shelf of parts: single files, and folders with an index.ts each.',
      severity: 'error',
      from: { path: '^server/', pathNot: `^server/platform/|${testing}` },
      to: { path: '^server/platform/[^/]+/', pathNot: '^server/platform/[^/]+/index\\.ts$' },
    },
    {
      name: 'protocol-is-pure',
      comment:
        'What client and server both know imports zod and nothing of Node, the browser or either side.',
      severity: 'error',
      from: { path: '^(protocol|locales)/', pathNot: testing },
      to: { pathNot: '^(protocol|locales)/|(^|/)node_modules/zod/' },
    },
    {
      name: 'client-knows-the-protocol-only',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|scripts|tests|bench|generated|prisma)/' },
    },
    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      from: { path: '^client/', pathNot: `${testing}|^client/vite\\.config\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-the-top',
      comment: 'main, bot and admin stand above everything.',
      severity: 'error',
      from: { pathNot: '^server/[^/]+\\.ts$|^(tests|bench)/' },
      to: { path: '^server/(main\\.ts|bot/|admin/)', pathNot: '^server/(bot|admin)/' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: production,
      to: { path: testing },
    },
    {
      name: 'no-development-package-in-production',
      comment: 'An installation leaves devDependencies out.',
      severity: 'error',
      from: { path: '^(protocol|server)/', pathNot: testing },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer'], pathNot: '/@types/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: "Packages are the compiler's to find; this is about our own files.",
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^\\.', pathNot: '\\?' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^generated/' },
    exclude: { path: '^(client/dist|bench/dist|node_modules/\\.cache|data|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'],
    },
  },
};
