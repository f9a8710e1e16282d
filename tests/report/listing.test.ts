import { beforeAll, describe, expect, it } from 'vitest';
import { abstractsOf, type ReportData, reportData } from '../../pipeline/report/data.ts';
import { bibtexFile, csvFile } from '../../pipeline/report/exports.ts';
import { isWithin } from '../../pipeline/report/listing.ts';
import { initial, type State, sortColumns } from '../../pipeline/report/state.ts';
import { type View, viewAt } from '../../pipeline/report/view.ts';
import type { Outcome } from '../../pipeline/run.ts';
import { parseCsv } from './csv.ts';
import { fileOf, sampleRun } from './runs.ts';
import { dataOf } from './views.ts';

describe('the papers listed', () => {
  let outcome: Outcome;
  let data: ReportData;
  let abstracts: string[];
  beforeAll(async () => {
    outcome = await sampleRun();
    data = reportData(outcome.run);
    abstracts = abstractsOf(outcome.run);
  });
  const at = (change: Partial<State>): View => viewAt(data, { ...initial, ...change }, abstracts);

  it('have all that is asked for at once', () => {
    const all = at({});
    const asked = { search: 'code', only: [0, 1, 2], from: '2024', to: '2025-06', least: 80 };
    const { listed } = at(asked);
    expect(listed).toEqual(
      all.listed.filter(
        (i) =>
          `${data.papers.titles[i]} ${abstracts[i]}`.toLowerCase().includes('code') &&
          all.assignment[i]! < 3 &&
          data.papers.dates[i]! >= '2024' &&
          data.papers.dates[i]!.slice(0, 7) <= '2025-06' &&
          all.similarity[i]! >= 0.8,
      ),
    );
    expect(listed.length).toBeGreaterThan(1);
    const chosen = new Set(listed.slice(1));
    expect(at({ ...asked, selected: chosen }).listed).toEqual(listed.slice(1));
    expect(at({ weak: true }).listed).toEqual(all.listed.filter((i) => all.weak[i] === 1));
  });

  it('are counted by topic as if no topic were chosen', () => {
    const one = at({ search: 'code', only: [1] });
    const none = at({ search: 'code' });
    expect([...one.counts]).toEqual([...none.counts]);
    expect(one.counts[1]).toBe(one.listed.length);
    expect(none.counts.reduce((a, b) => a + b)).toBe(none.listed.length);
  });

  it('are the same list until something that they follow from is set', () => {
    const { listed } = at({ search: 'code' });
    expect(at({ search: 'code', topic: 2, shares: true, at: 'map' }).listed).toBe(listed);
    expect(at({ search: 'codes' }).listed).not.toBe(listed);
  });

  it.each(sortColumns)('are sorted by %s both ways, what is unknown last, ties as by topic', (by) => {
    const { order, assignment, similarity, runnerUpSimilarity } = at({});
    const { dates, titles, comments, upvotes } = data.papers;
    const keys: Record<string, (i: number) => string | number | null> = {
      title: (i) => titles[i]!.toLowerCase(),
      topic: (i) => assignment[i]!,
      date: (i) => (/^\d{4}/.test(dates[i]!) ? dates[i]! : null),
      comments: (i) => (comments[i]! < 0 ? null : comments[i]!),
      upvotes: (i) => (upvotes[i]! < 0 ? null : upvotes[i]!),
      similarity: (i) => similarity[i]!,
      next: (i) => runnerUpSimilarity[i]!,
    };
    for (const down of [false, true]) {
      const { listed } = at({ sort: { by, down } });
      expect([...listed].sort((a, b) => a - b)).toEqual([...order].sort((a, b) => a - b));
      listed.slice(1).forEach((i, n) => {
        const [a, b] = [keys[by]!(listed[n]!), keys[by]!(i)];
        if (a === b) expect(order.indexOf(listed[n]!)).toBeLessThan(order.indexOf(i));
        else if (a === null || b === null) expect(b).toBeNull();
        else expect(down ? a > b : a < b).toBe(true);
      });
    }
  });

  it('are saved as papers.csv has them, but for similarity to as many places as are shown', () => {
    const { name, text } = csvFile(at({}));
    const rows = (csv: string): string[][] => parseCsv(csv).map((row) => row.filter((_, i) => i !== 9));
    expect(rows(text)).toEqual(rows(fileOf(outcome, 'papers.csv')));
    expect(name).toBe('daily-papers-54-papers.csv');
    const some = at({ search: 'program synthesis' });
    expect(parseCsv(csvFile(some).text)).toHaveLength(some.listed.length + 1);
  });
});

it('a date lies between others as far as it is known', () => {
  expect(isWithin('2024-05', '2024-05-20', '')).toBe(true);
  expect(isWithin('2024', '2024-05-20', '2024-06')).toBe(true);
  expect(isWithin('2024-05-19', '2024-05-20', '')).toBe(false);
  expect(isWithin('2024-06-30', '', '2024-06')).toBe(true);
  expect(isWithin('2024-07-01', '', '2024-06')).toBe(false);
  expect(isWithin('--05-20', '2024', '')).toBe(false);
  expect(isWithin('', '', '2024')).toBe(false);
});

it('BibTeX has keys of its own, braces that match, and no field that is not known', async () => {
  const data = await dataOf([
    {
      id: '2401.00001',
      title: 'Sets {a} & 100% of $x_1$ \\ end~^',
      authors: ['Ada Lovelace', 'Šimon Čech'],
      published: '2024-01-05',
      url: 'https://arxiv.org/abs/2401.00001',
      abstract: 'First set of words.',
    },
    { title: 'Sets again', authors: ['Ada Lovelace'], published: '2024' },
    { title: '集合', abstract: '' },
  ]);
  const abstracts = data.papers.titles.map((title) =>
    title.startsWith('Sets {') ? 'First set of words.' : '',
  );
  const { name, text } = bibtexFile(viewAt(data, initial, abstracts));
  expect(name).toMatch(/-3-papers\.bib$/);
  const entries = text.split(/\n(?=@)/);
  const keys = entries.map((entry) => /^@misc\{([^,]+),/.exec(entry)?.[1]);
  expect(new Set(keys).size).toBe(3);
  for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
  for (const entry of entries) {
    let depth = 0;
    for (const one of entry) {
      depth += one === '{' ? 1 : one === '}' ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
  const first = entries.find((entry) => entry.includes('2401.00001'));
  expect(first).toContain(
    'title = {{Sets \\textbraceleft{}a\\textbraceright{} \\& 100\\% of \\$x\\_1\\$ \\textbackslash{} end\\textasciitilde{}\\textasciicircum{}}}',
  );
  expect(first).toContain('author = {Ada Lovelace and Šimon Čech}');
  expect(first).toContain('month = jan');
  expect(first).toContain('eprint = {2401.00001}');
  const bare = entries.find((entry) => entry.includes('集合'));
  expect(bare).not.toMatch(/author|year|month|url|abstract|eprint/);
});
