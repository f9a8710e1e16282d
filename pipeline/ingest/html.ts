/**
 * Web pages with papers on them: listings and searches of arXiv, results of Google Scholar and PubMed, volumes of the ACL
 * Anthology, and any page that says for machines what it holds (schema.org's JSON-LD, `citation_title` and the like).
 */
import { InputError } from '../errors.ts';
import type { Draft } from '../types.ts';
import { arxivMonth } from './arxiv-month.ts';
import { type Attributes, type Card, type CardRule, cardReader, first } from './html-cards.ts';
import { islandReader, metaReader, objectOf, objectsIn, parsed, textOf } from './html-data.ts';
import { isHtml, readPage } from './html-events.ts';
import { personName } from './names.ts';
import { fold } from './page-lines.ts';
import { dated, draft, type Format, type OddDates, oddDates, type Reading } from './source.ts';

export const html: Format = {
  name: 'web page',
  recognises: isHtml,
  async *read(text) {
    const sites = [arxivListing, arxivSearch, scholar, pubmed, anthology].map((site) => ({
      site,
      cards: cardReader(site.rule),
    }));
    const data = islandReader((attributes) => /ld\+json/i.test(attributes.get('type') ?? ''));
    const metas = metaReader();
    await readPage(text, [...sites.map(({ cards }) => cards), data, metas]);
    const odd = oddDates();
    const found = sites
      .map(({ site, cards }) => cards.cards.flatMap((card) => site.paper(card, odd) ?? []))
      .find((readings) => readings.some(({ kind }) => kind === 'paper'));
    if (found) {
      yield* found;
    } else {
      const described = data.islands.flatMap(({ line, json }) => fromLinkedData(parsed(json), line, odd));
      const cited = fromMetas(metas.metas, odd);
      // A page of one paper tells it twice.
      if (cited && described.length <= 1) yield completed(cited, described[0]);
      else if (described.length > 0) yield* described;
      else
        throw new InputError(
          'this web page holds no list of papers in a form that is known here; export the list as BibTeX, RIS or CSV, or mark all of the page in the browser and copy it into a text file',
        );
    }
    yield* odd.notices();
  },
};

/** A kind of page: how its records are told, and what each of them is; null for what is none. */
interface Site {
  readonly rule: CardRule;
  paper(card: Card, odd: OddDates): Reading | null;
}

function classes(attributes: Attributes): ReadonlySet<string> {
  return new Set((attributes.get('class') ?? '').split(/\s+/));
}

function has(attributes: Attributes, name: string): boolean {
  const own = attributes.get('class');
  return own?.includes(name) === true && classes(attributes).has(name);
}

const never = (): boolean => false;
const arxivLink =
  /^(?:https?:\/\/(?:www\.|export\.)?arxiv\.org)?\/abs\/(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/;

function arxivId(tag: string, attributes: Attributes): readonly [string, string] | null {
  const id = tag === 'a' ? arxivLink.exec((attributes.get('href') ?? '').trim())?.[1] : undefined;
  return id === undefined ? null : ['id', id];
}

function all(card: Card, field: string): readonly string[] {
  return (card.fields.get(field) ?? []).filter((text) => text !== '');
}

/** A card with an arXiv number as a paper. */
function preprint(card: Card, date: string, others: Partial<Draft>, odd: OddDates): Reading | null {
  const id = first(card, 'id');
  if (id === '') return null;
  const title = first(card, 'title').replace(/^Title: ?/, '');
  if (title === '') return { kind: 'unread', line: card.line, title: '', reason: 'no title' };
  const linked = all(card, 'author');
  const written = first(card, 'authors').replace(/^Authors?: ?/, '');
  const names = linked.length > 0 ? linked : written.split(/, /);
  const authors = names.map(personName).filter((name) => name !== '');
  const known = draft({
    id,
    ids: [`arxiv:${id}`, ...all(card, 'doi').map((doi) => `doi:${doi}`)],
    title,
    authors,
    authorCount: authors.length || null,
    url: `https://arxiv.org/abs/${id}`,
    ...others,
  });
  return dated(card.line, known, date || arxivMonth(id), odd);
}

/** `arxiv.org/list/...`, of a day, a month or a search in one archive. */
const arxivListing: Site = {
  rule: {
    starts: (tag) => tag === 'dt',
    endsWithElement: false,
    mutes: (tag, attributes) => tag === 'span' && has(attributes, 'descriptor'),
    value: arxivId,
    field: (tag, attributes, within) => {
      if (has(attributes, 'list-title')) return 'title';
      if (has(attributes, 'list-authors')) return 'authors';
      if (tag === 'a' && within.has('authors')) return 'author';
      return tag === 'p' && has(attributes, 'mathjax') ? 'abstract' : '';
    },
  },
  paper: (card, odd) =>
    preprint(card, '', { abstract: first(card, 'abstract').replace(/^Abstract: ?/, '') }, odd),
};

/** `arxiv.org/search/...`. */
const arxivSearch: Site = {
  rule: {
    starts: (tag, attributes) => tag === 'li' && has(attributes, 'arxiv-result'),
    endsWithElement: true,
    mutes: (tag, attributes) =>
      tag === 'a' &&
      (has(attributes, 'is-size-7') || /toggle|abstract/i.test(attributes.get('onclick') ?? '')),
    value: (tag, attributes, within) => {
      const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(10\.\S+)$/.exec(attributes.get('href') ?? '')?.[1];
      if (tag === 'a' && doi !== undefined && within.size === 0) return ['doi', doi];
      return arxivId(tag, attributes);
    },
    field: (tag, attributes, within) => {
      if (tag === 'p' && has(attributes, 'title')) return 'title';
      if (tag === 'p' && has(attributes, 'authors')) return 'authors';
      if (tag === 'a' && within.has('authors')) return 'author';
      if (has(attributes, 'abstract-full')) return 'abstract';
      if (has(attributes, 'abstract-short')) return 'short';
      return tag === 'p' && has(attributes, 'is-size-7') && !has(attributes, 'comments') ? 'history' : '';
    },
  },
  paper: (card, odd) => {
    const history = all(card, 'history').find((text) => /submitted/i.test(text)) ?? '';
    const date =
      (/v1 submitted ([^;.]{1,40})/i.exec(history) ?? /Submitted ([^;.]{1,40})/i.exec(history))?.[1] ?? '';
    return preprint(card, date, { abstract: first(card, 'abstract') || first(card, 'short') }, odd);
  },
};

const scholar: Site = {
  rule: {
    starts: (tag, attributes) => tag === 'h3' && has(attributes, 'gs_rt'),
    endsWithElement: false,
    mutes: (_, attributes) => /(?:^|\s)(?:gs_ct[a-z\d]|gs_fl)(?:\s|$)/.test(attributes.get('class') ?? ''),
    value: (tag, attributes, within) => {
      if (tag !== 'a' || !within.has('title')) return null;
      return ['url', attributes.get('href') ?? ''];
    },
    field: (tag, attributes) => {
      if (tag === 'h3' && has(attributes, 'gs_rt')) return 'title';
      if (has(attributes, 'gs_a')) return 'byline';
      return has(attributes, 'gs_rs') ? 'abstract' : '';
    },
  },
  paper: (card, odd) => {
    const title = first(card, 'title').replace(/^(?:\[[A-Z]{1,12}\] ?){1,3}/, '');
    if (title === '') return { kind: 'unread', line: card.line, title: '', reason: 'no title' };
    const [names = '', where = ''] = first(card, 'byline').split(' - ');
    // A list that is cut ends in dots.
    const isCut = /…|\.\.\.$/.test(names);
    const authors = names
      .replace(/…|\.\.\./g, '')
      .split(',')
      .map(personName)
      .filter((name) => name !== '');
    const known = draft({
      title,
      abstract: first(card, 'abstract'),
      authors,
      authorCount: isCut ? null : authors.length || null,
      url: first(card, 'url'),
    });
    return dated(card.line, known, /(?:^|\D)((?:19|20)\d\d)$/.exec(where.trim())?.[1] ?? '', odd);
  },
};

const pubmed: Site = {
  rule: {
    starts: (tag, attributes) => tag === 'article' && has(attributes, 'full-docsum'),
    endsWithElement: true,
    mutes: never,
    value: () => null,
    field: (_, attributes) => {
      const own = classes(attributes);
      if (own.has('docsum-title')) return 'title';
      if (own.has('docsum-authors') && own.has('full-authors')) return 'authors';
      if (own.has('docsum-journal-citation') && own.has('full-journal-citation')) return 'citation';
      if (own.has('docsum-pmid')) return 'pmid';
      return own.has('full-view-snippet') ? 'abstract' : '';
    },
  },
  paper: (card, odd) => {
    const title = first(card, 'title');
    if (title === '') return { kind: 'unread', line: card.line, title: '', reason: 'no title' };
    const citation = first(card, 'citation');
    const doi = /\bdoi: (10\.\S{1,200}?)\.?(?: |$)/.exec(citation)?.[1];
    const pmid = first(card, 'pmid');
    const authors = first(card, 'authors')
      .replace(/\.$/, '')
      .split(', ')
      .map(personName)
      .filter((name) => name !== '');
    const known = draft({
      id: pmid,
      ids: [...(pmid === '' ? [] : [`pmid:${pmid}`]), ...(doi === undefined ? [] : [`doi:${doi}`])],
      title,
      abstract: first(card, 'abstract'),
      authors,
      authorCount: authors.length || null,
      url: pmid === '' ? '' : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`,
    });
    const date = /\. (\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?)[;.:]/.exec(citation)?.[1];
    return dated(card.line, known, date ?? '', odd);
  },
};

const anthology: Site = {
  rule: {
    starts: (tag, attributes) => tag === 'p' && has(attributes, 'd-sm-flex'),
    endsWithElement: false,
    mutes: (_, attributes) => has(attributes, 'list-button-row'),
    value: (tag, attributes) =>
      tag === 'a' && has(attributes, 'align-middle') ? ['href', attributes.get('href') ?? ''] : null,
    field: (tag, attributes) => {
      if (tag === 'a' && has(attributes, 'align-middle')) return 'title';
      if (tag === 'a' && /(?:^|anthology\.org)\/people\//.test(attributes.get('href') ?? '')) return 'author';
      return has(attributes, 'abstract-collapse') ? 'abstract' : '';
    },
  },
  paper: (card, odd) => {
    const title = first(card, 'title');
    const id = /([A-Za-z0-9][\w.-]{2,60}?)(?:\/|\.pdf)?$/.exec(first(card, 'href'))?.[1] ?? '';
    if (title === '' || !/^\d{4}\.|^[A-Z]\d{2}-/.test(id)) return null;
    const authors = all(card, 'author').map(personName);
    const short = /^[A-Z](\d{2})-/.exec(id)?.[1];
    const year = short === undefined ? id.slice(0, 4) : `${Number(short) < 60 ? '20' : '19'}${short}`;
    const known = draft({
      id,
      title,
      abstract: first(card, 'abstract'),
      authors,
      authorCount: authors.length || null,
      url: `https://aclanthology.org/${id}/`,
    });
    return dated(card.line, known, year, odd);
  },
};

const articleTypes =
  /^(?:https?:\/\/schema\.org\/)?(?:(?:Medical)?ScholarlyArticle|Article|Chapter|Thesis|Report)$/;

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The articles that JSON-LD describes. */
function fromLinkedData(value: unknown, line: number, odd: OddDates): Reading[] {
  const isArticle = (object: ReadonlyMap<string, unknown>): boolean =>
    listOf(object.get('@type')).some((type) => articleTypes.test(textOf(type)));
  const found: Reading[] = [];
  for (const object of objectsIn(value, (one) => !isArticle(one))) {
    if (!isArticle(object)) continue;
    const title = textOf(object.get('headline')) || textOf(object.get('name'));
    if (title.trim() === '') {
      found.push({ kind: 'unread', line, title: '', reason: 'no title' });
      continue;
    }
    const authors = [...listOf(object.get('author')), ...listOf(object.get('creator'))].flatMap(nameOf);
    const unique = [...new Set(authors)];
    const codes = [...listOf(object.get('identifier')), ...listOf(object.get('sameAs')), object.get('@id')]
      .map((one) => textOf(one) || textOf(objectOf(one)?.get('value')))
      .flatMap((code) => /\b(10\.\d{4,9}\/\S+)$/.exec(code.slice(0, 400))?.[1] ?? []);
    const known = draft({
      ids: [...new Set(codes)].map((code) => `doi:${code}`),
      title,
      abstract: textOf(object.get('abstract')) || textOf(object.get('description')),
      authors: unique,
      authorCount: unique.length || null,
      url: textOf(object.get('url')) || textOf(object.get('mainEntityOfPage')),
    });
    found.push(
      dated(line, known, textOf(object.get('datePublished')) || textOf(object.get('dateCreated')), odd),
    );
  }
  return found;
}

function nameOf(value: unknown): string[] {
  const person = objectOf(value);
  const parts = person ? `${textOf(person.get('givenName'))} ${textOf(person.get('familyName'))}` : '';
  const name = personName(textOf(value) || textOf(person?.get('name')) || parts);
  return name === '' ? [] : [name];
}

/** The paper that a page's `meta` elements describe, or null. */
function fromMetas(metas: ReadonlyMap<string, readonly string[]>, odd: OddDates): Reading | null {
  const get = (...names: string[]): string =>
    fold(names.map((name) => metas.get(name)?.[0] ?? '').find((text) => text !== '') ?? '');
  const title = get('citation_title', 'bepress_citation_title', 'eprints.title', 'wkhealth_title');
  if (title === '') return null;
  const authors = (metas.get('citation_author') ?? metas.get('citation_authors') ?? [])
    .flatMap((names) => (names.includes(';') ? names.split(';') : [names]))
    .map(personName)
    .filter((name) => name !== '');
  const [doi, arxiv, pmid] = ['citation_doi', 'citation_arxiv_id', 'citation_pmid'].map((name) => get(name));
  const known = draft({
    id: arxiv || pmid || '',
    ids: [
      ...(doi ? [`doi:${doi}`] : []),
      ...(arxiv ? [`arxiv:${arxiv}`] : []),
      ...(pmid ? [`pmid:${pmid}`] : []),
    ],
    title,
    abstract: get('citation_abstract', 'dc.description', 'dcterms.abstract', 'description', 'og:description'),
    authors,
    authorCount: authors.length || null,
    url: get('citation_abstract_html_url', 'citation_public_url', 'og:url'),
    types: [get('citation_article_type', 'dc.type')].filter((type) => type !== ''),
  });
  const date = get(
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
    'citation_year',
    'dc.date',
  );
  return dated(1, known, date, odd);
}

/** A paper, with what it lacks from what another part of its page says. */
function completed(one: Reading, other: Reading | undefined): Reading {
  if (one.kind !== 'paper' || other?.kind !== 'paper') return one;
  const [a, b] = [one.draft, other.draft];
  return {
    ...one,
    draft: {
      ...a,
      ids: [...new Set([...a.ids, ...b.ids])],
      abstract: a.abstract.length >= b.abstract.length ? a.abstract : b.abstract,
      published: a.published || b.published,
      authors: a.authors.length > 0 ? a.authors : b.authors,
      authorCount: a.authors.length > 0 ? a.authorCount : b.authorCount,
      url: a.url || b.url,
    },
  };
}
