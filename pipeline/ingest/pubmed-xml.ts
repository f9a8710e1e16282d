/** PubMed's XML, as its API and its yearly files give it: articles, and chapters of books. */
import { registeredIds } from './ids.ts';
import { dated, draft, type Format, oddDates } from './source.ts';
import { child, childrenOf, descendant, type Element, textIn, xmlRecords } from './xml.ts';

const names: ReadonlySet<string> = new Set(['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation']);

export const pubmedXml: Format = {
  name: 'PubMed XML',
  recognises: (head) =>
    /^[\s\uFEFF]*</.test(head) &&
    /<(?:Pubmed(?:Article|BookArticle)(?:Set)?|MedlineCitation)[\s/>]/.test(head),
  async *read(text) {
    const odd = oddDates();
    for await (const { line, element, fault } of xmlRecords(text, names)) {
      const { date, ...known } = article(element);
      const reason = fault || (known.title === '' ? 'no title' : '');
      if (reason !== '') yield { kind: 'unread', line, title: known.title, reason };
      else yield dated(line, draft(known), date, odd);
    }
    yield* odd.notices();
  },
};

function article(record: Element) {
  const book = child(record, 'BookDocument');
  const citation = book ?? child(record, 'MedlineCitation') ?? record;
  // A chapter has the fields of an article, beside those of its book.
  const own = child(citation, 'Article') ?? citation;
  const authors = childrenOf(child(own, 'AuthorList') ?? descendant(book, 'Book', 'AuthorList'), 'Author')
    .map(authorName)
    .filter((name) => name !== '');
  const listed = childrenOf(
    descendant(record, book ? 'PubmedBookData' : 'PubmedData', 'ArticleIdList'),
    'ArticleId',
  );
  const doi =
    listed.find(({ attributes }) => attributes.get('IdType') === 'doi') ??
    childrenOf(own, 'ELocationID').find(({ attributes }) => attributes.get('EIdType') === 'doi') ??
    null;
  const pmid = textIn(child(citation, 'PMID')).trim();
  return {
    id: pmid,
    ids: registeredIds({ doi: textIn(doi), pmid }),
    title: titleOf(own, book),
    abstract: childrenOf(child(own, 'Abstract'), 'AbstractText')
      .map(section)
      .filter((part) => part !== '')
      .join(' '),
    date: dateOf(own, book),
    authors,
    authorCount: authors.length > 0 ? authors.length : null,
    types: [
      ...childrenOf(child(own, 'PublicationTypeList'), 'PublicationType'),
      ...childrenOf(own, 'PublicationType'),
    ].map((type) => textIn(type).trim()),
  };
}

function titleOf(own: Element, book: Element | null): string {
  const title = textIn(child(own, 'ArticleTitle')).trim();
  const isMissing = title === '' || /^\[?not available\]?\.?$/i.test(title);
  const other = textIn(child(own, 'VernacularTitle') ?? descendant(book, 'Book', 'BookTitle')).trim();
  return isMissing ? other : title;
}

function section(text: Element): string {
  const label = text.attributes.get('Label')?.trim() ?? '';
  const words = textIn(text).trim();
  return label === '' || words === '' ? words : `${label}: ${words}`;
}

function authorName(author: Element): string {
  const part = (name: string): string => textIn(child(author, name)).replace(/\s+/g, ' ').trim();
  const together = part('CollectiveName');
  if (together !== '') return together;
  const name = [part('ForeName') || part('Initials'), part('LastName')].filter((one) => one !== '').join(' ');
  const suffix = part('Suffix');
  return suffix === '' ? name : `${name}, ${suffix}`;
}

/** That of the issue, which is the one of PubMed's other formats, else the day it went online. */
function dateOf(own: Element, book: Element | null): string {
  const places = [
    descendant(own, 'Journal', 'JournalIssue', 'PubDate'),
    child(own, 'ArticleDate'),
    child(book, 'ContributionDate'),
    descendant(book, 'Book', 'PubDate'),
  ];
  return places.map(dateText).find((date) => date !== '') ?? '';
}

/** `2020 Jan 15`, `2020 Spring`, `1998 Dec-1999 Jan`. */
function dateText(date: Element | null): string {
  const part = (name: string): string => textIn(child(date, name)).trim();
  const whole = part('MedlineDate');
  if (whole !== '' || date === null) return whole;
  const [year, month, day] = [part('Year'), part('Month') || part('Season'), part('Day')];
  const numbers = /^\d{1,2}$/.test(month) ? '-' : ' ';
  return [year, month, day].filter((one) => one !== '').join(numbers);
}
