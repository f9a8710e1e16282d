/** What the columns of a table hold, told by their headers as databases, reference managers and people write them. */
import type { Field } from './source.ts';

/** A field, or something that helps to find one. */
export type Role =
  | Field
  | 'year'
  | 'month'
  | 'day'
  /** Dates of the record rather than of the paper, better than none. */
  | 'entered'
  /** Versions of a preprint with their dates, the first of which is its date. */
  | 'versions'
  /** Ids of several kinds, as `{'DOI': …, 'ArXiv': …}`. */
  | 'registered'
  /** True or false. */
  | 'retracted';

/** Which columns have each role, the best first; roles without columns are left out. */
export type Columns = ReadonlyMap<Role, readonly number[]>;

/** Headers by role, the better first, as `folded` gives them. */
const headers: Readonly<Record<Role, string>> = {
  id: `eid ut utuniquewosid utuniqueid uniquewosid lensid openalexid accessionnumber publicationid paperid workid corduid
    id key citationkey citekey bibtexkey documentid recordid itemid articleid identifier uid corpusid`,
  doi: `doi idsdoi externalidsdoi articledoi itemdoi paperdoi publicationdoi doinumber digitalobjectidentifier di doiurl
    doilink linkdoi bookdoi`,
  arxiv:
    'arxivid arxiv idsarxiv externalidsarxiv arxividentifier arxivnumber eprint eprintid arxivurl arxivlink',
  pmid: 'pmid pubmedid idspmid externalidspubmed pubmed pubmednumber pm medlineid',
  title: `title papertitle articletitle documenttitle publicationtitles worktitle itemtitle primarytitle titles titleofpaper
    titleofthepaper titleofarticle papername nameofpaper displayname originaltitle titleenglish englishtitle titre titel
    titulo ti paper`,
  abstract: `abstract abstractnote abstracttext paperabstract articleabstract abstractenglish abstracts summary papersummary
    summaries zusammenfassung resume resumen ab description`,
  date: `publicationdate datepublished publisheddate publishdate published date pubdate publishedon publishedat
    dateofpublication publishtime publicationdateonline publicationdateprint datepublishedonline onlinedate
    onlinepublicationdate issuedate coverdate coverdisplaydate releasedate datum pd`,
  authors: `authorsparsed authorfullnames authorsfullnames authorsfullname fullauthornames authorsfull authors author
    authorlist authorslist listofauthors authornames authorsnames authorname authorsname authorshipsauthordisplayname
    authorshipsrawauthorname authorsdisplayname paperauthors articleauthors af au creators creator auteurs autoren autores
    bookauthors groupauthors`,
  url: `url link articleurl paperurl paperlink articlelink primarylocationlandingpageurl landingpageurl externalurl
    fulltexturl fulltextlink dimensionsurl sourceurls sourceurl weblink website href urls links pdfurl pdflink openaccessurl`,
  type: `documenttype itemtype publicationtype publicationtypes doctype articletype papertype typeofpublication pubtype
    contenttype type kind dt`,
  comments: 'commentcount commentscount numcomments ncomments numberofcomments comments',
  upvotes: 'upvotes upvote upvotecount upvotescount numupvotes numberofupvotes votes likes',
  year: `year publicationyear pubyear yearpublished publishedyear publishyear yearofpublication publicationyears py jahr
    annee ano`,
  month: 'month publicationmonth pubmonth',
  day: 'day publicationday pubday',
  entered: `createdate datecreated created submitted submitteddate datesubmitted submissiondate earlyaccessdate entrydate
    updatedate updateddate updated lastupdated`,
  versions: 'versions',
  registered: 'externalids',
  retracted: 'isretracted retracted',
};

const ranks = new Map<string, { readonly role: Role; readonly rank: number }>();
for (const [role, names] of Object.entries(headers))
  for (const [rank, name] of names.split(/\s+/).entries()) ranks.set(name, { role: role as Role, rank });

/** A header in small letters without marks, blanks and signs: `Author(s)` and `Author/s` are `authors`. */
export function folded(header: string): string {
  return header
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Tells columns by their headers; those in `map` hold what it says, and what it names is looked for in no other. */
export function columnsOf(header: readonly string[], map: ReadonlyMap<string, Field>): Columns {
  const found = new Map<Role, { readonly index: number; readonly rank: number }[]>();
  const add = (role: Role, index: number, rank: number): void => {
    const columns = found.get(role) ?? [];
    columns.push({ index, rank });
    found.set(role, columns);
  };
  const mapped = new Set<number>();
  const given = new Set<Role>();
  for (const [name, field] of map) {
    const index = headerIndex(header, name);
    if (index < 0) continue;
    mapped.add(index);
    given.add(field);
    add(field, index, mapped.size);
  }
  if (given.has('date'))
    for (const role of ['year', 'month', 'day', 'entered', 'versions'] as const) given.add(role);
  for (const [index, name] of header.entries()) {
    const known = ranks.get(folded(name));
    if (known && !given.has(known.role) && !mapped.has(index)) add(known.role, index, known.rank);
  }
  return new Map(
    [...found].map(([role, all]) => [
      role,
      all.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ index }) => index),
    ]),
  );
}

/** The column with this header, in this spelling or else in another; -1 for none. */
export function headerIndex(header: readonly string[], name: string): number {
  const exact = header.findIndex((one) => one.trim() === name.trim());
  const wanted = folded(name);
  return exact >= 0 || wanted === '' ? exact : header.findIndex((one) => folded(one) === wanted);
}
