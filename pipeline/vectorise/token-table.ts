/** Numbers for distinct tokens, without a string for each that is met: characters in one array, found by hash; all hyphens are one. */

import { longer } from '../numbers.ts';

/** Tokens of which the first places in the table are taken are kept elsewhere, so that no text makes the search long. */
const mostSteps = 64;

export class TokenTable {
  /** Distinct tokens so far. */
  size = 0;
  private chars = new Uint16Array(1 << 14);
  /** Token i stands in `chars` from `ends[i]` to `ends[i + 1]`. */
  private ends = new Int32Array(1 << 10);
  private hashes = new Int32Array(1 << 10);
  /** Numbers of tokens, plus one, by hash. */
  private slots = new Int32Array(1 << 12);
  private crowded = new Map<string, number>();

  /** The number of the token that stands in `text` from `from` to `to`, a new one where it is new; `hash` is its `hashOf`. */
  numberAt(text: string, from: number, to: number, hash: number): number {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    const mask = this.slots.length - 1;
    for (let step = 0, at = (mixed ^ (mixed >>> 13)) & mask; step < mostSteps; step++, at = (at + 1) & mask) {
      const number = this.slots[at]! - 1;
      if (number < 0) {
        this.slots[at] = this.size + 1;
        return this.add(text, from, to, hash);
      }
      if (this.hashes[number] === hash && this.isAt(number, text, from, to)) return number;
    }
    const token = text.slice(from, to).replace(/[‐‑]/g, '-');
    const known = this.crowded.get(token);
    if (known !== undefined) return known;
    this.crowded.set(token, this.size);
    return this.add(text, from, to, hash);
  }

  numberOf(token: string): number {
    return this.numberAt(token, 0, token.length, hashOf(token, 0, token.length));
  }

  /** The token with this number. */
  token(number: number): string {
    return this.text(this.ends[number]!, this.ends[number + 1]!);
  }

  packed(): PackedTokens {
    return { text: this.text(0, this.ends[this.size]!), ends: this.ends.slice(1, this.size + 1) };
  }

  /** The number here of each token of another table. */
  numbersOf({ text, ends }: PackedTokens): Int32Array {
    let from = 0;
    return ends.map((to) => {
      const number = this.numberAt(text, from, to, hashOf(text, from, to));
      from = to;
      return number;
    });
  }

  private add(text: string, from: number, to: number, hash: number): number {
    if (this.size + 1 === this.ends.length)
      [this.ends, this.hashes] = [longer(this.ends), longer(this.hashes)];
    let end = this.ends[this.size]!;
    if (end + to - from > this.chars.length) {
      const chars = new Uint16Array((end + to - from) * 2);
      chars.set(this.chars);
      this.chars = chars;
    }
    for (let i = from; i < to; i++) this.chars[end++] = plainHyphen(text.charCodeAt(i));
    this.hashes[this.size++] = hash;
    this.ends[this.size] = end;
    if (this.size * 2 > this.slots.length) this.rehash();
    return this.size - 1;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    this.crowded = new Map();
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      const mixed = Math.imul(this.hashes[number]! ^ (this.hashes[number]! >>> 15), 0x85ebca6b);
      let at = (mixed ^ (mixed >>> 13)) & mask;
      let step = 0;
      for (; step < mostSteps && this.slots[at] !== 0; step++) at = (at + 1) & mask;
      if (step < mostSteps) this.slots[at] = number + 1;
      else this.crowded.set(this.text(this.ends[number]!, this.ends[number + 1]!), number);
    }
  }

  private isAt(number: number, text: string, from: number, to: number): boolean {
    const start = this.ends[number]!;
    if (this.ends[number + 1]! - start !== to - from) return false;
    for (let i = from, at = start; i < to; i++, at++) {
      if (this.chars[at] !== plainHyphen(text.charCodeAt(i))) return false;
    }
    return true;
  }

  /** Joined from pieces that a call can take. */
  private text(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at += 4096)
      text += Reflect.apply(String.fromCharCode, null, this.chars.subarray(at, Math.min(to, at + 4096)));
    return text;
  }
}

/** Distinct tokens in a form that threads can pass on: one behind the other, and where each ends. */
export interface PackedTokens {
  readonly text: string;
  readonly ends: Int32Array;
}

/** A hash of what stands in `text` from `from` to `to`; all hyphens are one. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = nextHash(hash, plainHyphen(text.charCodeAt(i)));
  return hash;
}

/** The hash of one character more. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash ^ code, 0x01000193) + 1) | 0;
}

function plainHyphen(code: number): number {
  return code === 0x2010 || code === 0x2011 ? 45 : code;
}
