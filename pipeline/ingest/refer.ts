/** The refer format of EndNote: lines `%T Title` after `%0 Journal Article`. */
import { doiId, doiWithin } from './doi.ts';
import { issueDate } from './issue-date.ts';
import { isOthers, personName } from './names.ts';
import { draft, type Format } from './source.ts';
import { every, first, type TaggedRecord, type Tags, type Told, taggedPapers } from './tagged.ts';

const tags: Tags = {
  tagged: (line) =>
    /^%[A-Z0-9@!?()*+[\]<>~=^&#](?: |$)/.test(line) ? [line.slice(0, 2), line.slice(3)] : null,
  begin: '%0',
  between: new Set(),
  once: ['%T', '%M', '%D'],
  hasParagraphs: true,
  read: new Set('%0 %T %B %A %D %8 %X %R %U %F %M %9'.split(' ')),
};

export const refer: Format = {
  name: 'EndNote refer',
  recognises: (head) => /^\uFEFF?%0 [A-Z]/m.test(head) && /^%[TB] \S/m.test(head),
  read: (text) => taggedPapers(text, tags, told),
};

function told(record: TaggedRecord): Told {
  const names = every(record, '%A');
  const authors = names.filter((name) => !isOthers(name)).map(personName);
  const doi = every(record, '%R')
    .map(doiId)
    .concat(every(record, '%R', '%U').map(doiWithin));
  return {
    draft: draft({
      id: first(record, '%M', '%F'),
      ids: doi.filter((id) => id !== '').slice(0, 1),
      title: first(record, '%T'),
      abstract: every(record, '%X').join(' '),
      authors,
      authorCount: authors.length > 0 && !names.some(isOthers) ? authors.length : null,
      url: every(record, '%U').find((address) => /^https?:/i.test(address)) ?? '',
      types: every(record, '%9', '%0'),
    }),
    date: issueDate(first(record, '%D'), first(record, '%8')),
  };
}
