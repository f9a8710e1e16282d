import { expect, it } from 'vitest';
import { source } from '../../sources.ts';
import { fileOf, runOf } from '../runs.ts';

/** The entries of the list of removals, as text. */
async function listedOf(name: string, text: string): Promise<string[]> {
  const page = fileOf(await runOf([source(text, { name })]), 'report.html');
  const [, list = ''] = /id="trust".*?<details>.*?<ul>(.*?)<\/ul>/s.exec(page) ?? [];
  return [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, entry = '']) => entry.replace(/<[^>]*>/g, ''));
}

it('a removal is told by its title, and what could not be read by file and line', async () => {
  const good = (letter: string): string => JSON.stringify({ title: `program synthesis ${letter}` });
  const lines = [good('a'), '{"title": "cut o', good('b'), good('a'), '{"abstract": "no title"}', '{"title"'];
  expect(await listedOf('papers.jsonl', lines.join('\n'))).toEqual([
    'duplicate: same title: program synthesis a, kept as program-synthesis-a',
    'no title: without title',
    'not valid JSON: papers.jsonl, line 2',
    'not valid JSON: papers.jsonl, line 6',
  ]);
});

it('a removal from an array is told by its record as well, for one line may hold all', async () => {
  const list = '[{"title": "program synthesis"}, 5]';
  expect(await listedOf('papers.json', list)).toEqual([
    'not an object with a title: papers.json, line 1, record 2',
  ]);
});

it('a paper that was retracted is marked beside its title wherever that stands, and a notice of it is left out', async () => {
  const lines = ['program synthesis', 'RETRACTED: image diffusion', 'Retraction: image diffusion'].map(
    (title) => JSON.stringify({ title }),
  );
  const { run, files } = await runOf([source(lines.join('\n'), { name: 'papers.jsonl' })]);
  const page = fileOf({ run, files }, 'report.html');
  expect(page.split('<span class="kind"> retracted</span>').length).toBeGreaterThan(2);
  expect(page).toContain('1 retracted or withdrawn paper is kept and marked; --drop retracted leaves it out');
  expect(page).toContain('notice of a retraction or correction: 1');
  expect(JSON.parse(fileOf({ run, files }, 'run.json'))).toMatchObject({
    flagged: [{ title: 'RETRACTED: image diffusion', kind: 'retracted' }],
    merged: [],
    options: { drop: 'contents,notices' },
  });
});
