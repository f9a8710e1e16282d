/** What tells the records of one source from those of others, and how they are read. */
import type { Draft } from '../types.ts';
import type { Fields } from './json-fields.ts';

/** One kind of record in JSON, told by its keys. */
export interface RecordKind {
  /** The format of an input whose records are of it, as shown to the user. */
  readonly name: string;
  is(fields: Fields): boolean;
  read(fields: Fields): FoundRecord;
}

/** What a record says; a title that is blank makes it none. */
export interface FoundRecord {
  readonly draft: Partial<Draft> & { readonly title: string };
  /** Its date as written. */
  readonly date: string;
  /** Why it is no paper, where it says so itself. */
  readonly unread?: string;
}
