/** Words of the neighbourhoods on a map: what the papers of each part have in common, and others have not. */
import { compareText } from '../order.ts';
import type { Point } from './camera.ts';
import type { Box } from './ink.ts';

/** Papers as they stand on the whole map, with their words. */
export interface Neighbours {
  readonly papers: number;
  at(paper: number): Point;
  why(paper: number): readonly string[];
}

/** A neighbourhood: its words, most telling first, the middle of the papers with the first of them, and how many these are. */
export interface Neighbourhood extends Point {
  readonly words: readonly string[];
  readonly papers: number;
}

/** Papers a word must be shared by, and words of a neighbourhood. */
const fewest = 3;
const mostWords = 2;

interface Candidate extends Point {
  readonly tile: number;
  readonly word: string;
  readonly papers: number;
  readonly score: number;
}

const totals = new WeakMap<Neighbours['why'], Map<string, number>>();

/**
 * The neighbourhoods with their middle in a part of the map. The map is laid out in tiles of that size from its own corner, so that
 * a shift of the window changes no word that stays in it. A word counts for the papers it has in the tile, times the logarithm of how much commoner it is there than on
 * the whole map; it names one tile alone. `isSaid` tells words that stand there already.
 */
export function neighbourhoods(
  { papers, at, why }: Neighbours,
  part: Box,
  tile: { readonly width: number; readonly height: number },
  isSaid: (word: string, paper: number) => boolean,
): Neighbourhood[] {
  const across = 1 << 12;
  const left = Math.floor(part.left / tile.width);
  const right = Math.floor(part.right / tile.width);
  const top = Math.floor(part.top / tile.height);
  const bottom = Math.floor(part.bottom / tile.height);
  const inTile = new Map<number, number[]>();
  for (let paper = 0; paper < papers; paper++) {
    const { x, y } = at(paper);
    const i = Math.floor(x / tile.width);
    const j = Math.floor(y / tile.height);
    if (i < left || i > right || j < top || j > bottom) continue;
    const own = inTile.get(j * across + i);
    if (own) own.push(paper);
    else inTile.set(j * across + i, [paper]);
  }
  const total = totalsOf(papers, why);
  const candidates: Candidate[] = [];
  for (const [number, own] of inTile) {
    if (own.length < fewest) continue;
    const having = new Map<string, number[]>();
    for (const paper of own) {
      for (const word of why(paper)) {
        if (isSaid(word, paper)) continue;
        const known = having.get(word);
        if (known) known.push(paper);
        else having.set(word, [paper]);
      }
    }
    for (const [word, those] of having) {
      const count = those.length;
      const score = count * Math.log((count * papers) / (own.length * total.get(word)!));
      if (count < fewest || score <= 0) continue;
      let [x, y] = [0, 0];
      for (const paper of those) {
        x += at(paper).x;
        y += at(paper).y;
      }
      const place = { x: x / count, y: y / count };
      const isIn =
        place.x >= part.left && place.x <= part.right && place.y >= part.top && place.y <= part.bottom;
      if (isIn) candidates.push({ tile: number, word, papers: count, score, ...place });
    }
  }
  candidates.sort((a, b) => b.score - a.score || compareText(a.word, b.word) || a.tile - b.tile);
  const said = new Set<string>();
  const found = new Map<number, Candidate[]>();
  for (const one of candidates) {
    const own = found.get(one.tile) ?? [];
    if (said.has(one.word) || own.length === mostWords) continue;
    said.add(one.word);
    found.set(one.tile, [...own, one]);
  }
  return [...found.values()].map((own) => ({
    x: own[0]!.x,
    y: own[0]!.y,
    papers: own[0]!.papers,
    words: own.map(({ word }) => word),
  }));
}

/** Papers with each word. */
function totalsOf(papers: number, why: Neighbours['why']): Map<string, number> {
  const known = totals.get(why);
  if (known) return known;
  const total = new Map<string, number>();
  for (let paper = 0; paper < papers; paper++) {
    for (const word of why(paper)) total.set(word, (total.get(word) ?? 0) + 1);
  }
  totals.set(why, total);
  return total;
}
