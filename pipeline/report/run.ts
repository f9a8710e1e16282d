/** What a report is written from: everything a run found out. */
import type { Choice, Clustering, Corpus, DenseMatrix, InputSummary, Topic, Why } from '../types.ts';

export interface StageTime {
  readonly name: string;
  readonly seconds: number;
  /** Largest resident memory at the end of the stage, in MB. */
  readonly peakMb: number;
}

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
  readonly notices: readonly string[];
  readonly corpus: Corpus;
  readonly terms: number;
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  readonly why: readonly Why[];
  readonly places: DenseMatrix;
  readonly choice: Choice;
  readonly quality: Quality;
}
