import { describe, expect, it } from 'vitest';
import { clean } from '../../pipeline/clean/index.ts';
import { ingest } from '../../pipeline/ingest/index.ts';
import { source } from '../sources.ts';

const title = 'Müller trees & the β-fig: a <C++> survey';
const abstract = 'Pears ripen late; figs "early", p < 0.05 & more.\nThey keep.';
const authors = ['Ada B. Pear', 'Bo van der Fig', 'Cy Nut'];
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const people = [
  { given: 'Ada B.', family: 'Pear' },
  { given: 'Bo', family: 'van der Fig' },
  { given: 'Cy', family: 'Nut' },
];
const words = abstract.replace('\n', ' ').split(' ');

const lists: readonly (readonly [string, string])[] = [
  ['plain', JSON.stringify({ title, abstract, authors, doi: '10.1234/Pear', published: '2024-06-22' })],
  [
    'Semantic Scholar',
    JSON.stringify({
      data: [
        {
          paperId: '0123456789abcdef0123456789abcdef01234567',
          externalIds: { DOI: '10.1234/Pear' },
          title,
          abstract,
          year: 2024,
          publicationDate: '2024-06-22',
          authors: authors.map((name) => ({ authorId: '1', name })),
        },
      ],
    }),
  ],
  [
    'OpenAlex',
    JSON.stringify({
      results: [
        {
          id: 'https://openalex.org/W1',
          doi: 'https://doi.org/10.1234/pear',
          display_name: title,
          publication_date: '2024-06-22',
          authorships: authors.map((display_name) => ({ author: { display_name } })),
          abstract_inverted_index: Object.fromEntries(
            words.map((word) => [word, words.flatMap((other, i) => (other === word ? [i] : []))]),
          ),
        },
      ],
    }),
  ],
  [
    'Kaggle',
    JSON.stringify({
      id: '2406.00001',
      title: title.replace(': ', ':\n  '),
      abstract: `  ${abstract}\n`,
      doi: '10.1234/pear',
      versions: [{ version: 'v1', created: 'Sat, 22 Jun 2024 19:18:42 GMT' }],
      update_date: '2024-07-01',
      authors_parsed: people.map(({ given, family }) => [family, given, '']),
    }),
  ],
  [
    'Crossref',
    JSON.stringify({
      message: {
        items: [
          {
            DOI: '10.1234/pear',
            title: [escaped(title)],
            abstract: `<jats:p>${escaped(abstract)}</jats:p>`,
            issued: { 'date-parts': [[2024, 6, 22]] },
            author: people,
          },
        ],
      },
    }),
  ],
  [
    'Atom',
    `<feed><entry><id>http://arxiv.org/abs/2406.00001v1</id><title>${escaped(title)}</title>
     <summary>${escaped(abstract)}</summary><published>2024-06-22T00:00:00Z</published>
     ${authors.map((name) => `<author><name>${name}</name></author>`).join('\n')}
     <arxiv:doi>10.1234/pear</arxiv:doi></entry></feed>`,
  ],
  [
    'PubMed',
    `<PubmedArticle><MedlineCitation><PMID>12345</PMID><Article><ArticleTitle>${escaped(title)}</ArticleTitle>
     <Journal><JournalIssue><PubDate><Year>2024</Year><Month>Jun</Month><Day>22</Day></PubDate></JournalIssue></Journal>
     <Abstract><AbstractText>${escaped(abstract)}</AbstractText></Abstract><AuthorList>${people
       .map(
         ({ given, family }) =>
           `<Author><LastName>${family}</LastName><ForeName>${given}</ForeName></Author>`,
       )
       .join(
         '',
       )}</AuthorList><ELocationID EIdType="doi">10.1234/pear</ELocationID></Article></MedlineCitation></PubmedArticle>`,
  ],
];

describe('the same paper', () => {
  it.each(lists)('is the same from %s as from any other', async (_, text) => {
    const { records } = await ingest([source(text)], { year: null, map: new Map() });
    const [paper] = clean(records).papers;
    expect(paper).toMatchObject({
      title,
      abstract: abstract.replace('\n', ' '),
      authors,
      authorCount: 3,
      published: '2024-06-22',
    });
    expect(paper?.ids).toContain('doi:10.1234/pear');
  });
});
