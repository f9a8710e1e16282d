/** MEDLINE, as PubMed exports it (`.nbib`, `.txt`): lines `TI  - Title.` after `PMID-`, which go on after six blanks. */

import { anyDate } from '../dates.ts';
import { doiId } from './doi.ts';
import { personName } from './names.ts';
import { draft, type Format } from './source.ts';
import { every, first, type TaggedRecord, type Tags, type Told, taggedPapers } from './tagged.ts';

const tags: Tags = {
  tagged: (line) => {
    const match = /^([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)/.exec(line);
    return match && line[4] === '-' ? [match[1] ?? '', line.slice(5)] : null;
  },
  begin: 'PMID',
  between: new Set(),
  once: ['OWN', 'STAT', 'TI', 'BTI', 'DP'],
  hasParagraphs: false,
  read: new Set('PMID TI BTI TT AB OAB FAU AU CN DP DEP LID AID SO PT OWN STAT'.split(' ')),
};

export const medline: Format = {
  name: 'MEDLINE',
  recognises: (head) => /^\uFEFF?PMID- {0,3}\d/m.test(head),
  read: (text) => taggedPapers(text, tags, told),
};

function told(record: TaggedRecord): Told {
  const pmid = first(record, 'PMID');
  const full = every(record, 'FAU').map((name) => personOf(name));
  const short = every(record, 'AU').map((name) =>
    personOf(name.replace(/ ([A-Z]{1,4})(?=$| (?:Jr|Sr|\d[a-z]{2})$)/, ', $1')),
  );
  const authors = [...(full.length >= short.length ? full : short), ...every(record, 'CN')];
  return {
    draft: draft({
      id: pmid,
      ids: [...(/^\d+$/.test(pmid) ? [`pmid:${pmid}`] : []), ...dois(record)],
      title: titleOf(record),
      abstract: first(record, 'AB', 'OAB'),
      authors,
      authorCount: authors.length > 0 ? authors.length : null,
      types: every(record, 'PT'),
    }),
    date: dateOf(record),
  };
}

/** Without the full stop that PubMed puts after every title; the original one where it has no other. */
function titleOf(record: TaggedRecord): string {
  const titles = every(record, 'TI', 'BTI', 'TT');
  const title = titles.find((one) => !/^\[?(?:not available|in process citation)\]?\.?\]?$/i.test(one)) ?? '';
  // That of an abbreviation, `in the U.S.`, is its own.
  return title.replace(/(?<!\.|\.\p{L})\.$/u, '');
}

/** `King, Martin Luther Jr` as `Martin Luther King, Jr`. */
function personOf(name: string): string {
  const [, person = '', suffix = ''] = /^(.*,.*) (Jr|Sr|I{2,3}|IV|2nd|3rd|4th)\.?$/.exec(name) ?? [];
  return suffix === '' ? personName(name) : `${personName(person)}, ${suffix}`;
}

function dois(record: TaggedRecord): string[] {
  const found = every(record, 'LID', 'AID').flatMap((id) =>
    /\[doi\]$/i.test(id) ? [doiId(id.slice(0, -5))] : [],
  );
  const told = /\bdoi: ?(10\.\S+)/i.exec(first(record, 'SO'))?.[1]?.replace(/\.$/, '') ?? '';
  return [...found, doiId(told)].filter((id) => id !== '').slice(0, 1);
}

/** The date of the issue; where that says less, the day it went online, if that is not another month or year. */
function dateOf(record: TaggedRecord): string {
  const issue = first(record, 'DP');
  const online = first(record, 'DEP');
  const known = anyDate(issue);
  return known === '' || anyDate(online).startsWith(`${known}-`) ? online || issue : issue;
}
