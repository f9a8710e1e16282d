import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../pipeline/config.ts';
import { titlePhrases } from '../../pipeline/label/title-phrases.ts';
import { vectorise } from '../../pipeline/vectorise/index.ts';

/** Phrases of titles by topic, as written with the number of titles. */
function phrases(titles: readonly string[], assignment: readonly number[]): string[][] {
  const texts = titles.map((title) => ({ title, abstract: title.toLowerCase().replace('llm', 'LLM') }));
  const { wording, vocabulary } = vectorise(
    texts,
    resolveConfig(
      new Map([
        ['minDf', '1'],
        ['maxDf', '1'],
      ]),
    ),
  );
  const topics = Math.max(...assignment) + 1;
  const surface = (_: number, term: number): string => vocabulary.surfaces[term]!;
  const phrasesOf = titlePhrases(wording, vocabulary)(Int32Array.from(assignment), surface, topics);
  return Array.from({ length: topics }, (_, topic) =>
    phrasesOf(topic, 1).map(({ text, titles: count }) => `${text} ${count}`),
  );
}

describe('titlePhrases', () => {
  it('finds two to four neighbours within a title, in small letters but for names', () => {
    expect(phrases(['Robust LLM Agents Plan: Tools'], [0])).toEqual([
      [
        'robust LLM 1',
        'robust LLM agents 1',
        'robust LLM agents plan 1',
        'LLM agents 1',
        'LLM agents plan 1',
        'agents plan 1',
      ],
    ]);
  });

  it('counts titles, each in its topic', () => {
    expect(phrases(['Graph Search', 'Graph Search and Graph Search', 'Graph Search'], [0, 0, 1])).toEqual([
      ['graph search 2'],
      ['graph search 1'],
    ]);
  });
});
