/** For every test: what nobody expected to be printed fails it. Tests without an assertion fail too (vitest.config.ts). */
import { afterEach, beforeEach, vi } from 'vitest';

beforeEach(() => {
  for (const method of ['warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...text) => {
      throw new Error(`unexpected console.${method}: ${text.join(' ')}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});
