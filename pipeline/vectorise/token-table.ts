/** Numbers for distinct tokens, without a string for each that is met: characters in one array, found by hash. */

/** Tokens of which the first places in the table are taken are kept elsewhere, so that no text makes the search long. */
const mostSteps = 64;

export class TokenTable {
  /** Distinct tokens so far. */
  size = 0;
  private chars = new Uint16Array(1 << 14);
  /** Token i stands in `chars` from `ends[i - 1]` to `ends[i]`. */
  private ends = new Uint32Array(1 << 10);
  private hashes = new Int32Array(1 << 10);
  /** Numbers of tokens, plus one, by hash. */
  private slots = new Int32Array(1 << 12);
  private crowded = new Map<string, number>();
  /** The token that is being written: where it ends in `chars`, and its hash so far. */
  private end = 0;
  private hash = 0;

  /** Makes room for a token of up to `length` characters, which is to be written next. */
  begin(length: number): void {
    this.end = this.charsUsed();
    this.hash = 0;
    if (this.end + length <= this.chars.length) return;
    const chars = new Uint16Array((this.end + length) * 2);
    chars.set(this.chars);
    this.chars = chars;
  }

  write(code: number): void {
    this.chars[this.end++] = code;
    this.hash = Math.imul(this.hash ^ code, 0x01000193) + 1;
  }

  /** The number of the token that was written; a new one where it is new. Another may be written over it. */
  finish(): number {
    const from = this.charsUsed();
    const length = this.end - from;
    let hash = Math.imul(this.hash ^ (this.hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    this.hash = 0;
    this.end = from;
    const mask = this.slots.length - 1;
    for (let step = 0, at = hash & mask; step < mostSteps; step++, at = (at + 1) & mask) {
      const number = this.slots[at]! - 1;
      if (number < 0) {
        this.slots[at] = this.size + 1;
        return this.add(hash, from + length);
      }
      if (this.hashes[number] === hash && this.isSame(number, from, length)) return number;
    }
    const text = this.text(from, from + length);
    const known = this.crowded.get(text);
    if (known !== undefined) return known;
    this.crowded.set(text, this.size);
    return this.add(hash, from + length);
  }

  /** The number of a token. */
  numberOf(token: string): number {
    this.begin(token.length);
    for (let i = 0; i < token.length; i++) this.write(token.charCodeAt(i));
    return this.finish();
  }

  /** Distinct tokens, each a string of its own, by number. */
  tokens(): string[] {
    return Array.from({ length: this.size }, (_, number) =>
      this.text(this.startOf(number), this.ends[number]!),
    );
  }

  /** Characters of all tokens and where each ends. */
  packed(): PackedTokens {
    return { chars: this.chars.slice(0, this.charsUsed()), ends: this.ends.slice(0, this.size) };
  }

  /** The number here of each token of another table. */
  numbersOf({ chars, ends }: PackedTokens): Int32Array {
    const numbers = new Int32Array(ends.length);
    let at = 0;
    for (let i = 0; i < ends.length; i++) {
      this.begin(ends[i]! - at);
      for (; at < ends[i]!; at++) this.write(chars[at]!);
      numbers[i] = this.finish();
    }
    return numbers;
  }

  private add(hash: number, end: number): number {
    if (this.size === this.ends.length) {
      const [ends, hashes] = [new Uint32Array(this.size * 2), new Int32Array(this.size * 2)];
      ends.set(this.ends);
      hashes.set(this.hashes);
      [this.ends, this.hashes] = [ends, hashes];
    }
    this.ends[this.size] = end;
    this.hashes[this.size] = hash;
    this.end = end;
    if (++this.size * 2 > this.slots.length) this.rehash();
    return this.size - 1;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    this.crowded = new Map();
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let step = 0;
      let at = this.hashes[number]! & mask;
      for (; step < mostSteps && this.slots[at] !== 0; step++) at = (at + 1) & mask;
      if (step < mostSteps) this.slots[at] = number + 1;
      else this.crowded.set(this.text(this.startOf(number), this.ends[number]!), number);
    }
  }

  private isSame(number: number, from: number, length: number): boolean {
    const start = this.startOf(number);
    if (this.ends[number]! - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.chars[start + i] !== this.chars[from + i]) return false;
    return true;
  }

  private startOf(number: number): number {
    return number === 0 ? 0 : this.ends[number - 1]!;
  }

  private charsUsed(): number {
    return this.size === 0 ? 0 : this.ends[this.size - 1]!;
  }

  /** Joined from pieces that a call can take. */
  private text(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at += 4096)
      text += String.fromCharCode(...this.chars.subarray(at, Math.min(to, at + 4096)));
    return text;
  }
}

/** Distinct tokens in a form that threads can pass on: token i stands in `chars` from `ends[i - 1]` to `ends[i]`. */
export interface PackedTokens {
  readonly chars: Uint16Array;
  readonly ends: Uint32Array;
}
