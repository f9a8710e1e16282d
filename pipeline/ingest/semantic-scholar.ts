/** Semantic Scholar papers: of its graph API, alone or wrapped as citation, reference or recommendation, and of its data sets. */
import { registeredIds } from './ids.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, textsOf } from './json-fields.ts';
import { personName } from './names.ts';
import type { RecordKind } from './record-kind.ts';

const wrappers = ['citedPaper', 'citingPaper', 'paper'];

export const semanticScholar: RecordKind = {
  name: 'Semantic Scholar JSON',
  is: (fields) => isPaper(fields) || wrapped(fields) !== null,
  read(fields) {
    const paper = isPaper(fields) ? fields : (wrapped(fields) ?? fields);
    const external = fieldsOf(paper.get('externalIds') ?? paper.get('externalids')) ?? new Map();
    const authors = listOf(paper.get('authors'))
      .map((author) => personName(textOf(fieldsOf(author)?.get('name') ?? author)))
      .filter((name) => name !== '');
    return {
      date: firstText(paper.get('publicationDate'), paper.get('publicationdate'), paper.get('year')),
      draft: {
        id: firstText(paper.get('paperId'), paper.get('corpusId'), paper.get('corpusid')),
        ids: registeredIds({
          doi: textOf(external.get('DOI')),
          arxiv: textOf(external.get('ArXiv')),
          pmid: textOf(external.get('PubMed')),
        }),
        title: textOf(paper.get('title')),
        abstract: textOf(paper.get('abstract')),
        authors,
        authorCount: authors.length > 0 ? authors.length : null,
        url: textOf(paper.get('url')),
        types: textsOf(paper.get('publicationTypes') ?? paper.get('publicationtypes')),
      },
    };
  },
};

function isPaper(fields: Fields): boolean {
  if (fields.has('externalIds') || (fields.has('corpusid') && fields.has('title'))) return true;
  return (
    fields.has('paperId') &&
    (/^[\da-f]{40}$/.test(textOf(fields.get('paperId'))) ||
      ['corpusId', 'publicationTypes', 'publicationDate'].some((key) => fields.has(key)) ||
      fieldsOf(listOf(fields.get('authors'))[0])?.has('authorId') === true)
  );
}

/** The paper in an entry; one that Semantic Scholar has no page of has no id. */
function wrapped(fields: Fields): Fields | null {
  for (const key of wrappers) {
    const inner = fieldsOf(fields.get(key));
    if (inner !== null && (isPaper(inner) || (key !== 'paper' && inner.has('paperId')))) return inner;
  }
  return null;
}
