/** PubMed: a search that its server remembers, and its records as MEDLINE text by offset. */
import { type Api, type Ask, filled, type Page } from './api.ts';
import { countOf, field, parsed, textOf } from './json.ts';
import { after, EmptyPage, offset, orEnd } from './offsets.ts';
import { Fault } from './world.ts';

const perPage = 200;

export const pubmed: Api = {
  scheme: 'pubmed',
  title: 'PubMed',
  example: 'pubmed:topic model[tiab] AND 2020:2025[dp]',
  base: { usual: 'https://eutils.ncbi.nlm.nih.gov', variable: 'PAPERTOPICS_PUBMED_URL' },
  key: 'NCBI_API_KEY',
  pause: { usual: 340, withKey: 100 },
  plan(query, { from, until }, { key }) {
    const who = filled([
      ['tool', 'papertopics'],
      ['api_key', key],
    ]);
    // It takes both ends of a range or none.
    const range: [string, string][] =
      from === '' && until === ''
        ? []
        : [
            ['datetype', 'pdat'],
            ['mindate', (from || '1000-01-01').replaceAll('-', '/')],
            ['maxdate', (until || '3000-12-31').replaceAll('-', '/')],
          ];
    let search: Promise<Search> | null = null;
    const searched = (ask: Ask): Promise<Search> =>
      ask(
        {
          path: '/entrez/eutils/esearch.fcgi',
          parameters: [
            ['db', 'pubmed'],
            ['term', query],
            ...range,
            ['usehistory', 'y'],
            ['retmax', '0'],
            ['retmode', 'json'],
            ...who,
          ],
        },
        readSearch,
      );
    return {
      start: '0',
      pages: null,
      notice: '',
      page: async (position, room, ask) => {
        search ??= searched(ask);
        const { total, webEnv, queryKey } = await search;
        if (total === 0) return { text: '', total, next: null };
        const at = offset(position);
        const wanted = Math.min(perPage, room);
        const parameters: [string, string][] = [
          ['db', 'pubmed'],
          ['query_key', queryKey],
          ['WebEnv', webEnv],
          ['retstart', String(at.done)],
          ['retmax', String(wanted)],
          ['rettype', 'medline'],
          ['retmode', 'text'],
        ];
        const request = { path: '/entrez/eutils/efetch.fcgi', parameters: [...parameters, ...who] };
        return orEnd(
          ask(request, (body): Page => {
            const records = starts(body).length;
            if (records === 0) refuse(body);
            if (records === 0 && total > at.done) throw new EmptyPage(total);
            // Some of those that were found may not be given, so the next page is not where these end.
            const next = after(at, { records, wanted, step: Math.max(wanted, records), total });
            return { text: `${body.trim()}\n\n`, total, next };
          }),
        );
      },
      ids: (text) => starts(text).map(({ id }) => id),
      first: (text, records) => {
        const next = starts(text)[records];
        return next ? text.slice(0, next.at) : text;
      },
    };
  },
};

interface Search {
  readonly total: number;
  readonly webEnv: string;
  readonly queryKey: string;
}

/** What a search says, in JSON or, where that is not heeded, in XML. */
function readSearch(body: string): Search {
  const isXml = body.trimStart().startsWith('<');
  const result = isXml ? null : field(parsed(body), 'esearchresult');
  const told = (json: string, xml: string): string =>
    isXml ? element(body, xml) : textOf(field(result, json));
  const total = countOf(told('count', 'Count'));
  const error = told('ERROR', 'ERROR');
  const [webEnv, queryKey] = [told('webenv', 'WebEnv'), told('querykey', 'QueryKey')];
  if (error !== '') throw new Fault(`refused the query: ${error}`, false);
  if (total === null || (total > 0 && (webEnv === '' || queryKey === '')))
    throw new Fault('answered the search without a count or the name of the search', true);
  return { total, webEnv, queryKey };
}

/** Throws a `Fault` for text that is no list of records. */
function refuse(body: string): void {
  const error = element(body, 'ERROR') || body.trim();
  if (error !== '') throw new Fault(`answered with what is no record: ${error}`, true);
}

function element(body: string, name: string): string {
  const start = body.indexOf(`<${name}>`);
  const end = body.indexOf(`</${name}>`, start);
  return start < 0 || end < 0 ? '' : body.slice(start + name.length + 2, end).trim();
}

/** Where records begin, with their ids. */
function starts(text: string): { at: number; id: string }[] {
  return [...text.matchAll(/^PMID- {0,4}(\d{0,20})/gm)].map((match) => ({
    at: match.index,
    id: match[1] ?? '',
  }));
}
