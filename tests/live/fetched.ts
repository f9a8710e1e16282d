/** Live sources in a test: real requests to loopback, a clock that waiting moves, and pages in memory. */
import { type Bounds, network } from '../../pipeline/effects/network.ts';
import { realWorld } from '../../pipeline/effects/world.ts';
import { InputError } from '../../pipeline/errors.ts';
import { usualPatience } from '../../pipeline/live/ask.ts';
import { liveSource, type Wanted } from '../../pipeline/live/index.ts';
import type { Store, World } from '../../pipeline/live/world.ts';
import type { Source } from '../../pipeline/types.ts';

/** 2026-11-24, noon, in UTC. */
export const noon = Date.UTC(2026, 10, 24, 12);

/** Small, so that what never ends is soon too long. */
export const smallBounds: Bounds = { connect: 5000, silence: 10_000, whole: 20_000, bytes: 300_000 };

export interface Settings extends Partial<Wanted> {
  readonly env?: World['env'];
  /** What was kept before, and will be. */
  readonly shelf?: Map<string, string>;
  /** When it is, in milliseconds since 1970. */
  readonly now?: number;
  /** What is drawn by chance, over and over. */
  readonly random?: number;
  readonly bounds?: Bounds;
  /** Throws in the place of a page that would be written, by its number from 1. */
  readonly stopAt?: number;
}

export interface Outcome {
  readonly text: string;
  readonly notices: readonly string[];
  readonly hash: string;
  /** The message, where it was refused. */
  readonly refused: string;
  /** What was waited, in milliseconds, in order. */
  readonly waits: readonly number[];
  readonly ticks: readonly (readonly [done: number, total: number])[];
}

/** Reads a live source to its end. */
export async function fetched(input: string, settings: Settings = {}): Promise<Outcome> {
  const waits: number[] = [];
  const ticks: [number, number][] = [];
  let text = '';
  let source: Source | null = null;
  const told = (refused: string): Outcome => ({
    text,
    notices: source?.notices?.() ?? [],
    hash: refused === '' ? (source?.hash() ?? '') : '',
    refused,
    waits,
    ticks,
  });
  const world = testWorld(settings, waits);
  try {
    const wanted = { limit: 1000, from: '', until: '', refresh: false, offline: false, ...settings };
    source = liveSource(
      input,
      { ...wanted, tick: (...both) => void ticks.push(both) },
      world,
      new Map(),
      usualPatience,
    );
    for await (const chunk of source.bytes) text += new TextDecoder().decode(chunk);
    return told('');
  } catch (error) {
    if (error instanceof InputError) return told(error.message);
    throw error;
  }
}

export function testWorld(
  { env = {}, shelf = new Map(), now = noon, random = 0.5, bounds = smallBounds, stopAt }: Settings,
  waits: number[] = [],
): World {
  let clock = now;
  return {
    ...realWorld(env),
    ...network(env, bounds),
    store: memory(shelf, stopAt),
    now: () => clock,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      clock += milliseconds;
    },
    random: () => random,
    agent: 'papertopics/1.2.3 (+https://example.org/papertopics)',
  };
}

function memory(shelf: Map<string, string>, stopAt = Number.POSITIVE_INFINITY): Store {
  let pages = 0;
  return {
    read: async (path) => shelf.get(path) ?? null,
    write: async (path, text) => {
      if (path.includes('/page-') && ++pages >= stopAt) throw new Error('killed');
      shelf.set(path, text);
    },
    prune: async (folder, keep) => {
      for (const path of [...shelf.keys()])
        if (path.startsWith(`${folder}/`) && !keep.has(path.slice(folder.length + 1))) shelf.delete(path);
    },
  };
}

/** Titles in what was fetched, in order. */
export function titlesIn(text: string): string[] {
  return [...text.matchAll(/Pears and Figs, Part \d+/g)]
    .map(([title]) => title)
    .filter((title, i, all) => title !== all[i - 1]);
}
