/** arXiv: its query interface, Atom by offset, newest first. */
import type { Api, Page, Request } from './api.ts';
import { after, EmptyPage, offset, orEnd } from './offsets.ts';
import { Fault } from './world.ts';

const perPage = 200;
const [open, close] = ['<entry', '</entry>'] as const;

export const arxiv: Api = {
  scheme: 'arxiv',
  title: 'arXiv',
  example: 'arxiv:cat:cs.CL AND all:agents',
  base: { usual: 'https://export.arxiv.org', variable: 'PAPERTOPICS_ARXIV_URL' },
  key: '',
  pause: { usual: 3000, withKey: 3000 },
  plan(query, { from, until }) {
    // It began in 1991, and wants both ends of a range.
    const first = from === '' ? '19910101' : from.replaceAll('-', '');
    const last = until === '' ? '29991231' : until.replaceAll('-', '');
    const bounded =
      from === '' && until === '' ? query : `(${query}) AND submittedDate:[${first}0000 TO ${last}2359]`;
    return {
      start: '0',
      pages: null,
      notice: '',
      page: (position, room, ask) => {
        const at = offset(position);
        const wanted = Math.min(perPage, room);
        const request: Request = {
          path: '/api/query',
          parameters: [
            ['search_query', bounded],
            ['start', String(at.done)],
            ['max_results', String(wanted)],
            ['sortBy', 'submittedDate'],
            ['sortOrder', 'descending'],
          ],
        };
        return orEnd(
          ask(request, (body): Page => {
            const { total, ids } = feed(body);
            // It is known to answer so in the middle, and rightly when asked again.
            if (ids.length === 0 && total > at.done) throw new EmptyPage(total);
            const records = ids.length;
            const next = after(at, { records, wanted, step: records, total });
            return { text: `${body.trim()}\n`, total, next };
          }),
        );
      },
      ids: (text) => entries(text).map(({ id }) => id),
      first: (text, records) => {
        const last = entries(text)[records - 1];
        return last ? `${text.slice(0, last.end)}\n</feed>\n` : text;
      },
    };
  },
};

/** What a feed says; throws a `Fault` for what is none, is cut, or tells of an error. */
function feed(body: string): { total: number; ids: readonly string[] } {
  if (!/<feed[\s>]/.test(body.slice(0, 10_000))) throw new Fault('answered with what is no Atom feed', true);
  if (!body.trimEnd().endsWith('</feed>')) throw new Fault('answered with a feed that is cut off', true);
  const found = entries(body);
  const error = found.find(({ id }) => id.includes('arxiv.org/api/errors'));
  if (error) {
    const told = /<summary[^>]*>([^<]*)/.exec(body.slice(error.start, error.end))?.[1] ?? '';
    throw new Fault(`refused the query: ${told.trim()}`, false);
  }
  const total = /<opensearch:totalResults[^>]{0,200}>\s{0,20}(\d{1,12})/.exec(body.slice(0, 10_000));
  return { total: total ? Number(total[1]) : found.length, ids: found.map(({ id }) => id) };
}

/** Where entries begin and end, with their ids. */
function entries(body: string): { start: number; end: number; id: string }[] {
  const found: { start: number; end: number; id: string }[] = [];
  for (let start = body.indexOf(open); start >= 0; ) {
    const endsAt = body.indexOf(close, start);
    if (endsAt < 0) break;
    const end = endsAt + close.length;
    const id = between(body, '<id>', '</id>', start, end);
    found.push({ start, end, id });
    start = body.indexOf(open, end);
  }
  return found;
}

function between(text: string, before: string, after: string, from: number, to: number): string {
  const part = text.slice(from, to);
  const start = part.indexOf(before);
  const end = part.indexOf(after, start);
  return start < 0 || end < 0 ? '' : part.slice(start + before.length, end).trim();
}
