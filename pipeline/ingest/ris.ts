/** RIS, as Zotero, EndNote, Mendeley, Scopus and publishers export it: lines `TI  - Title` from `TY` to `ER`. */
import { anyDate, yearOf } from '../dates.ts';
import { doiId, doiWithin } from './doi.ts';
import { issueDate } from './issue-date.ts';
import { isOthers, personName } from './names.ts';
import { draft, type Format } from './source.ts';
import { every, first, type TaggedRecord, type Tags, type Told, taggedPapers } from './tagged.ts';

/** Tags that may be written with one blank, `TI - Title`; any others may be words of a text. */
const known = new Set(
  'A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DOI DP ED EP ER ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PM PP PY RI RN RP SE SN SO SP ST T1 T2 T3 TA TI TT TY U1 U2 U3 U4 U5 UR VL VO Y1 Y2'.split(
    ' ',
  ),
);

export const ris: Format = {
  name: 'RIS',
  recognises: (head) => /^\uFEFF?TY(?: {2}- ?[A-Za-z]{3}| ?- ?[A-Z]{3,8}[ \t]*\r?$)/m.test(head),
  read: (text) => taggedPapers(text, tags(), told),
};

function tags(): Tags {
  // Whether the records at hand have one blank between tag and dash, or none.
  let isNarrow = false;
  return {
    tagged: (line) => {
      const match = /^([A-Z][A-Z0-9]|DOI)( {0,3})-(?: |$)/.exec(line);
      const [whole = '', tag = '', gap = ''] = match ?? [];
      if (!match) return null;
      if (tag === 'TY') isNarrow = gap.length < 2;
      const isTag = gap.length >= 2 || tag === 'DOI' || ((isNarrow || tag === 'ER') && known.has(tag));
      return isTag ? [tag, line.slice(whole.length)] : null;
    },
    begin: 'TY',
    between: new Set(['ER']),
    once: ['TI', 'T1', 'ID', 'DO'],
    hasParagraphs: true,
    read: new Set('TY TI T1 CT BT TT AB N2 AU A1 PY Y1 DA DO DOI UR LK L2 L3 M3 ID AN DB C2 PM'.split(' ')),
  };
}

function told(record: TaggedRecord): Told {
  const types = every(record, 'M3', 'TY').filter((type) => doiId(type) === '' && !/^https?:/i.test(type));
  const names = every(record, 'A1', 'AU').flatMap((names) => names.split(';'));
  const authors = [...new Set(names.filter((name) => !isOthers(name)).map(personName))].filter(
    (name) => name !== '',
  );
  const url = every(record, 'UR', 'LK', 'L2', 'L3').find((address) => /^https?:\/\//i.test(address)) ?? '';
  return {
    draft: draft({
      id: first(record, 'AN', 'ID'),
      ids: registered(record),
      title: first(record, 'TI', 'T1', 'CT', 'BT', 'TT'),
      abstract: every(record, 'AB').join(' ') || every(record, 'N2').join(' '),
      authors,
      authorCount: authors.length > 0 && !names.some(isOthers) ? authors.length : null,
      url: url.split(/\s/, 1)[0] ?? '',
      types,
    }),
    date: dateOf(record),
  };
}

function registered(record: TaggedRecord): string[] {
  const own = every(record, 'DO', 'DOI').map(doiId);
  const others = every(record, 'M3', 'L3', 'UR', 'LK', 'L2', 'AN', 'ID').map(doiWithin);
  const doi = [...own, ...others].find((id) => id !== '');
  const base = first(record, 'DB');
  const numbers = [
    ...every(record, 'PM'),
    // EndNote has the number of PubMed Central there.
    ...(/scopus/i.test(base) ? every(record, 'C2') : []),
    ...(/pubmed|medline/i.test(base) ? every(record, 'AN') : []),
  ];
  const pmid = numbers.find((number) => /^\d{1,9}$/.test(number));
  return [...(doi === undefined ? [] : [doi]), ...(pmid === undefined ? [] : [`pmid:${pmid}`])];
}

/** The fullest date whose year is that of `PY`. */
function dateOf(record: TaggedRecord): string {
  const [written = '', ...more] = every(record, 'PY', 'Y1').map(plain);
  const dates = [...every(record, 'DA').map(plain), ...more];
  const year = yearOf(anyDate(written));
  if (written === '') return dates[0] ?? '';
  if (year === null) return written;
  return [written, ...dates.map((date) => issueDate(String(year), date))]
    .filter((date) => yearOf(anyDate(date)) === year)
    .reduce((best, date) => (anyDate(date).length > anyDate(best).length ? date : best), written);
}

/** `2025/01/31/`, `2013//`, `2020///Spring` as `2025-01-31`, `2013`, `2020`; any other date unchanged. */
function plain(date: string): string {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\/(\d{0,2})(?:\/(\d{0,2})(?:\/.*)?)?$/.exec(date) ?? [];
  return year === '' ? date : [year, month, day].filter((part) => part !== '').join('-');
}
