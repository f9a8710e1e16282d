import { describe, expect, it } from 'vitest';
import { jsonLines, jsonObjects } from '../../pipeline/ingest/json.ts';
import { drafts, readings, unread } from '../sources.ts';

const paper = {
  paperId: '0123456789abcdef0123456789abcdef01234567',
  externalIds: { DOI: '10.1234/pear', ArXiv: '2406.00001', PubMed: '12345', CorpusId: 7 },
  url: 'https://www.semanticscholar.org/paper/0123',
  title: 'Pear Trees',
  abstract: 'On pears.',
  year: 2024,
  publicationDate: '2024-06-22',
  publicationTypes: ['JournalArticle', 'Review'],
  authors: [
    { authorId: '1', name: 'Ada Pear' },
    { authorId: null, name: 'B. Fig' },
  ],
};

const read = {
  id: paper.paperId,
  ids: ['doi:10.1234/pear', 'arxiv:2406.00001', 'pmid:12345'],
  title: 'Pear Trees',
  abstract: 'On pears.',
  published: '2024-06-22',
  authors: ['Ada Pear', 'B. Fig'],
  authorCount: 2,
  organisation: '',
  comments: null,
  upvotes: null,
  types: ['JournalArticle', 'Review'],
  url: 'https://www.semanticscholar.org/paper/0123',
};

describe('a paper of Semantic Scholar', () => {
  it.each([
    ['a search', { total: 1, offset: 0, data: [paper] }],
    ['a bulk search', { total: 1, token: null, data: [paper] }],
    ['recommendations', { recommendedPapers: [paper] }],
    ['references', { offset: 0, data: [{ citedPaper: paper, contexts: [] }] }],
    ['citations', { offset: 0, data: [{ isInfluential: true, citingPaper: paper }] }],
    ['a wrapper', { data: [{ score: 1, paper }] }],
  ])('gives its fields in %s', async (_, page) => {
    expect(drafts(await readings(jsonObjects, JSON.stringify(page)))).toEqual([read]);
  });

  it('has the year where no day is known, and no abstract where it is null', async () => {
    const record = {
      ...paper,
      publicationDate: null,
      abstract: null,
      publicationTypes: null,
      externalIds: null,
    };
    expect(drafts(await readings(jsonLines, JSON.stringify(record)))).toMatchObject([
      { published: '2024', abstract: '', types: [], ids: [] },
    ]);
  });

  it('of its data sets has keys in small letters', async () => {
    const record = {
      corpusid: 7,
      externalids: { DOI: '10.1234/pear' },
      title: 'Pear Trees',
      authors: [{ authorId: '1', name: 'Ada Pear' }],
      publicationdate: '2024-06-22',
      publicationtypes: ['Review'],
    };
    expect(drafts(await readings(jsonLines, JSON.stringify(record)))).toMatchObject([
      {
        id: '7',
        ids: ['doi:10.1234/pear'],
        published: '2024-06-22',
        types: ['Review'],
        authors: ['Ada Pear'],
      },
    ]);
  });

  it('without a title is reported', async () => {
    const records = [{ ...paper, title: null }, { citedPaper: { paperId: null, title: null } }];
    const lines = records.map((record) => JSON.stringify(record)).join('\n');
    expect(unread(await readings(jsonLines, lines))).toEqual(['1: : no title', '2: : no title']);
  });
});
