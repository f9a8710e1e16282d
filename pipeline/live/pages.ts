/** The pages of a query on disk: each written whole as it comes, with a note of where the next one stands. */
import { InputError } from '../errors.ts';
import type { Plan } from './api.ts';
import { countOf, field, textOf } from './json.ts';
import type { World } from './world.ts';

/** What is known of pages that were fetched. */
export interface Kept {
  readonly pages: readonly KeptPage[];
  /** How many records the API says there are; null where it does not. */
  readonly total: number | null;
  /** How many pages held nothing that had not been in others. */
  readonly again: number;
  /** What was not asked for and why; `''` for nothing. */
  readonly notice: string;
  /** Why no more is asked for: all are here, as many as were wanted, or the pages came again; `''` where there is more to come. */
  readonly ended: Ended;
  /** When the last page came, in milliseconds since 1970. */
  readonly fetched: number;
}

const endings = ['', 'whole', 'limit', 'repeats'] as const;
export type Ended = (typeof endings)[number];

export interface KeptPage {
  readonly file: string;
  /** SHA-256 of its text. */
  readonly hash: string;
  readonly records: number;
  /** Where the page after it stands; null after the last. */
  readonly next: string | null;
}

/** Where the next page stands; null after the last. */
export function nextOf({ pages }: Kept, plan: Plan): string | null {
  const last = pages.at(-1);
  return last ? last.next : plan.start;
}

export function recordsIn({ pages }: Kept): number {
  return pages.reduce((sum, { records }) => sum + records, 0);
}

/** Where the pages of one query are. */
export interface Shelf {
  /** What is there and undamaged, with what its pages hold. */
  open(): Promise<{ readonly kept: Kept; readonly seen: Seen }>;
  /** The same where nothing counts. */
  none(): { readonly kept: Kept; readonly seen: Seen };
  /** Writes a page behind those of `kept`; it counts once it is noted. */
  add(kept: Kept, text: string, about: Omit<KeptPage, 'file' | 'hash'>): Promise<Kept>;
  note(kept: Kept): Promise<void>;
  /** The texts of the pages, one after another; throws an InputError where one has been taken away. */
  texts(kept: Kept): AsyncIterable<string>;
}

/** What has been in pages, to know one that comes again. */
export interface Seen {
  /** Whether there is something in a page that has not been seen; it has been from then on. */
  isNew(text: string): boolean;
}

const nothing: Kept = { pages: [], total: null, again: 0, notice: '', ended: '', fetched: 0 };

/** The shelf in `folder`, for the pages of `plan`. */
export function shelf(folder: string, asked: string, plan: Plan, world: World): Shelf {
  const { store } = world;
  const stateFile = `${folder}/state.json`;
  const hashOf = (text: string): string => {
    const digest = world.digest();
    digest.update(text);
    return digest.hex();
  };
  const seenIn = (): Seen => {
    const seen = new Set<string>();
    const isFirst = (one: string): boolean => seen.size < seen.add(one).size;
    return {
      isNew: (text) => {
        const ids = plan.ids(text);
        // Records without ids are known by the whole page.
        const marks = ids.length === 0 || ids.includes('') ? [`page ${hashOf(text)}`] : ids;
        return marks.filter(isFirst).length > 0;
      },
    };
  };
  const note = async (kept: Kept): Promise<void> => {
    await store.write(stateFile, `${JSON.stringify({ asked, ...kept })}\n`);
    if (kept.ended !== '')
      await store.prune(folder, new Set(['state.json', ...kept.pages.map(({ file }) => file)]));
  };
  return {
    note,
    none: () => ({ kept: nothing, seen: seenIn() }),
    open: async () => {
      const found = readState(await store.read(stateFile), asked);
      const seen = seenIn();
      const pages: KeptPage[] = [];
      for (const page of found?.pages ?? []) {
        const text = await store.read(`${folder}/${page.file}`);
        // What follows a damaged page is fetched anew with it: the list may have moved on.
        if (text === null || hashOf(text) !== page.hash) break;
        if (page.records > 0) seen.isNew(text);
        pages.push(page);
      }
      const isWhole = found !== null && pages.length === found.pages.length;
      return { kept: isWhole ? found : { ...(found ?? nothing), pages, ended: '' }, seen };
    },
    add: async (kept, text, about) => {
      const hash = hashOf(text);
      const number = String(kept.pages.length + 1).padStart(5, '0');
      const file = `page-${number}-${hash.slice(0, 8)}.txt`;
      await store.write(`${folder}/${file}`, text);
      return { ...kept, pages: [...kept.pages, { file, hash, ...about }] };
    },
    texts: async function* (kept) {
      for (const { file, records } of kept.pages) {
        if (records === 0) continue;
        const text = await store.read(`${folder}/${file}`);
        if (text === null) throw new InputError('a page was taken away while it was read; run again');
        yield text;
      }
    },
  };
}

/** What a note says; null where it is of something else, or no note. */
function readState(text: string | null, asked: string): Kept | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const pages = field(value, 'pages');
  if (field(value, 'asked') !== asked || !Array.isArray(pages)) return null;
  const read = pages.map((page): KeptPage | null => {
    const file = textOf(field(page, 'file'));
    const records = countOf(field(page, 'records'));
    // No page lies outside of the folder, whoever wrote the note.
    if (!/^page-\d{5,9}-[\da-f]{8}\.txt$/.test(file) || records === null) return null;
    return { file, hash: textOf(field(page, 'hash')), records, next: position(field(page, 'next')) };
  });
  const whole = read.filter((page) => page !== null);
  const fetched = countOf(field(value, 'fetched'));
  if (whole.length < read.length || fetched === null) return null;
  const ended = endings.find((one) => one === field(value, 'ended')) ?? '';
  const again = countOf(field(value, 'again')) ?? 0;
  const notice = textOf(field(value, 'notice'));
  return { pages: whole, total: countOf(field(value, 'total')), again, notice, ended, fetched };
}

function position(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
