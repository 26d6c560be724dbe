import { defineConfig } from 'vitest/config';

/** Tests in a real editor: apart from the others, because they install one. */
export default defineConfig({
  test: {
    name: 'editor',
    include: ['test/vscode/**/*.e2e.ts'],
    globalSetup: ['test/vscode/prepareEditor.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    // Each file has editors and folders of its own.
    maxWorkers: 2,
  },
});
