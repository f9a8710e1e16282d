/** The nouns that cross a stage border. All are plain readonly data. */

/** One input, opened: its bytes (unpacked), in chunks of any size. */
export interface Source {
  /** File name without its folder, `archive.zip/list.bib` in an archive; `standard input` for `-`. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The folder or archive it was found in: such a file is passed over, with a notice, when it holds no papers. `''` when given by name. */
  readonly folder: string;
  /**
   * SHA-256 in hexadecimal of the bytes as stored, of what an archive holds of its bytes as taken out; to be asked once
   * `bytes` is used up.
   */
  hash(): string;
  /** How many bytes as stored have been read so far, and how many there are; missing where nobody knows. */
  readonly extent?: () => { readonly read: number; readonly size: number };
  /**
   * Of a live source alone, and once `bytes` is used up: what to tell of it, as when it was fetched and what is missing. Like
   * a file in a folder it is passed over when it holds no papers and another source does.
   */
  readonly notices?: () => readonly string[];
}

/** How much has been read so far, of all inputs together. */
export interface Seen {
  readonly records: number;
  /** Characters of their titles and abstracts, and of the text that they were found in. */
  readonly characters: number;
  readonly text: number;
  /** Bytes as stored, and how many there are in all as far as that is known. */
  readonly read: number;
  readonly size: number;
}

/** Where a record stood: the file's name without its folder, and the 1-based line (or record) it began at. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/**
 * A date as far as it is known: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `--MM-DD` (day and month of an unknown year, as in
 * xsd:gMonthDay), or `''` when nothing is known.
 */
export type PartialDate = string;

/** A paper as one record tells it: nothing normalised, no id made up. */
export interface Draft {
  /** As given, or `''`. */
  readonly id: string;
  /** What else it is registered as: `doi:10.1145/3292500`, `arxiv:2405.14906`, `pmid:35757629`, in any spelling. */
  readonly ids: readonly string[];
  readonly title: string;
  /** Empty when the source has none. */
  readonly abstract: string;
  readonly published: PartialDate;
  /** Names, where the source lists them. */
  readonly authors: readonly string[];
  /** Number of authors, also known where only a count is given; null when unknown. */
  readonly authorCount: number | null;
  /** The organisation that stands in place of authors, or `''`. */
  readonly organisation: string;
  readonly comments: number | null;
  readonly upvotes: number | null;
  /** An address, or `''`; in a `Paper` it is http or https. */
  readonly url: string;
  /** What kind of publication the source calls it, in its own words: `Editorial`, `Retracted Publication`. */
  readonly types: readonly string[];
}

/** A draft and where it stood. */
export interface SourceRecord {
  readonly draft: Draft;
  readonly origin: Origin;
}

/**
 * One paper of a corpus. Its text is as the source gave it, but in Unicode form NFC, on one line, words that a line end
 * had parted made whole, without control characters; its id is as given, else made from the title, and unique within the corpus.
 */
export interface Paper extends Draft {
  readonly origin: Origin;
  /** What it is where it is no usual paper. */
  readonly kind: Kind | null;
}

/**
 * What a record may be other than a paper: one that was taken back, a notice of that or of a correction, a table of
 * contents or the like, an editorial without abstract.
 */
export type Kind = 'retracted' | 'notices' | 'contents' | 'editorials';

/** A paper that several records told of, the fullest first, each with the fields that were taken from it. */
export interface MergedPaper {
  readonly id: string;
  readonly records: readonly (Origin & { readonly fields: readonly string[] })[];
}

/** A record that was read and is not among the papers, and why. */
export interface Removal extends Origin {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** Id of the paper that a duplicate went into; `''` for anything else. */
  readonly into: string;
  /** Jaccard index of the two abstracts, where they made it a duplicate. */
  readonly similarity?: number;
  /** Its number among the records of the file, where a line may hold many. */
  readonly record?: number;
}

/** What one input held: `read = kept + removed`, always. */
export interface InputSummary {
  readonly file: string;
  readonly format: string;
  /** SHA-256 of the bytes as read, hexadecimal. */
  readonly hash: string;
  readonly read: number;
  readonly kept: number;
  readonly removed: number;
}

/** Papers in their canonical order (by id), with what was removed on the way. */
export interface Corpus {
  readonly papers: readonly Paper[];
  readonly removals: readonly Removal[];
  /** In the order of the papers. */
  readonly merged: readonly MergedPaper[];
  /** Papers by language (ISO 639-1), the commonest first; `und` for those whose words do not tell. */
  readonly languages: Readonly<Record<string, number>>;
}

/** The words of one paper, free of markup, ready to be cut into terms. */
export interface PlainText {
  readonly title: string;
  readonly abstract: string;
}

/** Words and phrases that are written one way, whichever of their spellings stands in a text. */
export interface Synonym {
  readonly written: string;
  readonly spellings: readonly string[];
}

/** What the user says of words, beside what holds for all papers. */
export interface WordRules {
  readonly synonyms: readonly Synonym[];
  readonly stopWords: readonly string[];
  /** Words and phrases that count however few papers they are in. */
  readonly kept: readonly string[];
}

/** Where an entry of a topics file stands, as messages name it: `topics.yaml:12:3`. */
export type Place = string;

/** A topic that the user named, with the words and phrases its papers gather around; none where papers are pinned to it. */
export interface NamedTopic {
  readonly name: string;
  readonly seeds: readonly string[];
  readonly place: Place;
}

/** A word or a phrase of a topics file. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/**
 * What the user wants of the topics. A topic is told by its name, by a paper of it (id or title), or by some of its words,
 * set apart by commas: never by its number, which changes from run to run.
 */
export interface Curation {
  /** Name and SHA-256 of the file it was read from; null when there is none. */
  readonly source: { readonly file: string; readonly hash: string } | null;
  readonly named: readonly NamedTopic[];
  readonly merge: readonly { readonly topics: readonly string[]; readonly place: Place }[];
  readonly split: readonly { readonly topic: string; readonly into: number; readonly place: Place }[];
  readonly rename: readonly { readonly topic: string; readonly to: string; readonly place: Place }[];
  readonly pin: readonly { readonly paper: string; readonly topic: string; readonly place: Place }[];
  /** Words and phrases that no label may have. */
  readonly ban: readonly PlacedText[];
  readonly synonyms: readonly (Synonym & { readonly place: Place })[];
  readonly stopWords: readonly PlacedText[];
}

/** Compressed sparse rows: row i holds `colIdx[p], values[p]` for p from `rowPtr[i]` to `rowPtr[i + 1]`, columns ascending. */
export interface SparseMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly rowPtr: Uint32Array;
  readonly colIdx: Uint32Array;
  readonly values: Float32Array;
}

/** Row-major dense matrix: entry (i, j) is `values[i * cols + j]`. */
export interface DenseMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
}

/** The terms of a corpus, columns in code-unit order of their stems; every array is as long as `terms`. */
export interface Vocabulary {
  /** Stemmed words joined by one space; 1 to 3 words. */
  readonly terms: readonly string[];
  /** The commonest way the term is written. */
  readonly surfaces: readonly string[];
  /** Number of words in the term. */
  readonly lengths: Uint8Array;
  readonly documentFrequency: Uint32Array;
  /** Number of papers with the term in their title. */
  readonly titleFrequency: Uint32Array;
  /** What the texts were found to write in several ways: in the commonest, which counts, and in the others. */
  readonly spellings?: readonly Synonym[];
}

/** How the papers are worded: all texts as one run of word numbers, -1 between words that are not neighbours. */
export interface Wording {
  readonly ids: Int32Array;
  /** Text i runs from `start[i]` to `start[i + 1]`, its title to `titleEnd[i]`. */
  readonly start: Uint32Array;
  readonly titleEnd: Uint32Array;
  /** Distinct words as written. */
  readonly words: readonly string[];
  /** The term of one word that each of them is a form of; -1 for none. */
  readonly term: Int32Array;
}

/** How terms become dimensions: regularised spectral, latent semantic analysis, or every term as it is. */
export type Reduction = 'spectral' | 'lsa' | 'none';

/** Papers as vectors: raw counts and TF-IDF weights over the same columns; rows of `tfidf` have length 1 or 0. */
export interface Vectors {
  readonly vocabulary: Vocabulary;
  readonly counts: SparseMatrix;
  readonly tfidf: SparseMatrix;
  readonly wording: Wording;
}

/** A partition of papers into topics 0..k-1, ordered by size descending, then by the smallest paper index. */
export interface Clustering {
  readonly k: number;
  /** Topic of each paper. */
  readonly assignment: Int32Array;
  /** Cosine of each paper with the centre of its topic, -1 to 1; 0 for a paper without known words. */
  readonly similarity: Float32Array;
  /** The next nearest topic; -1 when k is 1. */
  readonly runnerUp: Int32Array;
  /** Cosine with the centre of the runner-up; 0 when there is none. */
  readonly runnerUpSimilarity: Float32Array;
  /** 1 for a weak member: its similarity is less than 0.2 above that to the runner-up. */
  readonly weak: Uint8Array;
  /** Sum of squared Euclidean distances to the centres of k-means, in the space that was clustered. */
  readonly inertia: number;
  /** What k-means found from other starts (topics not numbered by size), to see whether they agree. */
  readonly attempts: readonly Int32Array[];
}

/** A term and how strongly it belongs; weights are comparable within one list. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** How many papers have a term: as shares, 0 to 1, of the topic's papers and of all others. */
export interface WordShare {
  readonly term: string;
  readonly inside: number;
  readonly outside: number;
}

/** What the reader is told of one topic. */
export interface Topic {
  readonly id: number;
  readonly label: string;
  readonly size: number;
  /** Size over the number of papers, 0 to 1. */
  readonly share: number;
  /** Top single words in surface form. */
  readonly words: readonly WeightedTerm[];
  readonly phrases: readonly WeightedTerm[];
  /** Paper ids, nearest to the centre first. */
  readonly representatives: readonly string[];
  /** Its first few words, with how common they are. */
  readonly wordShares: readonly WordShare[];
}

/** Why one paper is where it is: the terms, in surface form, that speak most for its topic. */
export type Why = readonly string[];

/** How far topics stand apart and whether they come back, for real papers or for words dealt out by chance. */
export interface Standing {
  /** Mean silhouette by cosine distance in the space that was clustered, -1 to 1. */
  readonly silhouette: number;
  /** Agreement of two halves of the papers (adjusted Rand index, mean of several divisions); null when they are too few. */
  readonly halves: number | null;
}

/** What the sweep found for one k. */
export interface Evidence extends Standing {
  readonly k: number;
  /** The same for the same words dealt out to the papers by chance. */
  readonly chance: Standing;
  /** Agreement of k-means from different starts (adjusted Rand index); null when there was one start. */
  readonly seeds: number | null;
  /** Mean NPMI of the leading words, -1 to 1; null when no topic has two words. */
  readonly coherence: number | null;
  /** Share of different words among the leading ones, 0 to 1. */
  readonly diversity: number;
  /** Sum of squared distances to the centres in a space that is the same for every k. */
  readonly inertia: number;
  readonly smallestTopic: number;
}

/** How many papers of a topic are in a topic of the next number of topics that was tried. */
export interface Flow {
  readonly k: number;
  readonly topic: number;
  readonly toK: number;
  readonly toTopic: number;
  readonly papers: number;
}

/** One topic of one clustering of a sweep. */
export interface SweptTopic {
  /** Its lane and colour: a topic that goes on with the next number of topics keeps it; topics shown have their own number. */
  readonly slot: number;
  readonly size: number;
  /** The label of the topic shown that it is still (60 % of the papers of both, by Jaccard), else one of its own. */
  readonly name: string;
}

/** How topics go on, split and join from one number of topics to the next. */
export interface Lineage {
  /** The number that was chosen among those tried. */
  readonly k: number;
  /** Every slot from top to bottom, similar topics beside each other. */
  readonly lanes: readonly number[];
  /** Every number that was tried, ascending, with its topics in the order of theirs. */
  readonly columns: readonly { readonly k: number; readonly topics: readonly SweptTopic[] }[];
  /** What a picture has room for: some of the numbers, and the flows from each of them to the next. */
  readonly drawn: { readonly ks: readonly number[]; readonly flows: readonly Flow[] };
}

/** Two branches of the tree of topics that join; each is told by the smallest of its topics, both from then on by the first. */
export interface Join {
  readonly branch: number;
  readonly other: number;
  /** Mean cosine distance between their topics. */
  readonly distance: number;
}

/** How topics relate. */
export interface Relations {
  /** Cosine of the centres of two topics: entry `topic * k + other`. */
  readonly similarity: ArrayLike<number>;
  /** Topics in an order in which similar ones are neighbours: the leaves of the tree. */
  readonly order: readonly number[];
  /** How the tree grows together, the nearest first. */
  readonly joins: readonly Join[];
}

/** A topic as charts show it. */
export interface SceneTopic extends Pick<Topic, 'label' | 'size' | 'share' | 'wordShares'> {
  /** Its colour. */
  readonly slot: number;
}

/** How a topic does from one year to the next. */
export interface Trend {
  readonly word: 'new' | 'rising' | 'fading' | 'steady' | 'too few to say';
  /** Papers of the topic in the year before, and in the last year. */
  readonly before: number;
  readonly last: number;
  /** Change of the topic's share of the year's papers, -1 to 1. */
  readonly change: number;
}

export interface Trends {
  /** The two years compared, and how many papers of the list each has. */
  readonly years: { readonly before: number; readonly last: number };
  readonly totals: { readonly before: number; readonly last: number };
  readonly topics: readonly Trend[];
}

/** What charts show: the papers in columns, and one number of topics. The same in Node and in the page. */
export interface Scene {
  /** The number that was tried. */
  readonly k: number;
  readonly topics: readonly SceneTopic[];
  /** Papers of the list; what is told of single papers may be of a sample. */
  readonly papers: number;
  readonly titles: readonly string[];
  /** Of the whole list. */
  readonly times: Times;
  /** x and y of each paper by turns, 0 to 1. */
  readonly places: ArrayLike<number>;
  readonly assignment: ArrayLike<number>;
  readonly similarity: ArrayLike<number>;
  readonly runnerUp: ArrayLike<number>;
  readonly weak: ArrayLike<number>;
  /** Words that put a paper where it is, where they are known. */
  why?(paper: number): readonly string[];
  readonly choice: Pick<Choice, 'k' | 'evidence' | 'knee'>;
  readonly lineage: Lineage;
  readonly relations: Relations;
  /** Null where two years cannot be compared. */
  readonly trends: Trends | null;
  readonly asOf: PartialDate;
}

/** When the papers of a list came out. */
export interface Times {
  /** Each date once, ascending; `''` for an unknown year. The same list for every number of topics. */
  readonly dates: readonly PartialDate[];
  /** By topic, the papers of each date. */
  readonly counts: readonly ArrayLike<number>[];
}

/** A chart as a file of its own; specs are plain JSON. */
export interface Chart {
  /** File name without ending, for instance `topic-sizes`. */
  readonly name: string;
  /** States what is shown. */
  readonly title: string;
  /** How to read it, and the text alternative. */
  readonly description: string;
  /** Vega-Lite with its data, in the colours of the light page. */
  readonly spec: object;
  /** SVG of `spec`. */
  readonly svg: string;
}

/** What a chart of the page says in words. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** How a list is counted over time. */
export interface TimeTable {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly bins: readonly { readonly name: string; readonly unfinished: boolean }[];
  /** Papers by bin; by topic and bin. */
  readonly totals: Uint32Array;
  readonly counts: readonly Uint32Array[];
  readonly perBin: number;
}

/** The charts of the page. */
export interface PageCharts {
  /** By drawing: Vega without title and data, its colours CSS variables of the page. */
  readonly specs: Readonly<Record<string, object>>;
  /** SVG of every chart at the recommended number of topics, by its name. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The name and the words of a chart; null when there is none of that drawing. */
  readonly told: Told;
  /** What the charts over time show, as a table. */
  readonly timeTable: (scene: Scene, mode: 'counts' | 'shares') => TimeTable;
}

/** What a chart is drawn from, as a table. */
export interface DataTable {
  /** Of the data set. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** As they are read; as many as were asked for. */
  readonly rows: readonly (readonly string[])[];
  /** How many there are. */
  readonly total: number;
}

/** What stands behind a chart. */
export interface Behind {
  readonly tables: readonly DataTable[];
  /** Vega-Lite with its data, as far as it was asked for. */
  readonly spec: string;
  readonly isWhole: boolean;
}

/** The name and the words of the chart that a drawing is of a scene (and of a topic, for those there is one of each); null for none. */
export type Told = (
  drawing: string,
  scene: Scene,
  topic: number,
) => (Caption & { readonly name: string }) | null;

/** The number of topics and how it came about. */
export interface Choice {
  readonly k: number;
  /** One sentence for the reader. */
  readonly reason: string;
  /** How well the data support it; none where there was nothing to divide, or nothing stands out from chance. */
  readonly support: 'firm' | 'fair' | 'weak' | 'none';
  /** The best supported answers with fewer and with more topics; null where there are none. */
  readonly coarser: number | null;
  readonly finer: number | null;
  /** Where the inertia bends most; null below three numbers of topics. */
  readonly knee: number | null;
  readonly evidence: readonly Evidence[];
  /** How topics split from each k that was tried to the next. */
  readonly flows: readonly Flow[];
}

/** How long a stage took. */
export interface StageTime {
  readonly name: string;
  readonly seconds: number;
  /** Largest resident memory at the end of the stage, in MB. */
  readonly peakMb: number;
}

/** How good the topics shown are. */
export interface Quality {
  /** Mean silhouette of the topics shown, -1 to 1. */
  readonly silhouette: number;
  /** Mean cosine of a paper with the centre of its topic. */
  readonly similarity: number;
  /** Share of papers that are weak members, 0 to 1. */
  readonly weak: number;
  /** Share of papers that have at least one term of the vocabulary, 0 to 1. */
  readonly covered: number;
}

/** One number of topics that was tried, with all that the reader is told of it. */
export interface Division {
  /** The number that was tried; a topics file may have made more or fewer of it (`clustering.k`). */
  readonly k: number;
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  readonly why: readonly Why[];
  readonly quality: Quality;
  /** How well the data support it, and in a sentence: for the recommended number that of the choice. */
  readonly support: Choice['support'];
  readonly reason: string;
  /** The slot of each topic: a topic that goes on with the next number keeps it; those of the recommended number have their own. */
  readonly slots: readonly number[];
  readonly relations: Relations;
  /** How much of each topic comes back when half of the papers are looked at, 0 to 1; null where that was not looked at. */
  readonly recurrence: ArrayLike<number> | null;
}

/** What a topics file did to the topics. */
export interface Curated {
  readonly file: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  /** Numbers of the topics whose labels are names that the user gave. */
  readonly named: readonly number[];
  /** How many topics the user named that papers were found for: the evidence is about the papers that fit none of them. */
  readonly aside: number;
}

/** Everything a run found out: what a report is written from. */
export interface Run {
  /** What the list is called, for instance `Daily Papers`. */
  readonly title: string;
  /** The day it was made, as far as known. */
  readonly asOf: string;
  /** What to type to get the same report, file names instead of paths. */
  readonly command: string;
  /** Every setting, with what was used where it was left open. */
  readonly settings: Readonly<Record<string, string | number | null>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly inputs: readonly InputSummary[];
  /** What a topics file did; null without one. */
  readonly curated: Curated | null;
  readonly notices: readonly string[];
  readonly corpus: Corpus;
  readonly terms: number;
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  readonly why: readonly Why[];
  readonly places: DenseMatrix;
  readonly choice: Choice;
  readonly lineage: Lineage;
  readonly quality: Quality;
  /** Every number of topics that was tried, ascending; that of `choice.k` is the one shown above. */
  readonly divisions: readonly Division[];
}
