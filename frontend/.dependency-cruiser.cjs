/** The walls between the window's rooms; each says why it stands. */
const features =
  'app|blog|posts|preflight|properties|publish|commands|settings|editor|preview|images|document|history|search|site|tags';

module.exports = {
  forbidden: [
    {
      name: 'only-api-touches-wailsjs',
      comment: 'What Go offers is named and typed in one place, src/api; ask there.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(api|wailsjs)/' },
      to: { path: '^src/wailsjs/' },
    },
    {
      name: 'ui-and-words-know-no-feature',
      comment: 'Parts and words are shared by all features, so they must not know one of them.',
      severity: 'error',
      from: { path: '^src/(ui|i18n)/' },
      to: { path: `^src/(${features}|api)/` },
    },
    {
      name: 'api-looks-down-only',
      comment: 'The seam knows no feature.',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: `^src/(${features}|ui)/` },
    },
    {
      name: 'nobody-calls-the-app',
      comment: 'Calls go down: app/ puts features in order, so no feature reaches for it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app/|main\\.ts)' },
      to: { path: '^src/app/' },
    },
    {
      name: 'features-meet-at-the-door',
      comment:
        'A feature uses another through its index or through document/, so that its inside can change.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/(blog|posts|preflight|properties|publish|commands|settings|editor|preview|images|site|tags)/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/editor/(Editor\\.svelte|commands\\.ts)$',
          '^src/preview/Preview\\.svelte$',
        ],
      },
    },
    {
      name: 'the-open-post-stands-alone',
      comment: 'document/ owns the text; editor, preview and form are built on it, not under it.',
      severity: 'error',
      from: { path: '^src/document/' },
      to: {
        path: '^src/(app|blog|posts|preflight|properties|publish|commands|settings|editor|preview|images|site|tags)/',
      },
    },
    {
      name: 'no-circles',
      comment: 'Rooms that need each other are one room.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails only when a writer gets there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/wailsjs/.*\\.d\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.json', '.css'],
    },
  },
};
