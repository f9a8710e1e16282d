import { expect, it } from 'vitest';
import { fileOf, runOf } from '../runs.ts';

it('the note at a glance says by what rule a trend has its word, and only where there are trends', async () => {
  const list = (years: readonly number[]): { title: string; published: string }[] =>
    years.map((year, i) => ({ title: `program synthesis ${'abcdefgh'[i]}`, published: `${year}-05-01` }));
  const rule =
    /New: none before 2025.*Rising, fading: five points.*Too few to say: a topic under five papers/;
  expect(fileOf(await runOf(list([2024, 2024, 2025, 2025])), 'report.html')).toMatch(rule);
  expect(fileOf(await runOf(list([2025, 2025, 2025, 2025])), 'report.html')).not.toContain('Rising, fading');
});
