import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonArray } from '../../pipeline/ingest/json.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings } from '../sources.ts';

async function work(record: unknown): Promise<Draft> {
  const [found] = drafts(await readings(jsonArray, JSON.stringify([record])));
  if (!found) throw new Error('no paper');
  return found;
}

const abstractOf = async (index: unknown): Promise<string> =>
  (await work({ display_name: 'Pear Trees', publication_year: 2020, abstract_inverted_index: index }))
    .abstract;

describe('a work of OpenAlex', () => {
  it('gives its fields', async () => {
    const record = {
      id: 'https://openalex.org/W7',
      doi: 'https://doi.org/10.1234/pear',
      title: 'Pear Trees',
      display_name: 'Pear Trees',
      publication_year: 2024,
      publication_date: '2024-06-22',
      ids: { openalex: 'https://openalex.org/W7', pmid: 'https://pubmed.ncbi.nlm.nih.gov/12345' },
      type: 'article',
      is_retracted: true,
      authorships: [
        { author: { id: 'A1', display_name: 'Ada Pear' }, raw_author_name: 'A. Pear' },
        { author: { display_name: null }, raw_author_name: 'Fig, Bo' },
      ],
      primary_location: { landing_page_url: 'https://fruit.example/pear' },
      locations: [{ landing_page_url: 'http://arxiv.org/abs/2406.00001' }],
      abstract_inverted_index: { trees: [1, 3], Pear: [0], are: [2] },
    };
    expect(await work(record)).toEqual({
      id: 'https://openalex.org/W7',
      ids: [
        'https://doi.org/10.1234/pear',
        'https://pubmed.ncbi.nlm.nih.gov/12345',
        'http://arxiv.org/abs/2406.00001',
      ],
      title: 'Pear Trees',
      abstract: 'Pear trees are trees',
      published: '2024-06-22',
      authors: ['Ada Pear', 'Bo Fig'],
      authorCount: 2,
      organisation: '',
      comments: null,
      upvotes: null,
      types: ['article', 'Retracted Publication'],
      url: 'https://fruit.example/pear',
    });
  });

  it('may be flattened to dotted keys', async () => {
    const record = {
      id: 'https://openalex.org/W7',
      display_name: 'Pear Trees',
      publication_year: 2024,
      'authorships.author.display_name': 'Ada Pear|Bo Fig',
      'ids.pmid': '12345',
      'primary_location.landing_page_url': 'https://fruit.example/pear',
      abstract: 'On pears.',
      is_retracted: 'False',
    };
    const read = {
      ids: ['pmid:12345'],
      abstract: 'On pears.',
      published: '2024',
      authors: ['Ada Pear', 'Bo Fig'],
      types: [],
      url: 'https://fruit.example/pear',
    };
    expect(await work(record)).toMatchObject(read);
    expect(
      await work({ ...record, 'authorships.author.display_name': ['Ada Pear', 'Bo Fig'] }),
    ).toMatchObject(read);
  });
});

describe('the index of an abstract', () => {
  it.each([
    [{ b: [1], a: [0, 2] }, 'a b a'],
    [{ far: [9_007_199_254_740_991], near: [5] }, 'near far'],
    [{ no: [-1, 0.5, '3', null, 1e300], yes: [4] }, 'yes'],
    [{ one: [0], two: [0] }, 'one two'],
    [{ constructor: [0], ['__proto__']: [1] }, 'constructor __proto__'],
    ['{"a":[1],"on":[0]}', 'on a'],
    ['{"a":', ''],
    [null, ''],
    [[0, 1], ''],
    [{ a: 0, b: {} }, ''],
  ])('%j is read as %j', async (index, text) => {
    expect(await abstractOf(index)).toBe(text);
  });

  it('of any text gives that text back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^\S{1,6}$/), { minLength: 1, maxLength: 30 }),
        async (words) => {
          const index = new Map<string, number[]>();
          words.forEach((word, i) => {
            index.set(word, [...(index.get(word) ?? []), i]);
          });
          expect(await abstractOf(Object.fromEntries(index))).toBe(words.join(' '));
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it('may have 200,000 positions', async () => {
    const index = { pear: Array.from({ length: 200_000 }, (_, i) => 2_000_000 - i) };
    expect((await abstractOf(index)).length).toBe(999_999);
  });
});
