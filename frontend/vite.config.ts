import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // The oldest engines that Wails meets: WebKitGTK 2.50, WebView2 and Safari 16.
    target: ['safari16', 'edge120'],
    assetsDir: 'app',
    // The page's policy has no data: fonts.
    assetsInlineLimit: 0,
    // Mermaid's parts, loaded with the first diagram, are the largest.
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // What hangs is told; a busy machine is not a fault.
  test: { testTimeout: 30_000 },
});
