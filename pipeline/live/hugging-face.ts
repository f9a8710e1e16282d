/** Hugging Face Daily Papers: a day at a time, the oldest first. */
import { InputError } from '../errors.ts';
import { grouped } from '../words.ts';
import { type Api, type Bounds, filled, type Plan } from './api.ts';
import { dayAfter, dayAt, daysIn } from './days.ts';
import { asLines, field, firstLines, fromLines, parsed, recordsOf, textOf } from './json.ts';

/** Most that its documentation allows. */
const perPage = 100;
/** As many as it gives where the number is not heeded: a page that has them may not be all of its day. */
const usualPage = 50;
/** Days that one input may ask for. */
const mostDays = 4000;
const latest = 'latest';

export const huggingFace: Api = {
  scheme: 'hf',
  title: 'Hugging Face',
  example: 'hf:2025-12-01..2025-12-31',
  base: { usual: 'https://huggingface.co', variable: 'PAPERTOPICS_HF_URL' },
  key: '',
  // Without an account it answers 500 requests in five minutes.
  pause: { usual: 600, withKey: 600 },
  plan(query, bounds, { today }) {
    const { from, until } = query === latest ? { from: latest, until: latest } : daysOf(query, bounds, today);
    const end = until !== latest && until > today ? today : until;
    if (from !== latest && from > end)
      throw new InputError(`hf:${query}: ${from} is yet to come; today is ${today} in UTC`);
    return {
      start: `${from}/0`,
      pages: from === latest ? 1 : daysIn(from, end),
      notice: end === until ? '' : `days after ${end} were yet to come`,
      page: pageOf(end),
      ids: (text) => fromLines(text).map((record) => textOf(field(field(record, 'paper'), 'id'))),
      first: firstLines,
    };
  },
};

/** Positions are a day and the number of a page of it: `2025-12-01/0`. */
function pageOf(end: string): Plan['page'] {
  return (position, _, ask) => {
    const [date = '', number = '0'] = position.split('/');
    const parameters = filled([
      ['date', date === latest ? '' : date],
      ['p', number],
      ['limit', String(perPage)],
    ]);
    return ask({ path: '/api/daily_papers', parameters }, (body) => {
      const value = parsed(body);
      const records = recordsOf(value, value);
      const tomorrow = date === end ? null : `${dayAfter(date)}/0`;
      const next = records.length >= usualPage ? `${date}/${Number(number) + 1}` : tomorrow;
      return { text: asLines(records), total: null, next, otherwise: tomorrow };
    });
  };
}

/** The days that a query and the bounds ask for, the last of them perhaps to come. */
function daysOf(query: string, bounds: Bounds, today: string): Bounds {
  const range = /^(.*?)\.\.(.*)$/.exec(query);
  const [first, last] = range ? [range[1]!, range[2]!] : [query, query];
  const from = first === '' ? bounds.from : dayAt('first', first);
  const until = last === '' ? bounds.until || today : dayAt('last', last);
  if (from === null || until === null || from === '')
    throw new InputError(
      `hf:${query}: no day or days; write hf:2025-12-16, hf:2025-12, hf:2025-12-01..2025-12-31, or hf:latest`,
    );
  const within = {
    from: bounds.from > from ? bounds.from : from,
    until: bounds.until !== '' && bounds.until < until ? bounds.until : until,
  };
  if (within.from > within.until)
    throw new InputError(`hf:${query}: no day lies from ${within.from} to ${within.until}`);
  if (daysIn(within.from, within.until) > mostDays)
    throw new InputError(
      `hf:${query}: ${grouped(daysIn(within.from, within.until))} days are too many; ask for ${grouped(mostDays)} or fewer`,
    );
  return within;
}
