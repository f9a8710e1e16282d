/** Hugging Face papers: entries of its `daily_papers`, and papers by themselves. */
import { registeredIds } from './ids.ts';
import { countOf, type Fields, fieldsOf, firstText, listOf, textOf } from './json-fields.ts';
import { personName } from './names.ts';
import type { RecordKind } from './record-kind.ts';

export const huggingFace: RecordKind = {
  name: 'Hugging Face JSON',
  is: (fields) => isPaper(fields) || isEntry(fields),
  read(fields) {
    const paper = (isEntry(fields) ? fieldsOf(fields.get('paper')) : null) ?? fields;
    // Hidden ones too: they are hidden on the page, and authors all the same.
    const authors = listOf(paper.get('authors'))
      .map((author) => personName(textOf(fieldsOf(author)?.get('name') ?? author)))
      .filter((name) => name !== '');
    const organisation = fieldsOf(paper.get('organization') ?? fields.get('organization')) ?? new Map();
    const id = textOf(paper.get('id'));
    return {
      // That of the entry is in another time zone.
      date: firstText(paper.get('publishedAt'), fields.get('publishedAt')),
      draft: {
        id,
        ids: /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(id) ? registeredIds({ arxiv: id }) : [],
        title: firstText(paper.get('title'), fields.get('title')),
        abstract: firstText(paper.get('summary'), fields.get('summary')),
        authors,
        authorCount: authors.length > 0 ? authors.length : null,
        organisation:
          authors.length > 0 ? '' : firstText(organisation.get('fullname'), organisation.get('name')),
        upvotes: countOf(paper.get('upvotes')),
        comments: countOf(fields.get('numComments') ?? paper.get('numComments')),
      },
    };
  },
};

function isEntry(fields: Fields): boolean {
  const paper = fieldsOf(fields.get('paper')) ?? new Map();
  return (
    paper.has('id') &&
    ['upvotes', 'summary', 'publishedAt', 'discussionId'].some((key) => paper.has(key)) &&
    ['publishedAt', 'numComments', 'submittedBy', 'summary'].some((key) => fields.has(key))
  );
}

function isPaper(fields: Fields): boolean {
  return (
    ['submittedOnDailyAt', 'discussionId', 'ai_summary'].some((key) => fields.has(key)) &&
    fields.has('summary')
  );
}
