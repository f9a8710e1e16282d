/** Inputs to records: opens each source as text, tells its format by its content, and keeps count of every record. */
import { anyDate, type Strokes, strokeOrder } from '../dates.ts';
import { InputError, MemoryError } from '../errors.ts';
import { compareText } from '../order.ts';
import type { Draft, InputSummary, PartialDate, Removal, Seen, Source, SourceRecord } from '../types.ts';
import { baseName, grouped, listed } from '../words.ts';
import { arxivAtom, feed } from './atom.ts';
import { bibtex } from './bibtex.ts';
import { dailyPapers } from './daily-papers.ts';
import { dailyPapersHtml } from './daily-papers-html.ts';
import { dailyPapersMarkdown } from './daily-papers-markdown.ts';
import { type Decoded, decode } from './decode.ts';
import { html } from './html.ts';
import { jsonFormats } from './json.ts';
import { medline } from './medline.ts';
import { realAbstract } from './placeholders.ts';
import { pubmedXml } from './pubmed-xml.ts';
import { refer } from './refer.ts';
import { ris } from './ris.ts';
import type { Format, ReadOptions } from './source.ts';
import { otherTable, table } from './table.ts';
import { titleList } from './title-list.ts';
import { webOfScience } from './web-of-science.ts';

/** Every format, in the order in which they are tried. */
export const formats: readonly Format[] = [
  pubmedXml,
  arxivAtom,
  feed,
  dailyPapersHtml,
  html,
  dailyPapersMarkdown,
  dailyPapers,
  medline,
  ris,
  webOfScience,
  refer,
  bibtex,
  table,
  ...jsonFormats,
  otherTable,
  titleList,
];

/** What all inputs together hold. */
export interface Ingested {
  readonly records: readonly SourceRecord[];
  readonly removals: readonly Removal[];
  /** `kept` counts the records; what later stages remove is not yet taken off. */
  readonly inputs: readonly InputSummary[];
  readonly notices: readonly string[];
  /** What the first input that says so calls itself, else the names of the files; the latest day any of them names. */
  readonly title: string;
  readonly asOf: PartialDate;
}

/**
 * Reads all sources, and tells `see` now and then how far it is; throws an InputError for one that is empty, binary, of no
 * known format, or without a single paper.
 */
export async function ingest(
  sources: readonly Source[],
  options: ReadOptions,
  see: (seen: Seen) => void = () => {},
): Promise<Ingested> {
  const read: Ingested[] = [];
  const passedOver: string[] = [];
  const count: Count = { records: 0, characters: 0, text: 0 };
  const size = sources.reduce((sum, { extent }) => sum + (extent?.().size ?? 0), 0);
  let bytes = 0;
  const tell = (source?: Source): void => {
    const now = bytes + (source?.extent?.().read ?? 0);
    see({ ...count, read: now, size: Math.max(now, size) });
  };
  for (const source of sources) {
    try {
      read.push(await ingestOne(source, options, count, () => tell(source)));
    } catch (error) {
      const mayFail = source.folder !== '' || (source.notices !== undefined && sources.length > 1);
      if (!(error instanceof InputError) || error instanceof MemoryError || !mayFail) throw error;
      passedOver.push(error.message);
    }
    // What is passed over has been dealt with as well.
    bytes += source.extent?.().size ?? 0;
  }
  if (read.length === 0) {
    const folders = [...new Set(sources.map(({ folder, name }) => folder || name))].join(', ');
    const more = passedOver.length > 3 ? `; and ${passedOver.length - 3} more files` : '';
    throw new InputError(`nothing to read in ${folders}: ${passedOver.slice(0, 3).join('; ')}${more}`);
  }
  tell();
  // What comes of them does not depend on the order in which they were given.
  read.sort((a, b) => compareText(a.inputs[0]!.file, b.inputs[0]!.file));
  return {
    records: read.flatMap((one) => one.records),
    removals: read.flatMap((one) => one.removals),
    inputs: read.flatMap((one) => one.inputs),
    notices: [...read.flatMap((one) => one.notices), ...passedOverNotices(passedOver)],
    title:
      read.find((one) => one.title !== '')?.title ??
      nameOf(
        read.flatMap((one) => one.inputs),
        sources,
      ),
    asOf:
      read
        .map((one) => one.asOf)
        .sort()
        .at(-1) ?? '',
  };
}

/** A folder or an archive may hold 100,000 files that are no lists. */
const mostPassedOver = 50;

function passedOverNotices(reasons: readonly string[]): string[] {
  const more = reasons.length - mostPassedOver;
  return [
    ...reasons.slice(0, mostPassedOver).map((why) => `passed over: ${why}`),
    ...(more > 0 ? [`passed over: ${more === 1 ? '1 more file' : `${grouped(more)} more files`}`] : []),
  ];
}

/** `papers`, `one, two and three`, `one, two and 7 more`. */
function nameOf(inputs: readonly InputSummary[], sources: readonly Source[]): string {
  const queries = new Set(sources.filter(({ notices }) => notices).map(({ name }) => name));
  const names = [...new Set(inputs.map(({ file }) => (queries.has(file) ? file : baseName(file))))];
  return listed(names.length <= 3 ? names : [...names.slice(0, 2), `${names.length - 2} more`]);
}

/** The inputs once later stages have removed some of what was kept. */
export function settled(inputs: readonly InputSummary[], removals: readonly Removal[]): InputSummary[] {
  return inputs.map((input) => {
    const removed = removals.filter(({ file }) => file === input.file).length;
    return { ...input, kept: input.kept - removed, removed: input.removed + removed };
  });
}

/** The same readings; what goes wrong on the way tells in which file. */
async function* named<T>(file: string, readings: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* readings;
  } catch (error) {
    const isOfFile = error instanceof InputError && !(error instanceof MemoryError);
    if (!isOfFile || error.message.includes(file)) throw error;
    throw new InputError(`${file}: ${error.message}`);
  }
}

/** What comes first in the dates of one input, `3/4/2016`: the day where one of them has it so and none the month. */
function strokesOf(dates: readonly string[]): Strokes {
  const orders = new Set(dates.map(strokeOrder));
  return orders.has('day first') && !orders.has('month first') ? 'day first' : 'month first';
}

/** A draft without what only says that there is no abstract. */
function told(draft: Draft): Draft {
  return { ...draft, abstract: realAbstract(draft.abstract) };
}

/** What `Seen` counts, kept as it grows. */
interface Count {
  records: number;
  characters: number;
  text: number;
}

async function ingestOne(
  source: Source,
  options: ReadOptions,
  count: Count,
  tell: () => void,
): Promise<Ingested> {
  const decoded = await decode(source);
  const text = async function* (): AsyncIterable<string> {
    for await (const chunk of decoded.text) {
      yield chunk;
      count.text += chunk.length;
      tell();
    }
  };
  try {
    return await ingestText(source, { ...decoded, text: text() }, options, count);
  } finally {
    await decoded.close();
  }
}

/** Formats whose signs are lines, which a field of another may hold. */
const ofLines: ReadonlySet<Format> = new Set([medline, ris, webOfScience, refer, bibtex, table]);
/** Formats that are no other's beginning: a text with the signs of two holds both. */
const ofTheirOwn: ReadonlySet<Format> = new Set([...ofLines, pubmedXml, arxivAtom]);

/** The format of a text, by what it begins with where it has the signs of several; then others that it seems to hold. */
function formatsOf(head: string): readonly Format[] {
  const fits = formats.filter((candidate) => candidate.recognises(head));
  const [first] = fits;
  if (first === undefined || !ofTheirOwn.has(first)) return fits.slice(0, 1);
  const rivals = fits.filter((one) => ofTheirOwn.has(one));
  const found = ofLines.has(first) && rivals.length > 1 ? earliest(rivals, head) : first;
  return [found ?? first, ...rivals.filter((one) => one !== (found ?? first))];
}

/** The one that knows the text by the fewest of its first lines. */
function earliest(rivals: readonly Format[], head: string): Format | undefined {
  for (let size = 1; size < head.length; size *= 2) {
    const end = head.slice(size).search(/[\r\n]/);
    const beginning = end < 0 ? head : head.slice(0, size + end + 1);
    const found = rivals.find((one) => one.recognises(beginning));
    if (found !== undefined) return found;
  }
  return undefined;
}

async function ingestText(
  source: Source,
  { head, text, notUtf8 }: Decoded,
  options: ReadOptions,
  count: Count,
): Promise<Ingested> {
  const { name: file } = source;
  const [format, ...others] = formatsOf(head);
  if (!format) {
    throw new InputError(
      `no papers found in ${file}: it has none of the forms that lists of papers have; see --help for those`,
    );
  }
  const records: SourceRecord[] = [];
  const strokes: { readonly record: number; readonly date: string }[] = [];
  const removals: Removal[] = [];
  const notices = others.map(
    ({ name }) =>
      `${file}: read as ${format.name}, though it looks like ${name} too; where it holds both, split it, for only one is read`,
  );
  let title = '';
  let asOf: PartialDate = '';
  for await (const reading of named(file, format.read(text, options))) {
    switch (reading.kind) {
      case 'paper':
        count.records++;
        count.characters += reading.draft.title.length + reading.draft.abstract.length;
        if (reading.strokes !== undefined) strokes.push({ record: records.length, date: reading.strokes });
        records.push({ draft: told(reading.draft), origin: { file, line: reading.line } });
        break;
      case 'unread':
        removals.push({
          file,
          line: reading.line,
          id: '',
          title: reading.title,
          reason: reading.reason,
          into: '',
          ...(reading.record === undefined ? {} : { record: reading.record }),
        });
        break;
      case 'notice':
        notices.push(`${file}: ${reading.text}`);
        break;
      case 'about':
        title = reading.title;
        asOf = reading.asOf;
        break;
    }
  }
  notices.unshift(...(source.notices?.() ?? []).map((text) => `${file}: ${text}`));
  const order = strokesOf(strokes.map(({ date }) => date));
  for (const { record, date } of strokes) {
    const { draft, origin } = records[record]!;
    records[record] = { draft: { ...draft, published: anyDate(date, order) }, origin };
  }
  const kept = records.length;
  const removed = removals.length;
  if (kept === 0) {
    const [first] = removals;
    const why = first
      ? `; none of ${removed} records could be read, the first at line ${first.line}: ${first.reason}`
      : ': it holds no record';
    throw new InputError(`no papers found in ${file}, read as ${format.name}${why}`);
  }
  if (notUtf8() > 0) {
    notices.push(
      `${file}: ${notUtf8() === 1 ? '1 line is' : `${notUtf8()} lines are`} not UTF-8, read as Windows-1252`,
    );
  }
  const input = { file, format: format.name, hash: source.hash(), read: kept + removed, kept, removed };
  return { records, removals, inputs: [input], notices, title, asOf };
}
