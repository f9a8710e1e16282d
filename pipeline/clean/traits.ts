/** What the text of a paper tells before duplicates are looked for; of many papers, in a form that threads can pass on. */
import type { Paper } from '../types.ts';
import { languageOf } from './language.ts';
import { shingles } from './shingles.ts';

type Text = Pick<Paper, 'title' | 'abstract'>;

/** Of one paper. */
export interface Traits {
  /** Of its abstract: hashes, ascending (`shingles`). */
  readonly shingles: Uint32Array;
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
}

/** What is already known of a paper, perhaps nothing. */
export type KnownTraits = (paper: Paper) => Traits | undefined;

export const nothingKnown: KnownTraits = () => undefined;

/** Of some papers: the shingles of paper i stand in `shingles` up to `ends[i]`. */
export interface PackedTraits {
  readonly shingles: Uint32Array;
  readonly ends: Uint32Array;
  readonly languages: readonly string[];
}

/** Finds the traits of some papers. */
export function packedTraits(papers: readonly Text[]): PackedTraits {
  const scratch = new Uint32Array(4096);
  const ends = new Uint32Array(papers.length);
  let all = new Uint32Array(200 * papers.length);
  let end = 0;
  papers.forEach(({ abstract }, i) => {
    const own = shingles(abstract, scratch);
    if (end + own.length > all.length) {
      const more = new Uint32Array(2 * (end + own.length));
      more.set(all);
      all = more;
    }
    all.set(own, end);
    end += own.length;
    ends[i] = end;
  });
  return { shingles: all.slice(0, end), ends, languages: papers.map(language) };
}

/** One after the other. */
export function unpackedTraits({ shingles, ends, languages }: PackedTraits): Traits[] {
  return languages.map((language, i) => ({
    shingles: shingles.subarray(ends[i - 1] ?? 0, ends[i]),
    language,
  }));
}

/** The language of a paper. */
export function language({ title, abstract }: Text): string {
  return languageOf(`${title}. ${abstract}`);
}
