import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist', 'src/wailsjs', 'test-results', 'playwright-report'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // A component is markup and style too: 200 lines, of which a script is a part.
      'max-lines': ['error', { max: 200, skipBlankLines: true }],
      'max-lines-per-function': 'off',
      // What is rendered as HTML runs in the preview's frame alone, never here.
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: ['**/*.test.ts', 'e2e/**', '*.ts', '*.js'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Stories speak to the terminal and prepare whole machines.
    files: ['e2e/**'],
    rules: {
      'no-console': 'off',
      'max-params': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
    },
  },
);
