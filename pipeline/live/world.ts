/** What a live source needs of the outside, handed in: the network, a place to keep pages, clock, chance, environment. */

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One request; no redirect is followed and nothing is tried twice. Throws a `Fault` where no whole answer comes. */
  get(address: URL, headers: ReadonlyMap<string, string>): Promise<Reply>;
  /** Gives up connections that are held open. */
  close(): Promise<void>;
  readonly store: Store;
  digest(): Digest;
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** From 0 to 1, without 1. */
  random(): number;
  /** How the program names itself. */
  readonly agent: string;
}

/** An answer with its body unpacked and read to the end. */
export interface Reply {
  readonly status: number;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Texts that stay from run to run, by path. */
export interface Store {
  /** Null where there is none. */
  read(path: string): Promise<string | null>;
  /** Whole or not at all, also when the program is killed; throws an InputError where it cannot. */
  write(path: string, text: string): Promise<void>;
  /** Removes every file of a folder but those named. */
  prune(folder: string, keep: ReadonlySet<string>): Promise<void>;
}

/** SHA-256 of all that it was given, in hexadecimal. */
export interface Digest {
  update(data: string | Uint8Array): void;
  hex(): string;
}

/** Why no usable answer came: a sentence without its subject, `answered 503`. */
export class Fault extends Error {
  override readonly name: string = 'Fault';
  /** Whether the same request may be answered better later. */
  readonly again: boolean;
  /** Milliseconds for which the API asks to be left alone; null where it does not say. */
  readonly after: number | null;
  /** How often it is worth while to ask in all. */
  readonly attempts: number;
  /** Of the answer; 0 where there was none, or one that says it is fine. */
  readonly status: number;

  constructor(
    message: string,
    again: boolean,
    more: { after?: number | null; attempts?: number; status?: number } = {},
  ) {
    super(message);
    this.again = again;
    this.after = more.after ?? null;
    this.attempts = more.attempts ?? Number.POSITIVE_INFINITY;
    this.status = more.status ?? 0;
  }
}
