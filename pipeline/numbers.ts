/** Many whole numbers, in typed arrays: lists that grow, and numbers for pairs. */

/** A list of 32-bit numbers that grows. */
export class Numbers {
  length = 0;
  private items = new Int32Array(1 << 10);

  push(item: number): void {
    if (this.length === this.items.length) this.items = longer(this.items);
    this.items[this.length++] = item;
  }

  /** The numbers so far. */
  all(): Int32Array {
    return this.items.slice(0, this.length);
  }
}

/** Numbers from 0 for distinct pairs of numbers, in order of appearance. */
export class PairNumbers {
  size = 0;
  private firsts = new Int32Array(1 << 10);
  private seconds = new Int32Array(1 << 10);
  /** Numbers of pairs, plus one, by hash. */
  private slots = new Int32Array(1 << 11);

  /** The number of a pair; a new one where it is new. */
  numberOf(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let at = hashOf(first, second) & mask;
    for (let number = this.slots[at]! - 1; number >= 0; number = this.slots[at]! - 1) {
      if (this.firsts[number] === first && this.seconds[number] === second) return number;
      at = (at + 1) & mask;
    }
    this.slots[at] = this.size + 1;
    if (this.size === this.firsts.length)
      [this.firsts, this.seconds] = [longer(this.firsts), longer(this.seconds)];
    this.firsts[this.size] = first;
    this.seconds[this.size] = second;
    if (++this.size * 2 > this.slots.length) this.rehash();
    return this.size - 1;
  }

  firstOf(number: number): number {
    return this.firsts[number]!;
  }

  secondOf(number: number): number {
    return this.seconds[number]!;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let at = hashOf(this.firsts[number]!, this.seconds[number]!) & mask;
      while (this.slots[at] !== 0) at = (at + 1) & mask;
      this.slots[at] = number + 1;
    }
  }
}

function hashOf(first: number, second: number): number {
  const both = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return both ^ (both >>> 15);
}

/** A copy with room for as many again. */
export function longer(items: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(items.length * 2);
  more.set(items);
  return more;
}
