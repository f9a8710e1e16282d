/** Semantic Scholar: bulk search by continuation token, newest first. */
import { type Api, filled } from './api.ts';
import { asLines, countOf, field, firstLines, fromLines, parsed, recordsOf, textOf } from './json.ts';

const fields = 'title,abstract,authors,year,publicationDate,externalIds,url,publicationTypes,venue';

export const semanticScholar: Api = {
  scheme: 's2',
  title: 'Semantic Scholar',
  example: 's2:"topic model" +evaluation',
  base: { usual: 'https://api.semanticscholar.org', variable: 'PAPERTOPICS_S2_URL' },
  key: 'S2_API_KEY',
  pause: { usual: 1000, withKey: 1000 },
  plan(query, { from, until }, { key }) {
    return {
      start: '',
      pages: null,
      notice: '',
      page: (token, _, ask) =>
        ask(
          {
            path: '/graph/v1/paper/search/bulk',
            parameters: filled([
              ['query', query],
              ['fields', fields],
              ['sort', 'publicationDate:desc'],
              ['publicationDateOrYear', from === '' && until === '' ? '' : `${from}:${until}`],
              ['token', token],
            ]),
            headers: filled([['x-api-key', key]]),
          },
          (body) => {
            const value = parsed(body);
            const records = recordsOf(field(value, 'data'), value);
            const next = textOf(field(value, 'token'));
            return {
              text: asLines(records),
              total: countOf(field(value, 'total')),
              next: next === '' || records.length === 0 ? null : next,
            };
          },
        ),
      ids: (text) => fromLines(text).map((record) => textOf(field(record, 'paperId'))),
      first: firstLines,
    };
  },
};
