/** What every API is to the rest: a name, a place, manners, and a plan of pages for a query. */

export interface Api {
  /** As an input begins, `arxiv` in `arxiv:all:agents`. */
  readonly scheme: string;
  /** As its makers write it. */
  readonly title: string;
  /** A query, for messages and `--help`. */
  readonly example: string;
  /** Where it is, without the path of its documentation, and the environment variable that says otherwise. */
  readonly base: { readonly usual: string; readonly variable: string };
  /** Environment variable of its key; `''` where it knows none. */
  readonly key: string;
  /** Milliseconds between the end of a request and the next, without and with a key. */
  readonly pause: { readonly usual: number; readonly withKey: number };
  /** The pages of a query; throws an InputError for a query that cannot be one. */
  plan(query: string, bounds: Bounds, around: Around): Plan;
}

/** First and last day, both included, `YYYY-MM-DD`; `''` where it is open. */
export interface Bounds {
  readonly from: string;
  readonly until: string;
}

export interface Around {
  /** The day it is, in UTC. */
  readonly today: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly key: string;
}

export interface Plan {
  /** Where the first page stands. */
  readonly start: string;
  /** How many pages there are, where that is known. */
  readonly pages: number | null;
  /** What is not asked for and why, for a notice; `''` for nothing. */
  readonly notice: string;
  /** The page at a position, of which at most `room` records are wanted; throws a `Fault`. */
  page(position: string, room: number, ask: Ask): Promise<Page>;
  /** Ids of the records in the text of a page, `''` for one without, as many as there are records. */
  ids(text: string): string[];
  /** The first records of the text of a page. */
  first(text: string, records: number): string;
}

export interface Page {
  /** As a format reader takes it, pages one after another. */
  readonly text: string;
  /** How many records there are in all, as the API says; null where it does not. */
  readonly total: number | null;
  /** Where the next page stands; null after the last. */
  readonly next: string | null;
  /** Where to go on when there is nothing new in this page, null at the end; without it that is a fault, and the end. */
  readonly otherwise?: string | null;
}

export interface Request {
  /** Below the base address. */
  readonly path: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** Sends a request, politely and again where that helps; `read` makes sense of the body or throws a `Fault`. */
export type Ask = <T>(request: Request, read: (body: string) => T) => Promise<T>;

/** Parameters without those that are empty. */
export function filled(
  parameters: readonly (readonly [name: string, value: string])[],
): (readonly [string, string])[] {
  return parameters.filter(([, value]) => value !== '');
}
