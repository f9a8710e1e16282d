/**
 * A Daily Papers page as page-to-text tools make Markdown of it: titles as headings or links, votes before or after them,
 * abstracts, footers in any number of lines, every paper once or twice.
 */
import { anyDate, isoDate, withYear, yearOf } from '../dates.ts';
import type { Draft, PartialDate } from '../types.ts';
import { arxivMonth } from './arxiv-month.ts';
import { type Item, pieces } from './markdown.ts';
import {
  authorsOf,
  countOf,
  dateOf,
  fold,
  footerLine,
  isAside,
  isDate,
  isPageWord,
  isSeparator,
  readsAsProse,
  saysPublished,
} from './page-lines.ts';
import { draft, type Format, type Reading, type ReadOptions } from './source.ts';

export const dailyPapersMarkdown: Format = {
  name: 'Daily Papers page in Markdown',
  recognises: (head) => {
    const all = head.split(/\r\n?|\n/);
    const has = (shape: RegExp): boolean => all.some((line) => line.length < 5000 && shape.test(line));
    if (all.some(leadsToPaper)) return true;
    if (!has(/^ {0,3}#{2,6} \S/)) return false;
    return (
      all.some((line) => line.length < 200 && authorsOf(fold(line)) !== null) ||
      all.some((line, i) => isSeparator(fold(line)) && isDate(fold(withoutLinks(all[i + 1] ?? '')))) ||
      has(/^ {0,3}#{1,2} (?:Daily|Trending) Papers\s*$/)
    );
  },
  read,
};

/** Whether a line has a link to a paper of Hugging Face's, or its address alone. */
function leadsToPaper(line: string): boolean {
  return /\]\((?:https?:\/\/(?:www\.)?(?:huggingface|hf)\.co)?\/papers\/\d{4}\.\d{4,5}|^\s*(?:\[\d{1,5}\]:\s*|\d{1,5}\. )?<?https?:\/\/(?:www\.)?(?:huggingface|hf)\.co\/papers\/\d{4}\.\d{4,5}>?\s*$/.test(
    line,
  );
}

function withoutLinks(line: string): string {
  return line.slice(0, 200).replace(/\[ ?(\d{0,6}) ?\](?:\[\d{1,5}\]|\([^()]{0,150}\))/g, ' $1');
}

/** Where a link goes, as far as it matters here. */
type Goal =
  | { readonly kind: 'paper' | 'login' | 'community' | 'arxiv'; readonly id: string }
  | { readonly kind: 'reference' | 'owner' | 'other'; readonly target: string }
  | { readonly kind: 'none' };

/** First parts of addresses at Hugging Face that are no names of users or organisations. */
const ownPages =
  /^(?:papers|login|join|models|datasets|spaces|docs|enterprise|pricing|storage|posts|blog|learn|tasks|chat|collections|languages|organizations|support|pro|settings|front|avatars|terms-of-service|privacy|huggingface)$/;

function goalOf(target: string): Goal {
  if (target === '') return { kind: 'none' };
  if (target.startsWith('#')) return { kind: 'reference', target };
  const path = target
    .slice(0, 300)
    .replace(/^https?:\/\/web\.archive\.org\/web\/\w{1,20}\//, '')
    .replace(/^https?:\/\/(?:www\.)?(?:huggingface|hf)\.co(?=\/|$)/, '');
  const login = /^\/login\?next=(?:%2F|\/)papers(?:%2F|\/)(\d{4}\.\d{4,5})/i.exec(path);
  if (login) return { kind: 'login', id: login[1] ?? '' };
  const paper = /^\/papers\/(\d{4}\.\d{4,5})(?:v\d{1,2})?\/?(?:\?[^#]*)?(#community)?$/.exec(path);
  if (paper) return { kind: paper[2] ? 'community' : 'paper', id: paper[1] ?? '' };
  const preprint =
    /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7})/.exec(
      path,
    );
  if (preprint) return { kind: 'arxiv', id: preprint[1] ?? '' };
  const owner = /^\/([\w.-]+)\/?$/.exec(path)?.[1];
  return { kind: owner !== undefined && !ownPages.test(owner) ? 'owner' : 'other', target };
}

/** An entry of the page as it grows. */
interface Entry {
  readonly line: number;
  readonly title: string;
  /** Where its title links to. */
  readonly target: string;
  /** Whether its place says that it is a paper; else it is one only with authors, a date or votes. */
  readonly isSure: boolean;
  id: string;
  readonly abstract: string[];
  authorCount: number | null;
  organisation: string;
  published: PartialDate;
  comments: number | null;
  upvotes: number | null;
  /** Whether its date has been read, after which nothing of its text follows. */
  isDated: boolean;
  /** A short line after the abstract: the organisation, if a date follows. */
  short: { readonly text: string; readonly isOwner: boolean } | null;
}

interface Stray {
  readonly line: number;
  readonly title: string;
  readonly reason: string;
}

async function* read(text: AsyncIterable<string>, options: ReadOptions): AsyncIterable<Reading> {
  const { decodeHTML } = await import('entities');
  const page = new Page();
  const references = new Map<string, string>();
  for await (const piece of pieces(text)) {
    if (piece.kind === 'reference') references.set(piece.name, piece.target);
    else page.take(piece.item);
  }
  const { entries, strays } = page.settled(references);
  const year = options.year ?? page.year ?? latestYear(entries);
  const asOf = page.day === '' ? page.made : year === null ? page.day : withYear(page.day, year);
  yield { kind: 'about', title: 'Daily Papers', asOf };
  const decoded = (written: string): string => (written.includes('&') ? decodeHTML(written) : written);
  let undated = 0;
  for (const entry of entries) {
    const published = placed(entry, options.year, year);
    if (published.startsWith('--')) undated++;
    const { line, id } = entry;
    const found: Partial<Draft> & { readonly title: string } = {
      id,
      ids: id === '' ? [] : [`arxiv:${id}`],
      title: decoded(entry.title),
      abstract: decoded(entry.abstract.join('\n\n')),
      published,
      authorCount: entry.authorCount,
      organisation: decoded(entry.organisation),
      comments: entry.comments,
      upvotes: entry.upvotes,
      url: id === '' ? '' : `https://huggingface.co/papers/${id}`,
    };
    yield { kind: 'paper', line, draft: draft(found) };
  }
  for (const one of strays) yield { kind: 'unread', ...one };
  if (undated > 0) {
    const count = undated === 1 ? '1 date has' : `${undated} dates have`;
    yield { kind: 'notice', text: `${count} no year and no other date tells it; give --year` };
  }
}

/**
 * The date of an entry: as written; its year, where it has none, the one that was given, else that of the arXiv number,
 * which holds year and month, else that of the page. Without a date, the month of the arXiv number.
 */
function placed({ published, id }: Entry, given: number | null, page: number | null): PartialDate {
  const month = arxivMonth(id);
  if (published === '') return month;
  if (given !== null) return withYear(published, given);
  const year = yearOf(month);
  if (year === null) return page === null ? published : withYear(published, page);
  // What is written in December may have its number in January.
  return withYear(published, published.startsWith('--12') && month.endsWith('-01') ? year - 1 : year);
}

function latestYear(entries: readonly Entry[]): number | null {
  const years = entries.flatMap(({ published }) => yearOf(published) ?? []);
  return years.length === 0 ? null : years.reduce((a, b) => Math.max(a, b)) + 1;
}

/** The items of a page put together to entries. */
class Page {
  /** The day that the page is of, without a year, or `''`. */
  day: PartialDate = '';
  /** The day on which the page was saved, where the tool says so. */
  made: PartialDate = '';
  year: number | null = null;
  private readonly entries: Entry[] = [];
  private readonly strays: Stray[] = [];
  private current: Entry | null = null;
  private hasBegun = false;
  private hasHeadings = false;
  /** Votes for a title to come: of one paper, or of whichever comes next. */
  private votes: { readonly id: string; readonly count: number } | null = null;
  /** Counts of nobody knows what since the last title; the last of them are the votes of the next. */
  private counts: number[] = [];
  private skipsName = false;
  private isAfterDot = false;
  /** Line of authors that stand after the date of the last entry; 0 for none. */
  private orphan = 0;

  take(item: Item): void {
    if (!this.hasBegun) this.lookForDates(item);
    const goal = goalOf(item.target);
    const isAfterDot = this.isAfterDot;
    this.isAfterDot = isSeparator(item.bare);
    this.noteId(item);
    if (this.isBeside(item, goal) || this.isCount(item, goal) || this.isFooter(item, isAfterDot)) return;
    if (item.level > 0) this.takeHeading(item, goal);
    else this.takeText(item, goal);
  }

  /** The entries that are papers and what looks like one and is none, once every reference is known. */
  settled(references: ReadonlyMap<string, string>): { entries: Entry[]; strays: Stray[] } {
    this.leave();
    const entries: Entry[] = [];
    for (const entry of this.entries) {
      const goal = goalOf(references.get(entry.target) ?? entry.target);
      if (entry.id === '' && (goal.kind === 'paper' || goal.kind === 'arxiv')) entry.id = goal.id;
      const has = entry.isDated || entry.authorCount !== null || entry.upvotes !== null;
      const isElsewhere = goal.kind === 'other' || goal.kind === 'owner';
      const isSure = entry.isSure || entry.id !== '';
      const hasText = entry.abstract.length > 0;
      if (!has && (!isSure || (isElsewhere && !hasText))) continue;
      const { line, title } = entry;
      if (title === '') this.strays.push({ line, title, reason: 'no title' });
      else if (!has && !hasText && entry.id === '')
        this.strays.push({ line, title, reason: 'a heading without abstract, authors or date after it' });
      else entries.push(entry);
    }
    return { entries, strays: this.strays.sort((a, b) => a.line - b.line) };
  }

  private lookForDates({ text, target }: Item): void {
    const saved = /^(?:[-*] )?\**([A-Za-z][\w ()-]{2,30})\**:\**\s*["']?(.*)/.exec(text.slice(0, 100));
    if (saved && savedOn.test(saved[1] ?? '')) this.made ||= dayOf(saved[2] ?? '');
    const linked = /\/papers\/date\/(\d{4}-\d{2}-\d{2})/.exec(target);
    this.year ??= yearOf(this.made) ?? (linked ? yearOf(isoDate(linked[1] ?? '')) : null);
  }

  /** The arXiv number that a link beside an entry tells. */
  private noteId({ links }: Item): void {
    const { current } = this;
    if (current?.id !== '') return;
    for (const { text, target } of links) {
      const goal = goalOf(target);
      if (goal.kind === 'arxiv' && /arxiv|pdf|page|paper/i.test(text)) current.id = goal.id;
    }
  }

  /** Whether an item says something about the page or who put the paper there. */
  private isBeside({ text, bare, level }: Item, goal: Goal): boolean {
    // Of an image or a bullet nothing is left to read.
    if (text.length < 20 && /^[-*+• ]*$/.test(text) && goal.kind !== 'login' && goal.kind !== 'reference')
      return true;
    const submitted = bare.length < 200 ? /^(?:· ?)?Submitted by\b(.*)/i.exec(bare) : null;
    if (submitted) {
      this.skipsName = (submitted[1] ?? '').replace(/[: ]/g, '') === '';
      return true;
    }
    // What is left of an image: its description in brackets.
    if (level === 0 && bare.length < 200 && /^\[[^[\]]+\]$/.test(bare) && countOf(bare) === null) return true;
    const skips = this.skipsName;
    this.skipsName = false;
    if (skips && level === 0 && goal.kind !== 'paper' && bare.length <= 40) return true;
    return isPageWord(bare) || isAside(bare);
  }

  private isCount({ bare, target, level, apart }: Item, goal: Goal): boolean {
    if (level > 0 || bare.length > 40) return false;
    const comments = /^(\d{1,6}) comments?$/.exec(bare)?.[1];
    const found = countOf(bare);
    if (goal.kind === 'community' || comments !== undefined) {
      const isOwn = this.current !== null && (goal.kind !== 'community' || this.current.id === goal.id);
      if (isOwn && this.current) this.current.comments ??= Number(comments ?? found?.count ?? 0);
      return true;
    }
    if (!found) return false;
    const { count, named } = found;
    if (goal.kind === 'login') {
      if (this.current?.id === goal.id) this.current.upvotes ??= count;
      else this.votes = { id: goal.id, count };
    } else if (named) {
      const { current } = this;
      const hasBegun = current !== null && (current.isDated || current.abstract.length > 0);
      if (hasBegun && current.upvotes === null) current.upvotes = count;
      else this.votes = { id: '', count };
    } else {
      const isPlain = target === '' && !bare.includes('[');
      // A number within a paragraph is part of it; a dash that is no link is an empty bullet.
      if (isPlain && !apart && this.current?.isDated === false) return false;
      // Of many the first and the last are enough.
      if (!isPlain || /\d/.test(bare)) this.counts = [...this.counts.slice(0, 1), count];
    }
    return true;
  }

  private isFooter({ line, bare, apart, level }: Item, isAfterDot: boolean): boolean {
    if (level > 0) return false;
    if (isSeparator(bare)) return true;
    const { current } = this;
    const open = current?.isDated === false ? current : null;
    const authors = authorsOf(bare);
    if (authors !== null) {
      if (open) open.authorCount ??= authors;
      else this.orphan ||= line;
      return true;
    }
    const footer = footerLine(bare);
    if (footer) {
      const count = authorsOf(footer.who);
      if (open && count !== null) open.authorCount ??= count;
      else if (open && footer.who !== '') open.short = { text: footer.who, isOwner: true };
      this.date(footer.date);
      return true;
    }
    if (!isDate(bare)) return false;
    const isExpected =
      isAfterDot || saysPublished(bare) || (open && (open.authorCount !== null || open.short));
    // A date alone is the day of the page before the first paper, and within a paragraph a part of it.
    if (open && !isExpected && !open.isSure && open.abstract.length === 0) {
      if (!this.hasBegun) this.day ||= dateOf(bare).published;
      return true;
    }
    if (open && !isExpected && !apart) return false;
    this.date(bare);
    return true;
  }

  private date(written: string): void {
    const { published, comments } = dateOf(written);
    const { current } = this;
    if (!current) {
      if (!this.hasBegun) this.day ||= published;
      return;
    }
    if (current.isDated) {
      const reason = 'authors and date without a title before them';
      if (this.orphan > 0) this.strays.push({ line: this.orphan, title: '', reason });
      this.orphan = 0;
      return;
    }
    current.published = published;
    current.comments ??= comments;
    current.isDated = true;
    if (current.short && current.authorCount === null)
      current.organisation = current.short.text.replace(/^\[[^[\]]{0,100}\] ?/, '');
    else if (current.short && !current.short.isOwner) current.abstract.push(current.short.text);
    current.short = null;
  }

  private takeHeading(item: Item, goal: Goal): void {
    if (goal.kind === 'none' && item.text.length < 60 && sections.test(item.text)) return;
    const isTitle = item.level >= 3 || goal.kind === 'paper' || goal.kind === 'reference';
    this.hasHeadings ||= isTitle;
    this.begin(item, goal, item.level >= 3 || goal.kind === 'paper');
  }

  private takeText(item: Item, goal: Goal): void {
    const { bare, target } = item;
    const { current } = this;
    const open = current?.isDated === false ? current : null;
    const isProse = readsAsProse(bare);
    if (goal.kind === 'paper') {
      // The text of a paper follows its title, whatever became of the link of that.
      const isBare = open?.id === '' && (open.isSure || (isProse && open.abstract.length === 0));
      const own = open && (open.id === goal.id || isBare) ? open : null;
      if (own) this.adopt(own, goal.id);
      if (own && fold(own.title) === bare) {
        // A picture and the title may both link to the paper; after an abstract it is the next copy.
        if (own.abstract.length > 0 || own.authorCount !== null) this.begin(item, goal, true);
      } else if (own && (isProse || own.abstract.length === 0)) this.add(item);
      else if (isProse) this.begin(item, goal, true, true);
      else this.begin(item, goal, true);
      return;
    }
    if (open) {
      const isShort = !isProse && open.abstract.length > 0;
      if (goal.kind === 'owner' || (goal.kind === 'reference' && isShort)) {
        this.dropShort();
        open.short = { text: bare, isOwner: true };
      } else if (open.isSure || isProse || open.abstract.length > 0) this.add(item);
      else this.begin(item, goal, false);
      return;
    }
    if (goal.kind === 'arxiv' && !isProse) this.begin(item, goal, true);
    else if (isProse && (current !== null || target !== '')) this.begin(item, goal, this.hasBegun, true);
    else if (!isProse && !this.hasHeadings) this.begin(item, goal, false);
  }

  private adopt(entry: Entry, id: string): void {
    entry.id ||= id;
    if (this.votes?.id !== id) return;
    entry.upvotes ??= this.votes.count;
    this.votes = null;
  }

  /** A new entry with this title; or with this text and no title. */
  private begin({ line, text, bare, level }: Item, goal: Goal, isSure: boolean, isUntitled = false): void {
    const { current, counts, votes } = this;
    this.leave();
    const id = goal.kind === 'paper' || goal.kind === 'arxiv' ? goal.id : '';
    const entry: Entry = {
      line,
      title: isUntitled ? '' : level > 0 ? text : bare,
      target: goal.kind === 'reference' || goal.kind === 'owner' || goal.kind === 'other' ? goal.target : '',
      isSure,
      id,
      abstract: isUntitled ? [text] : [],
      authorCount: null,
      organisation: '',
      published: '',
      comments: null,
      upvotes: null,
      isDated: false,
      short: null,
    };
    if (isSure || goal.kind === 'reference') {
      const isFor = votes !== null && (votes.id === '' || id === '' || votes.id === id);
      entry.upvotes = isFor ? votes.count : (counts.at(-1) ?? null);
      if (counts.length > 1 && current?.isDated) current.comments ??= counts[0] ?? null;
      this.votes = null;
      this.counts = [];
      this.hasBegun = true;
    }
    this.orphan = 0;
    this.current = entry;
    this.entries.push(entry);
  }

  /** Text of the entry that is open. */
  private add({ text, apart, target }: Item): void {
    const { current } = this;
    if (!current) return;
    const { abstract, short } = current;
    const last = abstract.length - 1;
    if (!apart && target === '' && short && !short.isOwner) {
      current.short = { text: `${short.text} ${text}`, isOwner: false };
    } else if (!apart && target === '' && last >= 0 && !short) {
      abstract[last] += ` ${text}`;
    } else {
      this.dropShort();
      if (abstract.length === 0 || readsAsProse(text)) abstract.push(text);
      else current.short = { text, isOwner: false };
    }
  }

  /** A short line that no date followed is the last of the abstract, unless it is an owner's name. */
  private dropShort(): void {
    const { current } = this;
    if (!current?.short) return;
    if (!current.short.isOwner) current.abstract.push(current.short.text);
    current.short = null;
  }

  private leave(): void {
    this.dropShort();
    this.current = null;
  }
}

/** The day that a text begins with, in any usual shape. */
function dayOf(text: string): PartialDate {
  return isoDate(text.slice(0, 10)) || anyDate(text.replace(/["']\s*$/, ''));
}

const savedOn = /captur|export|retriev|fetch|crawl|clip|scrap|saved|date|creat|time|access|download/i;
/** Headings within the page of one paper. */
const sections =
  /^(?:abstract|summary|community|get this paper|models? citing|datasets? citing|spaces? citing|collections? includ)/i;
