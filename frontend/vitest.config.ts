import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['src/**/*.test.ts'],
    // A window is made only for the files that ask for one: it takes longer than their tests.
    environment: 'node',
    // Two cores are shared by everything that checks the project.
    maxWorkers: 2,
  },
});
