import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The tagger's lexicon is 4 MB, which named exports would make a module of thousands of lines.
  json: { namedExports: false, stringify: true },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    setupFiles: ['tests/setup.ts'],
    // By default one core is left alone, which on two cores is half of them.
    maxWorkers: '100%',
    // Modules are pure, so files of tests may share them: reading them anew for each is a fifth of the time.
    isolate: false,
    // Machines are slow at times: a test fails for what it finds, not for when.
    testTimeout: 90_000,
    hookTimeout: 240_000,
    // A browser on a busy machine loses an event now and then; a fault of the program fails twice.
    retry: process.env.CI ? 1 : 0,
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
  },
});
