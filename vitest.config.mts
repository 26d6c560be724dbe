import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// LanceDB requires the CommonJS build of apache-arrow; importing the ES build beside it would make a
// second copy whose tables LanceDB refuses.
const alias = { 'apache-arrow': createRequire(import.meta.url).resolve('apache-arrow') };

export default defineConfig(({ mode }) => ({
  test: {
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary', 'json-summary'] },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          testTimeout: 60_000,
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tools/**/*.test.ts',
            'bench/**/*.test.ts',
            'webview/**/*.test.ts',
          ],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/webview/**', 'test/vscode/**'],
          globalSetup: ['test/buildOnce.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Suites wait for programs that they start, much of the time for one of one thread: two share two cores well.
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'panel',
          sequence: { groupOrder: 2 },
          include: ['test/webview/**/*.test.ts'],
          globalSetup: ['test/webview/preparePanel.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        // `desktop` for the suites in desktop VS Code.
        mode,
        resolve: { alias },
        test: {
          name: 'editor',
          sequence: { groupOrder: 3 },
          include: ['test/vscode/**/*.e2e.ts'],
          globalSetup: ['test/vscode/prepareEditor.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
          // Each file has editors and folders of its own.
          maxWorkers: 2,
        },
      },
    ],
  },
}));
