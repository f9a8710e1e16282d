/** A Daily Papers page saved as HTML: the data that the page was made from where they are in it, else its cards. */
import { isoDate, withYear, yearOf } from '../dates.ts';
import { InputError } from '../errors.ts';
import type { PartialDate } from '../types.ts';
import { arxivMonth } from './arxiv-month.ts';
import { type Card, type CardRule, cardReader, first } from './html-cards.ts';
import { countFrom, type Island, islandReader, objectOf, objectsIn, parsed, textOf } from './html-data.ts';
import { isHtml, readPage } from './html-events.ts';
import { personName } from './names.ts';
import { authorsOf, countOf, dateOf, footerLine, isDate, isSeparator, readsAsProse } from './page-lines.ts';
import { dated, draft, type Format, type OddDates, oddDates, type Reading } from './source.ts';

export const dailyPapersHtml: Format = {
  name: 'Daily Papers page in HTML',
  recognises: (head) =>
    isHtml(head) &&
    (/data-target="(?:DailyPapers|Papers\w*)"|dailyPapers&quot;/.test(head) ||
      (/<article[\s>]/i.test(head) &&
        /href="(?:https?:\/\/huggingface\.co)?\/papers\/\d{4}\.\d{4,5}"/i.test(head))),
  async *read(text, options) {
    const data = islandReader((attributes) => {
      const props = attributes.get('data-props');
      return props === undefined ? true : /"(?:paper|dailyPapers|papers)"\s*:/.test(props);
    });
    const cards = cardReader(paperCards);
    await readPage(text, [data, cards]);
    const odd = oddDates();
    const found = data.islands.flatMap((island) => fromIsland(island, odd));
    if (found.some(({ kind }) => kind === 'paper')) {
      yield { kind: 'about', title: 'Daily Papers', asOf: dayOf(data.islands) };
      yield* found;
    } else {
      const papers = cards.cards.flatMap((card) => fromCard(card) ?? []);
      const years = papers.flatMap(({ published }) => yearOf(published) ?? []);
      const latest = years.length === 0 ? null : years.reduce((a, b) => Math.max(a, b)) + 1;
      const year = options.year ?? latest;
      yield { kind: 'about', title: 'Daily Papers', asOf: '' };
      yield* found;
      for (const { line, published, ...known } of papers) {
        if (known.title === '') yield { kind: 'unread', line, title: '', reason: 'no title' };
        else {
          const date = year === null ? published : withYear(published, year);
          yield { kind: 'paper', line, draft: draft({ ...known, published: date || arxivMonth(known.id) }) };
        }
      }
      if (papers.length === 0 && found.length === 0)
        throw new InputError(
          'this page of Daily Papers holds no papers; save it once it has loaded, or mark all of it in the browser and copy that into a text file',
        );
    }
    yield* odd.notices();
  },
};

/** The day that the data of a page are of. */
function dayOf(islands: readonly Island[]): PartialDate {
  for (const { json } of islands) {
    const day = isoDate(textOf(objectOf(parsed(json))?.get('dateString')).slice(0, 10));
    if (day !== '') return day;
  }
  return '';
}

function fromIsland({ line, json }: Island, odd: OddDates): Reading[] {
  const value = parsed(json);
  if (value === undefined) {
    const holds = json.includes('"paper"') || json.includes('"dailyPapers"');
    const reason = 'the data in the page are broken; its text is read instead';
    return holds ? [{ kind: 'notice', text: `${reason} (line ${line})` }] : [];
  }
  const found: Reading[] = [];
  const isPaper = (object: ReadonlyMap<string, unknown>): boolean =>
    objectOf(object.get('paper')) !== null ||
    (/^\d{4}\.\d{4,5}$/.test(textOf(object.get('id'))) && object.has('title'));
  for (const object of objectsIn(value, (one) => !isPaper(one))) {
    if (isPaper(object)) found.push({ ...fromObject(object, line, odd) });
  }
  return found.map((one, i) => (one.kind === 'unread' ? { ...one, record: i + 1 } : one));
}

function fromObject(item: ReadonlyMap<string, unknown>, line: number, odd: OddDates): Reading {
  const paper = objectOf(item.get('paper')) ?? item;
  const get = (name: string): string => textOf(paper.get(name)) || textOf(item.get(name));
  const title = get('title');
  if (title.trim() === '') return { kind: 'unread', line, title: '', reason: 'no title' };
  const id = textOf(paper.get('id'));
  const list = paper.get('authors');
  const authors = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const author = objectOf(one);
    const name = personName(textOf(author?.get('name') ?? one));
    return name === '' || author?.get('hidden') === true ? [] : [name];
  });
  const owner = objectOf(paper.get('organization')) ?? objectOf(item.get('organization'));
  const known = draft({
    id,
    ids: id === '' ? [] : [`arxiv:${id}`],
    title,
    abstract: get('summary') || get('abstract') || get('ai_summary'),
    authors,
    authorCount: authors.length || null,
    organisation: textOf(owner?.get('fullname')) || textOf(owner?.get('name')),
    upvotes: countFrom(paper.get('upvotes')) ?? countFrom(item.get('upvotes')),
    comments: countFrom(item.get('numComments')),
    url: id === '' ? '' : `https://huggingface.co/papers/${id}`,
  });
  return dated(line, known, get('publishedAt'), odd);
}

const paperLink = /^(?:https?:\/\/(?:huggingface|hf)\.co)?\/papers\/(\d{4}\.\d{4,5})(?:v\d+)?$/;

const paperCards: CardRule = {
  starts: (tag) => tag === 'article',
  endsWithElement: true,
  mutes: (tag) => tag === 'svg' || tag === 'button',
  value: (tag, attributes) => {
    if (tag === 'time') return ['date', attributes.get('datetime') ?? ''];
    const id = tag === 'a' ? paperLink.exec(attributes.get('href') ?? '')?.[1] : undefined;
    return id === undefined ? null : ['id', id];
  },
  field: (tag, attributes) => {
    if (/^h[1-6]$/.test(tag)) return 'title';
    if (tag === 'p') return 'abstract';
    if (tag !== 'a') return '';
    const href = attributes.get('href') ?? '';
    if (/\/login\?next=/.test(href)) return 'votes';
    if (href.endsWith('#community')) return 'comments';
    return /^(?:https?:\/\/huggingface\.co)?\/[\w.-]+$/.test(href) ? 'owner' : '';
  },
};

/** A card as a draft, its date maybe without year; null where it is no paper's. */
function fromCard(card: Card) {
  const id = first(card, 'id');
  const title = first(card, 'title');
  if (id === '') return null;
  const { lines } = card;
  const at = lines.findIndex((text) => isDate(text) || footerLine(text) !== null);
  const footer = footerLine(lines[at] ?? '');
  const written = footer?.date ?? lines[at] ?? '';
  const exact = isoDate(first(card, 'date').slice(0, 10));
  const authorCount = lines.map((text) => authorsOf(text)).find((count) => count !== null) ?? null;
  const before =
    lines
      .slice(0, Math.max(0, at))
      .filter((text) => !isSeparator(text))
      .at(-1) ?? '';
  const who = footer?.who || before.replace(/ ?[·•]$/, '');
  const isOwner = authorCount === null && (card.fields.get('owner') ?? []).includes(who);
  const count = (field: string): number | null => countOf(first(card, field))?.count ?? null;
  return {
    line: card.line,
    id,
    ids: [`arxiv:${id}`],
    title,
    abstract: first(card, 'abstract') || (lines.find((text) => text !== title && readsAsProse(text)) ?? ''),
    published: exact || (at < 0 ? '' : dateOf(written).published),
    authorCount,
    organisation: isOwner ? who : '',
    comments: count('comments') ?? (at < 0 ? null : dateOf(written).comments),
    upvotes: count('votes'),
    url: `https://huggingface.co/papers/${id}`,
  };
}
