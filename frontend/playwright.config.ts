import fs from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The shell without a window starts faster; either is the same engine. */
const chromium = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((program) =>
  fs.existsSync(program),
);

/** Stories: a writer's day, in Chromium against the real Go backend and in the real window. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/house/display.ts',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // In Chromium two stories are told at a time; the real window needs the display for itself.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A busy machine can stall a real window for seconds; a story told a second time says so.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  outputDir: 'test-results',
  // Recording every story would take as much as telling it.
  use: {
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'chromium', testDir: 'e2e/chromium' },
    { name: 'window', testDir: 'e2e/window', workers: 1 },
    { name: 'picture', testDir: 'e2e/picture' },
  ],
});
