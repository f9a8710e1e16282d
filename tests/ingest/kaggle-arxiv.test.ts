import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../pipeline/ingest/json.ts';
import { drafts, readings } from '../sources.ts';

const record = {
  id: '0704.0001',
  submitter: 'Ada Pear',
  authors: "A. P\\'ear, C.-P. Fig and Bo Nut",
  title: 'Pear Trees at the\n  Sea',
  comments: '37 pages',
  doi: '10.1234/pear',
  categories: 'q-bio.PE',
  abstract: '  On pears.\n',
  versions: [
    { version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
    { version: 'v2', created: 'Tue, 24 Jul 2007 20:10:27 GMT' },
  ],
  update_date: '2008-11-26',
  authors_parsed: [
    ['Péar', 'A.', ''],
    ['Fig', 'C. -P.', 'Jr', 'Fruit Institute'],
    ['The Nut Collaboration', '', ''],
    'no',
  ],
};

describe('a record of arXiv as Kaggle has it', () => {
  it('gives its fields, the date of its first version', async () => {
    expect(drafts(await readings(jsonLines, JSON.stringify(record)))).toEqual([
      {
        id: '0704.0001',
        ids: ['doi:10.1234/pear', 'arxiv:0704.0001'],
        title: 'Pear Trees at the\n  Sea',
        abstract: '  On pears.\n',
        published: '2007-04-02',
        authors: ['A. Péar', 'C.-P. Fig, Jr', 'The Nut Collaboration'],
        authorCount: 3,
        organisation: '',
        comments: null,
        upvotes: null,
        types: [],
        url: '',
      },
    ]);
  });

  it('without versions or parsed authors has the day of its update, and authors as written', async () => {
    const bare = {
      ...record,
      versions: undefined,
      authors_parsed: null,
      authors: 'A. Pear, C.-P. Fig and Bo Nut',
    };
    expect(drafts(await readings(jsonLines, JSON.stringify(bare)))).toMatchObject([
      { published: '2008-11-26', authors: ['A. Pear', 'C.-P. Fig', 'Bo Nut'] },
    ]);
  });
});
