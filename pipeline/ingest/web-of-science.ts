/** Tagged text of Web of Science: records from `PT` to `ER`, two letters a tag, which go on after three blanks. */
import { doiId } from './doi.ts';
import { issueDate } from './issue-date.ts';
import { personName } from './names.ts';
import { draft, type Format } from './source.ts';
import { every, everyLine, first, type TaggedRecord, type Tags, type Told, taggedPapers } from './tagged.ts';

const tags: Tags = {
  tagged: (line) => {
    const match = /^([A-Z][A-Z0-9])(?: |$)/.exec(line);
    return match ? [match[1] ?? '', line.slice(3)] : null;
  },
  begin: 'PT',
  between: new Set(['FN', 'VR', 'ER', 'EF']),
  once: ['TI', 'UT', 'SO'],
  hasParagraphs: false,
  read: new Set('PT TI AB AU AF BA BF CA GP PY PD EA DI D2 PM UT DT SO'.split(' ')),
};

export const webOfScience: Format = {
  name: 'Web of Science text',
  recognises: (head) =>
    /^\uFEFF?FN [^\r\n]{1,100}\r?\n+VR \d/m.test(head) ||
    (/^\uFEFF?PT [A-Z]\s*$/m.test(head) && /^TI \S/m.test(head) && /^(?:ER\s*$|AU \S|UT \S)/m.test(head)),
  read: (text) => taggedPapers(text, tags, told),
};

function told(record: TaggedRecord): Told {
  const lists = [
    everyLine(record, 'AF'),
    everyLine(record, 'AU'),
    everyLine(record, 'BF'),
    everyLine(record, 'BA'),
  ];
  const longest = Math.max(...lists.slice(0, 2).map((list) => list.length));
  const names = lists.find((list) => list.length > 0 && list.length >= longest) ?? [];
  const authors = [...names.map(personName), ...everyLine(record, 'CA', 'GP')];
  const doi = first(record, 'DI', 'D2');
  const pmid = first(record, 'PM');
  return {
    draft: draft({
      id: first(record, 'UT'),
      ids: [doiId(doi), /^\d+$/.test(pmid) ? `pmid:${pmid}` : ''].filter((id) => id !== ''),
      title: first(record, 'TI'),
      abstract: every(record, 'AB').join(' '),
      authors,
      authorCount: authors.length > 0 ? authors.length : null,
      types: first(record, 'DT')
        .split(';')
        .map((type) => type.trim())
        .filter((type) => type !== ''),
    }),
    date: issueDate(first(record, 'PY'), first(record, 'PD')) || first(record, 'EA'),
  };
}
