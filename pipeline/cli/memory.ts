/** Memory planned before it is taken: while inputs are read, what the run will need is held against what there is. */
import type { TopicCount } from '../config.ts';
import type { Memory } from '../effects/memory.ts';
import { InputError, MemoryError } from '../errors.ts';
import { needOf } from '../plan.ts';
import type { Seen } from '../types.ts';
import { grouped } from '../words.ts';

/** What is left to others, where nobody says how much a run may take. */
const usualShare = 0.9;
/** Characters read before the first estimate; the next follow whenever twice as many are. */
const enough = 4e6;
/** Megabytes above which the user is told. */
const large = 1024;

/** Thrown where the run needs a larger heap than Node gives by itself, and there is memory for one of so many MB. */
export class MoreHeap extends Error {
  readonly heapMb: number;
  constructor(heapMb: number) {
    super(`a heap of ${heapMb} MB is needed`);
    this.heapMb = heapMb;
  }
}

/** `2GB`, `1500 MB` or `1.5g` in MB; throws an InputError. */
export function readSize(text: string, name: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([mg])b?$/i.exec(text.trim()) ?? [];
  const size = Number(number) * (unit.toLowerCase() === 'g' ? 1024 : 1);
  if (!(size >= 1)) throw new InputError(`${name}: ${text} is no size; write it as 2GB or 1500MB`);
  return size;
}

/**
 * Holds what has been seen of the inputs against `most` MB (null for most of what is free); `say` is told once of a run that
 * needs much. Throws a MemoryError where there is not enough, and MoreHeap where only Node's own limit is too low; unless
 * the user has set it, or `isStream`, when the inputs cannot be read again.
 */
export function watcher(
  { free, heap, isHeapSet, isStream }: Memory & { readonly isStream: boolean },
  { most, k }: { most: number | null; k: TopicCount },
  say: (text: string) => void,
): (seen: Seen) => void {
  const allowed = most ?? usualShare * free;
  let next = enough;
  let isTold = false;
  return (seen) => {
    const isAll = seen.read === seen.size;
    if (seen.text < next && !isAll) return;
    if (!isAll) next = 2 * seen.text;
    const need = needOf(seen, k);
    const papers = `${isAll && seen.size > 0 ? '' : 'about '}${grouped(need.papers)} papers`;
    const fewer = `a narrower list${k.kind === 'exact' ? '' : ', or one number of topics with --k'}`;
    if (need.memory > allowed) {
      const there =
        most === null
          ? `${inGb(allowed)} can be had; if there is more, say so with --max-memory, else give`
          : `--max-memory allows ${inGb(most)}; give more, or`;
      throw new MemoryError(`${papers} need about ${inGb(need.memory)} of memory, and ${there} ${fewer}`);
    }
    if (need.heap > heap) {
      if (!isHeapSet && !isStream && allowed > heap) throw new MoreHeap(allowed);
      throw new MemoryError(
        `${papers} need a JavaScript heap of about ${inGb(need.heap)}, and Node has ${inGb(heap)}; set NODE_OPTIONS=--max-old-space-size=${Math.ceil(need.heap * 1.2)}, or give ${fewer}`,
      );
    }
    if (isTold || (need.memory <= large && need.memory <= allowed / 2)) return;
    isTold = true;
    say(`${papers}: about ${inGb(need.memory)} of memory will be needed of ${inGb(allowed)}`);
  };
}

function inGb(size: number): string {
  return size < 1000 ? `${Math.round(size)} MB` : `${(size / 1024).toFixed(1)} GB`;
}
