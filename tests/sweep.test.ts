import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../pipeline/clean/index.ts';
import { InputError } from '../pipeline/errors.ts';
import { adjustedRand } from '../pipeline/evaluate/index.ts';
import { draft } from '../pipeline/ingest/source.ts';
import { type Random, seededRandom } from '../pipeline/linalg/random.ts';
import { explore, type Outcome } from '../pipeline/run.ts';
import { rangeFor } from '../pipeline/sweep.ts';
import { fileOf, jsonOf, type Loose, type RunFile, runOf } from './report/runs.ts';

/** So many different words that nobody ever wrote and that no stemmer shortens. */
function madeUpWords(count: number, random: Random): string[] {
  const letter = (of: string): string => of[random.below(of.length)]!;
  const words = new Set<string>();
  while (words.size < count) {
    words.add(`${Array.from({ length: 3 }, () => letter('bdfgklmnprtvz') + letter('aeiou')).join('')}k`);
  }
  return [...words];
}

const wordsOfTopic = 12;
const sharedWords = 60;

/**
 * The words of papers on so many topics by turns: eight drawn from the twelve of the topic among eight from sixty that all
 * topics share.
 */
function planted(topics: number, papers: number, random: Random): string[][] {
  const words = madeUpWords(sharedWords + topics * wordsOfTopic, random);
  const drawn = (from: readonly string[]): string[] =>
    Array.from({ length: 8 }, () => from[random.below(from.length)]!);
  return Array.from({ length: papers }, (_, i) => {
    const own = sharedWords + (i % topics) * wordsOfTopic;
    return shuffledBy(
      [...drawn(words.slice(own, own + wordsOfTopic)), ...drawn(words.slice(0, sharedWords))],
      random,
    );
  });
}

function shuffledBy<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Records whose ids keep the order of the list; the first four words are the title. */
function records(texts: readonly (readonly string[])[]): (Loose & { readonly title: string })[] {
  return texts.map((words, i) => ({
    id: `p${String(i).padStart(4, '0')}`,
    title: words.slice(0, 4).join(' '),
    abstract: words.slice(4).join(' '),
    published: `2024-${String(1 + (i % 12)).padStart(2, '0')}-05`,
  }));
}

describe('rangeFor', () => {
  it('tries the numbers that fit as many papers as differ, by default', () => {
    expect(rangeFor({ kind: 'auto' }, 4, 4)).toEqual({ ks: [2], reason: '' });
    expect(rangeFor({ kind: 'auto' }, 500, 54)).toEqual({
      ks: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      reason: '',
    });
    expect(rangeFor({ kind: 'auto' }, 5000, 5000).ks.slice(17)).toEqual([
      19, 20, 22, 24, 26, 29, 32, 35, 39, 40,
    ]);
  });

  it.each([
    [1, 1, 'one paper is one topic'],
    [2, 2, 'two papers are too few to divide'],
    [3, 1, 'three papers are too few to divide'],
    [10, 1, 'all 10 papers are alike in the words that count, so there is nothing to divide them by'],
    [10, 3, 'only 3 of 10 papers differ in the words that count, too few to divide'],
  ])('makes one topic of %d papers of which %d differ, and says why', (papers, distinct, reason) => {
    expect(rangeFor({ kind: 'auto' }, papers, distinct)).toEqual({ ks: [1], reason });
  });

  it('tries the one number that was asked for', () => {
    expect(rangeFor({ kind: 'exact', k: 5 }, 10, 10)).toEqual({
      ks: [5],
      reason: 'five topics were asked for',
    });
    expect(rangeFor({ kind: 'exact', k: 1 }, 10, 10)).toEqual({ ks: [1], reason: 'one topic was asked for' });
    expect(rangeFor({ kind: 'exact', k: 4 }, 10, 4).ks).toEqual([4]);
  });

  it('tries every number of a range that was asked for, even above 20', () => {
    const ks = Array.from({ length: 29 }, (_, i) => i + 2);
    expect(rangeFor({ kind: 'range', from: 2, to: 30 }, 100, 100)).toEqual({ ks, reason: '' });
    expect(rangeFor({ kind: 'range', from: 3, to: 3 }, 3, 3).ks).toEqual([3]);
  });

  it('refuses more topics than papers that differ, with the number and the way out', () => {
    const refused = (papers: number, distinct: number): Error[] =>
      [{ kind: 'exact', k: 11 } as const, { kind: 'range', from: 2, to: 11 } as const].map((wanted) => {
        try {
          rangeFor(wanted, papers, distinct);
        } catch (error) {
          if (error instanceof InputError) return error;
        }
        throw new Error('not refused');
      });
    expect(refused(10, 10).map(({ message }) => message)).toEqual(
      new Array(2).fill('k: 11 topics cannot be made of 10 papers; give at most 10'),
    );
    expect(refused(40, 10).map(({ message }) => message)).toEqual(
      new Array(2).fill(
        'k: 11 topics cannot be made of 40 papers of which 10 differ in the words that count; give at most 10',
      ),
    );
    expect(refused(1, 1)[0]?.message).toBe('k: 11 topics cannot be made of one paper; give at most 1');
    expect(refused(40, 1)[0]?.message).toBe(
      'k: 11 topics cannot be made of 40 papers that are alike in the words that count; give at most 1',
    );
  });
});

describe('the number of topics', () => {
  it.each([3, 5, 12])(
    'of 240 papers on %d subjects is found, give or take one, on firm evidence',
    async (topics) => {
      const list = records(planted(topics, 240, seededRandom(topics)));
      const found = clean(
        list.map((paper, line) => ({ draft: draft(paper), origin: { file: 'list', line } })),
      );
      const { choice, clustering } = await explore(found.papers);
      expect(Math.abs(choice.k - topics)).toBeLessThanOrEqual(1);
      expect(choice.support).toBe('firm');
      expect(choice.evidence.map(({ k }) => k)).toEqual(Array.from({ length: 18 }, (_, i) => i + 2));
      const subjects = Int32Array.from({ length: 240 }, (_, i) => i % topics);
      expect(adjustedRand(clustering.assignment, subjects)).toBeGreaterThan(0.95);
      // Numbers of topics that are far off stand out less, and shuffled words have no halves that agree.
      const at = (k: number): number => choice.evidence.find((one) => one.k === k)?.halves ?? Number.NaN;
      expect(at(topics)).toBeGreaterThan(at(topics === 12 ? 6 : 2 * topics));
      for (const { chance } of choice.evidence) expect(chance.halves).toBeLessThan(0.3);
    },
  );

  it('is a way to sort the list where words were dealt to papers by chance, and the run says so', async () => {
    const random = seededRandom(7);
    const texts = planted(6, 160, random);
    const words = shuffledBy(texts.flat(), random);
    const { run } = await runOf(
      records(texts.map(({ length }, i) => words.slice(i * length, (i + 1) * length))),
    );
    // The root of half of 160 papers is 8.9.
    expect(run.choice).toMatchObject({ k: 9, support: 'none', coarser: null, finer: null });
    expect(run.choice.reason).toMatch(
      /^nothing speaks for any of 2 to 15: shuffled words fall apart as well/,
    );
    for (const { silhouette, chance } of run.choice.evidence)
      expect(Math.abs(silhouette - chance.silhouette)).toBeLessThan(0.05);
  });
});

describe('a sweep', () => {
  const list = records(planted(4, 64, seededRandom(4)));
  let given: Outcome;
  beforeAll(async () => {
    given = await runOf(list);
  });

  it('shows one of the clusterings that it tried, with flows between all of them', () => {
    const { choice, clustering } = given.run;
    const ks = choice.evidence.map(({ k }) => k);
    expect(ks).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([choice.k, clustering.k]).toEqual([4, 4]);
    expect([...new Set(choice.flows.map(({ k, toK }) => `${k} ${toK}`))]).toEqual(
      ks.slice(1).map((k) => `${k - 1} ${k}`),
    );
    for (const topic of [0, 1, 2, 3]) {
      const size = clustering.assignment.filter((own) => own === topic).length;
      const sum = (flows: typeof choice.flows): number => flows.reduce((all, { papers }) => all + papers, 0);
      expect(sum(choice.flows.filter((flow) => flow.k === 4 && flow.topic === topic))).toBe(size);
      expect(sum(choice.flows.filter((flow) => flow.toK === 4 && flow.toTopic === topic))).toBe(size);
    }
  });

  it('tells who the topics of each number are, by the names of those shown and else by their own', () => {
    const { lanes, columns } = jsonOf<RunFile>(given, 'run.json').lineage;
    const { topics, choice } = given.run;
    expect(columns.map(({ k }) => k)).toEqual(choice.evidence.map(({ k }) => k));
    expect(columns.find(({ k }) => k === 4)?.topics).toEqual(
      topics.map(({ id, size, label }) => ({ slot: id, size, name: label })),
    );
    const slots = new Set(columns.flatMap((column) => column.topics.map(({ slot }) => slot)));
    expect([...lanes].sort((a, b) => a - b)).toEqual([...slots].sort((a, b) => a - b));
    const labels = new Set(topics.map(({ label }) => label));
    for (const { k, topics: all } of columns) {
      expect(all).toHaveLength(k);
      expect(new Set(all.map(({ name }) => name)).size).toBe(k);
      for (const { name } of all) expect(name).toMatch(/^\p{Lu}/u);
    }
    // Four names cannot be those of more topics.
    expect(columns.at(-1)?.topics.filter(({ name }) => !labels.has(name)).length).toBeGreaterThanOrEqual(8);
  });

  it('has evidence that is in bounds', () => {
    const { evidence } = given.run.choice;
    for (const one of evidence) {
      const values = [
        one.silhouette,
        one.halves,
        one.chance.silhouette,
        one.chance.halves,
        one.seeds,
        one.coherence,
      ];
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(-1);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(one.diversity).toBeGreaterThan(0);
      expect(one.diversity).toBeLessThanOrEqual(1);
      expect(one.smallestTopic).toBeGreaterThan(0);
      expect(one.smallestTopic).toBeLessThanOrEqual(64 / one.k);
      // Rows of length 1 lie at a squared distance of at most 1 from their mean, on average.
      expect(one.inertia).toBeLessThanOrEqual(64);
    }
    expect(evidence.at(-1)!.inertia).toBeLessThan(evidence[0]!.inertia);
  });

  it('weighs the one number that was asked for as it is weighed among others', async () => {
    const { run } = await runOf(list, { k: '4' });
    const [only] = run.choice.evidence;
    expect(run.choice).toMatchObject({
      k: 4,
      support: 'firm',
      coarser: null,
      finer: null,
      knee: null,
      flows: [],
    });
    expect(run.choice.reason).toMatch(/^four topics were asked for: silhouette 0\.\d\d .*; firm evidence$/);
    expect(run.choice.evidence).toHaveLength(1);
    const among = given.run.choice.evidence.find(({ k }) => k === 4)!;
    expect([only!.silhouette, only!.halves, only!.smallestTopic]).toEqual([
      expect.closeTo(among.silhouette, 3),
      among.halves,
      among.smallestTopic,
    ]);
  });

  it('finds nothing to weigh in a single topic', async () => {
    const { run } = await runOf(list, { k: '1' });
    expect(run.choice).toMatchObject({ k: 1, support: 'none', reason: 'one topic was asked for', flows: [] });
  });

  it('gives the same whatever the order of the records', async () => {
    const orders = [[...list].reverse(), shuffledBy(list, seededRandom(1))];
    for (const order of orders) {
      expect(order).not.toEqual(list);
      const other = await runOf(order);
      expect(other.run.choice).toEqual(given.run.choice);
      expect(other.run.clustering).toEqual(given.run.clustering);
      for (const name of ['papers.csv', 'topics.json', 'report.html'])
        expect([name, fileOf(other, name) === fileOf(given, name)]).toEqual([name, true]);
    }
  });

  it('finds the same topics from another seed', async () => {
    const { run } = await runOf(list, { seed: '2' });
    expect(run.choice.k).toBe(4);
    expect([...run.clustering.assignment]).toEqual([...given.run.clustering.assignment]);
    expect(run.choice.evidence).not.toEqual(given.run.choice.evidence);
  });
});
