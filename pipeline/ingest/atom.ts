/** Atom as arXiv's API gives it, whole feeds or bare entries, and the Atom and RSS of others. */
import { registeredIds } from './ids.ts';
import { withoutMarkup } from './markup.ts';
import { namesIn } from './name-lists.ts';
import { personName } from './names.ts';
import { dated, draft, type Format, oddDates, type Reading } from './source.ts';
import { child, childrenOf, type Element, textIn, xmlRecords } from './xml.ts';

const names: ReadonlySet<string> = new Set(['entry', 'item']);

export const arxivAtom: Format = {
  name: 'arXiv Atom',
  recognises: (head) => isFeed(head) && /\barxiv\.org\b/i.test(head),
  read,
};

export const feed: Format = { name: 'Atom or RSS', recognises: isFeed, read };

function isFeed(head: string): boolean {
  if (!/^[\s\uFEFF]*</.test(head) || /^[\s\uFEFF]*<(?:!doctype\s+html|html)\b/i.test(head)) return false;
  return /<(?:[\w.-]{1,40}:)?(?:entry|item|feed|rss)[\s/>]/.test(head);
}

async function* read(text: AsyncIterable<string>): AsyncIterable<Reading> {
  const odd = oddDates();
  for await (const { line, element, fault: broken } of xmlRecords(text, names)) {
    const title = titleOf(element);
    const reason = broken || fault(element, title);
    if (reason !== '') yield { kind: 'unread', line, title: title === 'Error' ? '' : title, reason };
    else yield paper(element, title, line, odd);
  }
  yield* odd.notices();
}

/** Why an entry is no paper; `''` for one that is. */
function fault(entry: Element, title: string): string {
  if (title === '') return 'no title';
  const isError = title === 'Error' && /\/api\/errors\b/.test(textIn(child(entry, 'id')));
  return isError
    ? `an error of arXiv: ${folded(textIn(child(entry, 'summary'))) || 'it does not say which'}`
    : '';
}

function paper(entry: Element, title: string, line: number, odd: ReturnType<typeof oddDates>): Reading {
  const first = (...tags: readonly string[]): string =>
    tags.map((tag) => textIn(child(entry, tag)).trim()).find((text) => text !== '') ?? '';
  const own = first('id', 'guid');
  const link = linkOf(entry);
  const arxiv = [own, link].map(arxivId).find((id) => id !== '') ?? '';
  const authors = authorsOf(entry);
  const known = {
    id: arxiv || own || link,
    ids: registeredIds({ arxiv, doi: doiOf(entry) }),
    title,
    abstract: abstractOf(entry),
    authors,
    authorCount: authors.length > 0 ? authors.length : null,
    url: link || (/^https?:/.test(own) ? own : ''),
    types: childrenOf(entry, 'type').map(textIn),
  };
  return dated(
    line,
    draft(known),
    first('published', 'issued', 'pubDate', 'publicationDate', 'date', 'updated'),
    odd,
  );
}

function titleOf(entry: Element): string {
  const title = plain(child(entry, 'title')).trim();
  // As arXiv's RSS had it: `On Pears. (arXiv:0704.0001v2 [math.CO])`.
  const label = /\(arXiv:[^()]{1,80}\)$/.exec(title.slice(-100))?.[0] ?? '';
  return title.slice(0, title.length - label.length).trimEnd();
}

function abstractOf(entry: Element): string {
  const fields = ['summary', 'encoded', 'content', 'abstract', 'description'];
  const texts = fields.map((name) => plain(child(entry, name)));
  const text = texts.find((one) => one.trim() !== '') ?? '';
  return text.replace(/^\s*arXiv:\S{1,40}\s+Announce Type:\s*\S{1,40}\s+Abstract:\s*/, '');
}

/** The text of an element, whose markup is written out where it says so or is RSS. */
function plain(element: Element | null): string {
  const text = textIn(element);
  const type = element?.attributes.get('type') ?? '';
  const isMarkup = type === 'html' || ['description', 'encoded'].includes(element?.name ?? '');
  return isMarkup ? withoutMarkup(text) : text;
}

function authorsOf(entry: Element): readonly string[] {
  const people = childrenOf(entry, 'author').map((author) => {
    const name = child(author, 'name');
    // RSS: `ada@fruit.example (Ada Pear)`.
    return name === null
      ? (/\(([^()]+)\)\s*$/.exec(textIn(author).slice(-200))?.[1] ?? textIn(author))
      : textIn(name);
  });
  const creators = childrenOf(entry, 'creator').map(textIn);
  const [only] = creators;
  if (people.length === 0 && creators.length === 1 && only !== undefined) return namesIn(folded(only));
  return (people.length > 0 ? people : creators).map(personName).filter((name) => name !== '');
}

function linkOf(entry: Element): string {
  const links = childrenOf(entry, 'link');
  const page = links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate');
  return (page?.attributes.get('href') ?? textIn(page ?? null)).trim();
}

function doiOf(entry: Element): string {
  const said = textIn(child(entry, 'doi')).trim();
  if (said !== '') return said;
  const texts = [
    ...childrenOf(entry, 'identifier').map(textIn),
    ...childrenOf(entry, 'link').map(({ attributes }) => attributes.get('href') ?? ''),
  ];
  return texts.find((text) => /^\s*(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i.test(text)) ?? '';
}

/** `2510.14968v1` of `http://arxiv.org/abs/2510.14968v1` and of `oai:arXiv.org:2510.14968v1`. */
function arxivId(text: string): string {
  return /^(?:https?:\/\/(?:www\.|export\.)?arxiv\.org\/abs\/|oai:arXiv\.org:)(\S+)$/i.exec(text)?.[1] ?? '';
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
