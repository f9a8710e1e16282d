/** OpenAlex: `/works` by cursor; words are searched for, `key:value` pairs are a filter, both as its documentation has them. */
import { type Api, filled } from './api.ts';
import { asLines, countOf, field, firstLines, fromLines, parsed, recordsOf, textOf } from './json.ts';

/** Most that its documentation allows. */
const perPage = 200;

export const openAlex: Api = {
  scheme: 'openalex',
  title: 'OpenAlex',
  example: 'openalex:retrieval augmented generation',
  base: { usual: 'https://api.openalex.org', variable: 'PAPERTOPICS_OPENALEX_URL' },
  key: 'OPENALEX_API_KEY',
  pause: { usual: 150, withKey: 150 },
  plan(query, { from, until }, { env, key }) {
    const { search, filter } = parts(query);
    const filters = [
      filter,
      from === '' ? '' : `from_publication_date:${from}`,
      until === '' ? '' : `to_publication_date:${until}`,
    ].filter((one) => one !== '');
    return {
      start: '*',
      pages: null,
      notice: '',
      page: (cursor, _, ask) =>
        ask(
          {
            path: '/works',
            parameters: filled([
              ['search', search],
              ['filter', filters.join(',')],
              ['per-page', String(perPage)],
              ['cursor', cursor],
              ['mailto', env.OPENALEX_MAILTO ?? ''],
              ['api_key', key],
            ]),
          },
          (body) => {
            const value = parsed(body);
            const records = recordsOf(field(value, 'results'), value);
            const meta = field(value, 'meta');
            const next = textOf(field(meta, 'next_cursor'));
            return {
              text: asLines(records),
              total: countOf(field(meta, 'count')),
              next: next === '' || records.length === 0 ? null : next,
            };
          },
        ),
      ids: (text) => fromLines(text).map((record) => textOf(field(record, 'id'))),
      first: firstLines,
    };
  },
};

/** `filter:...` and `search:...` say which they are; `type:article,is_oa:true` is a filter, anything else is searched for. */
function parts(query: string): { search: string; filter: string } {
  const named = /^(filter|search):\s*/.exec(query);
  const rest = named ? query.slice(named[0].length) : query;
  const isFilter =
    named?.[1] === 'filter' ||
    (!named && query.split(',').every((part) => /^\s*[a-z_]+(?:\.[a-z_]+)*:\S/.test(part)));
  return isFilter ? { search: '', filter: rest } : { search: rest, filter: '' };
}
