import { describe, expect, it } from 'vitest';
import { jsonArray } from '../../pipeline/ingest/json.ts';
import { drafts, readings, unread } from '../sources.ts';

const paper = {
  id: '2406.00001',
  title: 'Pear\n  Trees',
  summary: 'On pears.',
  ai_summary: 'No.',
  authors: [
    { name: 'Ada Pear', hidden: false, user: { fullname: 'no' } },
    { name: 'Bo Fig', hidden: true },
  ],
  publishedAt: '2024-06-22T02:00:00.000Z',
  upvotes: 12,
};
const entry = { paper, publishedAt: '2024-06-21T22:00:00.000Z', title: 'no', summary: 'no', numComments: 3 };

const read = async (...records: unknown[]) => readings(jsonArray, JSON.stringify(records));

describe('an entry of the daily papers', () => {
  it('gives the fields of its paper, and what was said of it', async () => {
    expect(drafts(await read(entry))).toEqual([
      {
        id: '2406.00001',
        ids: ['arxiv:2406.00001'],
        title: 'Pear\n  Trees',
        abstract: 'On pears.',
        published: '2024-06-22',
        authors: ['Ada Pear', 'Bo Fig'],
        authorCount: 2,
        organisation: '',
        comments: 3,
        upvotes: 12,
        types: [],
        url: '',
      },
    ]);
  });

  it('may be a paper by itself', async () => {
    expect(drafts(await read(paper))).toMatchObject([
      { id: '2406.00001', abstract: 'On pears.', published: '2024-06-22', upvotes: 12, comments: null },
    ]);
  });

  it('has an organisation in place of authors, where there are none', async () => {
    const organization = { name: 'fruit', fullname: 'Fruit Institute' };
    const [listed, none] = drafts(
      await read({ ...entry, organization }, { ...entry, organization, paper: { ...paper, authors: [] } }),
    );
    expect(listed).toMatchObject({ organisation: '', authorCount: 2 });
    expect(none).toMatchObject({ organisation: 'Fruit Institute', authorCount: null });
  });

  it('takes from itself what its paper lacks', async () => {
    const bare = { id: '2406.00001', upvotes: 1 };
    expect(drafts(await read({ ...entry, title: 'Fig', paper: bare }))).toMatchObject([
      { title: 'Fig', abstract: 'no', published: '2024-06-21' },
    ]);
    expect(unread(await read({ ...entry, title: '', paper: bare }))).toEqual(['1: : no title']);
  });
});
