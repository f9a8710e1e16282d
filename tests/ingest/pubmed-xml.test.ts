import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pubmedXml } from '../../pipeline/ingest/pubmed-xml.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';

const article = (own: string, data = ''): string =>
  `<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">12345</PMID>${own}</MedlineCitation>${data}</PubmedArticle>`;
const around = (articles: string): string => `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/pubmed.dtd">
<PubmedArticleSet>
${articles}
</PubmedArticleSet>`;

async function paper(own: string, data = ''): Promise<Draft> {
  const [found] = drafts(await readings(pubmedXml, around(article(own, data))));
  if (!found) throw new Error('no paper');
  return found;
}

const titled = (more: string): string => `<Article><ArticleTitle>Pear</ArticleTitle>${more}</Article>`;

describe('an article of PubMed', () => {
  it('gives its fields', async () => {
    const own = `<Article PubModel="Print">
      <Journal><JournalIssue><PubDate><Year>2024</Year><Month>Jun</Month><Day>22</Day></PubDate></JournalIssue></Journal>
      <ArticleTitle>Pear <i>Trees</i> &amp; H<sub>2</sub>O.</ArticleTitle>
      <Abstract>
        <AbstractText Label="AIMS" NlmCategory="OBJECTIVE">On <b>pears</b>.</AbstractText>
        <AbstractText Label="RESULTS">They ripen.</AbstractText>
        <CopyrightInformation>no</CopyrightInformation>
      </Abstract>
      <AuthorList CompleteYN="Y">
        <Author ValidYN="Y"><LastName>Pear</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials></Author>
        <Author><LastName>Fig</LastName><Initials>C</Initials><Suffix>Jr</Suffix></Author>
        <Author><CollectiveName>Nut Study Group</CollectiveName></Author>
      </AuthorList>
      <PublicationTypeList><PublicationType UI="D1">Journal Article</PublicationType>
        <PublicationType>Retracted Publication</PublicationType></PublicationTypeList>
      <ArticleDate><Year>2024</Year><Month>05</Month><Day>01</Day></ArticleDate>
      </Article><OtherAbstract><AbstractText>no</AbstractText></OtherAbstract>`;
    const data = `<PubmedData><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1234/no</ArticleId>
      </ArticleIdList></Reference></ReferenceList><ArticleIdList><ArticleId IdType="pubmed">12345</ArticleId>
      <ArticleId IdType="doi">10.1234/pear</ArticleId></ArticleIdList></PubmedData>`;
    expect(await readings(pubmedXml, around(article(own, data)))).toEqual([
      {
        kind: 'paper',
        line: 4,
        draft: {
          id: '12345',
          ids: ['doi:10.1234/pear', 'pmid:12345'],
          title: 'Pear Trees & H2O.',
          abstract: 'AIMS: On pears. RESULTS: They ripen.',
          published: '2024-06-22',
          authors: ['Ada B Pear', 'C Fig, Jr', 'Nut Study Group'],
          authorCount: 3,
          organisation: '',
          comments: null,
          upvotes: null,
          types: ['Journal Article', 'Retracted Publication'],
          url: '',
        },
      },
    ]);
  });

  it.each([
    ['<Year>2024</Year>', '2024'],
    ['<Year>2024</Year><Month>Jun</Month>', '2024-06'],
    ['<Year>2024</Year><Month>06</Month><Day>2</Day>', '2024-06-02'],
    ['<Year>2024</Year><Season>Spring</Season>', '2024'],
    ['<MedlineDate>1998 Dec-1999 Jan</MedlineDate>', '1998-12'],
    ['', '2023-05-01'],
  ])('of the date %s is of %s', async (date, published) => {
    const own = titled(
      `<Journal><JournalIssue><PubDate>${date}</PubDate></JournalIssue></Journal><ArticleDate><Year>2023</Year><Month>5</Month><Day>1</Day></ArticleDate>`,
    );
    expect((await paper(own)).published).toBe(published);
  });

  it('has its DOI in the article where no list has it', async () => {
    const own = titled(
      '<ELocationID EIdType="pii">no</ELocationID><ELocationID EIdType="doi">10.1234/pear</ELocationID>',
    );
    expect((await paper(own)).ids).toEqual(['doi:10.1234/pear', 'pmid:12345']);
  });

  it('has the title in its own language where there is no other', async () => {
    const own =
      '<Article><ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Birnen</VernacularTitle></Article>';
    expect((await paper(own)).title).toBe('Birnen');
  });

  it('may be a citation without its wrapper, or a chapter of a book', async () => {
    const bare = `<MedlineCitationSet><MedlineCitation><PMID>7</PMID>${titled('')}</MedlineCitation></MedlineCitationSet>`;
    expect(pubmedXml.recognises(bare)).toBe(true);
    expect(drafts(await readings(pubmedXml, bare))).toMatchObject([{ id: '7', title: 'Pear' }]);
    const book = `<PubmedBookArticle><BookDocument><PMID>8</PMID>
      <Book><BookTitle>Fruit</BookTitle><PubDate><Year>2020</Year></PubDate></Book><ArticleTitle>Figs</ArticleTitle>
      <AuthorList><Author><LastName>Fig</LastName><ForeName>Bo</ForeName></Author></AuthorList>
      <PublicationType>Review</PublicationType><Abstract><AbstractText>On figs.</AbstractText></Abstract></BookDocument></PubmedBookArticle>`;
    expect(drafts(await readings(pubmedXml, around(book)))).toMatchObject([
      {
        id: '8',
        title: 'Figs',
        abstract: 'On figs.',
        published: '2020',
        authors: ['Bo Fig'],
        types: ['Review'],
      },
    ]);
  });

  it('without a title, or cut, is reported', async () => {
    const text = `${around(article('<Article></Article>'))}\n${article(titled(''))}`;
    expect(unread(await readings(pubmedXml, text.slice(0, -30)))).toEqual([
      '4: : no title',
      '6: Pear: the XML ends within this record',
    ]);
  });

  it('is one paper or report of its set, whatever fault another has', async () => {
    const text = around(
      [1, 2, 3, 4]
        .map(() => article(titled('<Abstract><AbstractText>On pears.</AbstractText></Abstract>')))
        .join('\n'),
    );
    const signs = fc.constantFrom('', '<', '>', '"', '/', 'x', '&');
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), signs, async (at, sign) => {
        const read = await readings(pubmedXml, text.slice(0, at) + sign + text.slice(at + 1));
        expect(drafts(read).length).toBeGreaterThanOrEqual(3);
        expect(read.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
