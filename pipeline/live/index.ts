/**
 * Live sources, `arxiv:cat:cs.CL AND all:agents`: input --plan--> pages --ask, politely--> pages on disk --> one Source,
 * whose bytes the format readers take. What was fetched once is read from disk from then on.
 */
import { InputError } from '../errors.ts';
import type { Source } from '../types.ts';
import { grouped } from '../words.ts';
import type { Api, Ask, Page, Plan } from './api.ts';
import { arxiv } from './arxiv.ts';
import { asker, type Patience, shown, type Turns, usualPatience } from './ask.ts';
import { dayAt, dayOf } from './days.ts';
import { huggingFace } from './hugging-face.ts';
import { openAlex } from './openalex.ts';
import { type Kept, nextOf, recordsIn, type Shelf, shelf } from './pages.ts';
import { pubmed } from './pubmed.ts';
import { semanticScholar } from './semantic-scholar.ts';
import { Fault, type World } from './world.ts';

export type { Turns } from './ask.ts';

/** Every API, in the order of `--help`. */
export const apis: readonly Api[] = [huggingFace, arxiv, openAlex, semanticScholar, pubmed];

/** What the user wants of live sources. */
export interface Wanted {
  /** Most records of each. */
  readonly limit: number;
  /** Days, months or years as written; `''` where it is open. */
  readonly from: string;
  readonly until: string;
  /** Whether what is on disk counts for nothing, or for all there is. */
  readonly refresh: boolean;
  readonly offline: boolean;
  /** So much has been fetched, of so much. */
  tick(done: number, total: number): void;
}

/** Whether an input is written as a live source. */
export function isLive(input: string): boolean {
  return apiOf(input) !== null;
}

/** `arxiv:cat:cs.CL AND all:agents` as a part of a path: `arxiv-cat-cs.CL-AND-all-agents`, of at most 80 characters. */
export function folderNameOf(input: string): string {
  const words = input.split(/\.{2,}/).flatMap((part) => part.match(/[\p{L}\p{N}._]+/gu) ?? []);
  return words
    .map((word) => word.replace(/^\.|\.$/g, ''))
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 80)
    .replace(/[-.]+$/, '');
}

/** Throws an InputError where an input seems to name a live source that there is not. */
export function refuseUnknown(input: string): void {
  const scheme = /^([a-z][a-z\d+.-]{1,20}):/i.exec(input)?.[1];
  if (scheme === undefined) return;
  const known = apis.map((api) => `${api.scheme}:`).join(', ');
  const hint = /^https?$/i.test(scheme) ? '; to read a page, save it and give the file' : '';
  throw new InputError(`no such file or source: ${input}; the live sources are ${known}${hint}`);
}

function apiOf(input: string): Api | null {
  const scheme = input.slice(0, Math.max(0, input.indexOf(':'))).toLowerCase();
  return apis.find((api) => api.scheme === scheme) ?? null;
}

/**
 * An input as a source, of which nothing is fetched before its bytes are asked for; `turns` is shared by all of a run. Throws an
 * InputError for a query, a date or an address that cannot be.
 */
export function liveSource(
  input: string,
  wanted: Wanted,
  world: World,
  turns: Turns,
  patience: Patience = usualPatience,
): Source {
  const api = apiOf(input);
  if (api === null) throw new InputError(`no live source: ${input}`);
  const query = input.slice(input.indexOf(':') + 1).trim();
  const name = `${api.scheme}:${query}`;
  if (query === '' && api !== huggingFace)
    throw new InputError(`${api.scheme}: wants a query, as in '${api.example}'`);
  const key = api.key === '' ? '' : (world.env[api.key] ?? '').trim();
  if (/[^\x21-\x7e]/.test(key))
    throw new InputError(`${api.key} is no key: it has characters that no key has`);
  const base = baseOf(api, world);
  const bounds = boundsOf(wanted);
  const plan = api.plan(query, bounds, { today: dayOf(world.now()), env: world.env, key });
  const asked = JSON.stringify([name, bounds.from, bounds.until, wanted.limit]);
  const digest = world.digest();
  digest.update(`${asked}\n${base.href}`);
  const folder = `${folderNameOf(name).slice(0, 40)}-${digest.hex().slice(0, 16)}`;
  const pages = shelf(folder, asked, plan, world);
  const ask = asker(api, base, key, world, turns, patience);
  const whole = world.digest();
  let notices: readonly string[] = [];
  return {
    name,
    folder: '',
    bytes: (async function* () {
      try {
        const gathered = await gather({ api, name, plan, pages, wanted, world, ask, key, base });
        notices = told(api, wanted, gathered);
        const encoder = new TextEncoder();
        for await (const text of pages.texts(gathered.kept)) {
          const bytes = encoder.encode(text);
          whole.update(bytes);
          yield bytes;
        }
      } finally {
        await world.close();
      }
    })(),
    hash: () => whole.hex(),
    notices: () => notices,
  };
}

/** Where an API is; throws an InputError for an address that is none. */
function baseOf({ base }: Api, { env }: World): URL {
  const written = env[base.variable]?.trim() || base.usual;
  const address = URL.canParse(written) ? new URL(written) : null;
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new InputError(`${base.variable}: ${written} is no address; write it as ${base.usual}`);
  return address;
}

function boundsOf({ from, until }: Wanted): { from: string; until: string } {
  const bounds = { from: '', until: '' };
  if (from !== '') bounds.from = dayAt('first', from) ?? '';
  if (until !== '') bounds.until = dayAt('last', until) ?? '';
  if (bounds.from !== '' && bounds.until !== '' && bounds.from > bounds.until)
    throw new InputError(`from ${from} until ${until}: no day lies between; write the earlier one as --from`);
  return bounds;
}

interface Gathering {
  readonly api: Api;
  readonly name: string;
  readonly plan: Plan;
  readonly pages: Shelf;
  readonly wanted: Wanted;
  readonly world: World;
  readonly ask: Ask;
  readonly key: string;
  readonly base: URL;
}

interface Gathered {
  readonly kept: Kept;
  /** Why the pages end too early; `''` where they do not. */
  readonly fault: string;
}

/** Fetches what is not there yet; throws an InputError where there is nothing in the end. */
async function gather(gathering: Gathering): Promise<Gathered> {
  const { name, pages, wanted } = gathering;
  const found = await pages.open();
  if (wanted.offline && found.kept.fetched === 0)
    throw new InputError(`${name} was never fetched with these settings; leave out --offline`);
  const gathered = wanted.offline
    ? { kept: found.kept, fault: '' }
    : await fetched(gathering, wanted.refresh ? pages.none() : found);
  if (recordsIn(gathered.kept) > 0) return gathered;
  if (gathered.fault === '')
    throw new InputError(`${name}: no papers found${notice(gathered.kept)}; try the query on its website`);
  const isThere = wanted.refresh && recordsIn(found.kept) > 0;
  const hint = isThere ? `; without --refresh it is read as of ${dayOf(found.kept.fetched)}` : '';
  throw new InputError(`${name}: nothing fetched, for ${gathered.fault}${hint}`);
}

/** Fetches page by page from where `begun` ends, and writes each as it comes. */
async function fetched(
  { api, plan, pages, wanted, world, ask, key, base }: Gathering,
  begun: ReturnType<Shelf['none']>,
): Promise<Gathered> {
  const { seen } = begun;
  let { kept } = begun;
  for (let at = nextOf(kept, plan); at !== null && kept.ended === ''; at = nextOf(kept, plan)) {
    let page: Page;
    try {
      page = await plan.page(at, wanted.limit - recordsIn(kept), ask);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { kept, fault: faultOf(error, api, base, key) };
    }
    kept = await withPage(kept, page, at);
    await pages.note(kept);
    const done = plan.pages === null ? recordsIn(kept) : kept.pages.length;
    const all = plan.pages ?? Math.min(wanted.limit, kept.total ?? wanted.limit);
    wanted.tick(Math.min(done, all), Math.max(1, all));
  }
  return { kept, fault: '' };

  async function withPage(before: Kept, page: Page, at: string): Promise<Kept> {
    const about = { total: page.total ?? before.total, notice: plan.notice, fetched: world.now() };
    const count = plan.ids(page.text).length;
    if (count > 0 && !seen.isNew(page.text)) {
      const { otherwise: next = null } = page;
      const more = await pages.add(before, '', { records: 0, next });
      const ended = page.otherwise === undefined ? 'repeats' : next === null ? 'whole' : '';
      return { ...more, ...about, again: before.again + 1, ended };
    }
    const room = wanted.limit - recordsIn(before);
    const records = Math.min(count, room);
    const text = count > room ? plan.first(page.text, room) : page.text;
    const more = await pages.add(before, count === 0 ? '' : text, { records, next: page.next });
    const isFull = records === room && (count > room || page.next !== null);
    const isAgain = page.next === at;
    const ended = isFull ? 'limit' : isAgain ? 'repeats' : page.next === null ? 'whole' : '';
    return { ...more, ...about, again: before.again + Number(isAgain && !isFull), ended };
  }
}

/** Who does what, and what to do about it; without the key. */
function faultOf(fault: Fault, api: Api, base: URL, key: string): string {
  const what = shown(key === '' ? fault.message : fault.message.replaceAll(key, '…'), 300);
  const hint =
    api.key === ''
      ? ''
      : key !== '' && [401, 403].includes(fault.status)
        ? ` (is ${api.key} right?)`
        : key === '' && [401, 403, 429].includes(fault.status)
          ? ` (a key in ${api.key} may help)`
          : '';
  return `${api.title} at ${base.host} ${what}${hint}`;
}

/** What the user should know of what was fetched: the same however often it is read from disk. */
function told(api: Api, { offline }: Wanted, { kept, fault }: Gathered): string[] {
  const { total, ended, again } = kept;
  const records = recordsIn(kept);
  const notices = [];
  const isCut = ended === 'limit';
  const of =
    isCut && total !== null && total > records ? `${grouped(records)} of ${papers(total)}` : papers(records);
  const why = isCut ? ', as many as --limit allows' : '';
  notices.push(`fetched ${dayOf(kept.fetched)}, ${of}${why}${notice(kept)}; --refresh fetches anew`);
  if (ended === '') {
    const rest = total === null ? 'the rest missing' : `${papers(Math.max(0, total - records))} missing`;
    notices.push(
      fault === '' && offline
        ? `${rest}; run again without --offline, which goes on from there`
        : `${rest}, for ${fault}; run again, which goes on from there`,
    );
  }
  if (again > 0)
    notices.push(
      ended === 'repeats'
        ? `${api.title} gave the same page again, so that what follows may be missing; --refresh tries again`
        : `${again === 1 ? '1 page' : `${grouped(again)} pages`} held nothing that had not been in others`,
    );
  if (ended === 'whole' && total !== null && total !== records)
    notices.push(`${api.title} says there are ${papers(total)}, and its pages hold ${grouped(records)}`);
  return notices;
}

function papers(count: number): string {
  return count === 1 ? '1 paper' : `${grouped(count)} papers`;
}

function notice({ notice }: Kept): string {
  return notice === '' ? '' : `, ${notice}`;
}
