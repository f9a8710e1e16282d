import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainText } from '../../pipeline/types.ts';
import { noRules, terms, vectorise } from '../../pipeline/vectorise/index.ts';

const options = { ngrams: 3, minDf: 1, maxDf: 1, phraseWeight: 0.5, titleWeight: 1 };

const abstracts = (...texts: string[]): PlainText[] => texts.map((abstract) => ({ title: '', abstract }));

const times = (n: number, text: string): string[] => Array.from({ length: n }, () => text);

/** Terms as they are shown, with the number of texts that have them. */
function shown(...texts: string[]): Record<string, number> {
  const { surfaces, documentFrequency } = vectorise(abstracts(...texts), options).vocabulary;
  return Object.fromEntries(surfaces.map((surface, col) => [surface, documentFrequency[col] ?? -1]));
}

/** What is left of vectors when one does not look at how words are written. */
function countsOf(...texts: string[]) {
  const { vocabulary, counts } = vectorise(abstracts(...texts), options);
  const { terms, lengths, documentFrequency } = vocabulary;
  return { terms, lengths, documentFrequency, counts };
}

describe('words that differ in hyphens', () => {
  it('lose nothing where most of a text are words that are read as two', () => {
    const apart = 'fine tuning apples '.repeat(30);
    const together = 'fine-tuning '.repeat(29);
    const text = `${apart}${together}zebra zebra`;
    const { vocabulary, counts } = vectorise(abstracts(text, text), options);
    const times = (term: string): number => counts.values[vocabulary.terms.indexOf(term)]!;
    // The hyphenated ones are a word more each.
    expect([times('fine'), times('tune'), times('fine tune'), times('appl'), times('zebra')]).toEqual([
      59, 59, 59, 30, 2,
    ]);
  });

  it('are one term, shown and counted as the commonest of them', () => {
    expect(shown('pre-training', 'pre-training', 'pretraining', 'pre training')).toEqual({
      'pre-training': 4,
      training: 4,
    });
    expect(shown('multimodal', 'multi-modal', 'multimodal', 'multi modal')).toEqual({ multimodal: 4 });
  });

  it('are one term in every form', () => {
    expect(shown('fine-tuning', 'fine-tuned', 'fine-tuning', 'finetuned', 'finetunes', 'fine tune')).toEqual({
      'fine-tuning': 6,
      fine: 6,
      tuning: 6,
    });
    expect(shown('multi-agents', 'multi-agents', 'multiagent')).toEqual({ 'multi-agents': 3, agents: 3 });
  });

  it('are no plural that a hyphen cuts: Agent-S is a name', () => {
    expect(shown('agents', 'agents', 'agent-S')).toEqual({ agents: 3, 'agent-S': 1 });
  });

  it('are shown as the first in code-unit order where they are equally common', () => {
    expect(Object.keys(shown('pretraining', 'pre-training'))).toContain('pre-training');
    expect(shown('time series', 'time-series', 'timeseries')).toEqual({
      series: 3,
      time: 3,
      'time series': 3,
    });
  });

  it('are one term with stop words in them, and with numbers', () => {
    expect(shown('text-to-image', 'text-to-image', 'from text to image')).toEqual({
      'text-to-image': 3,
      text: 3,
      image: 3,
    });
    expect(shown('text-to-image', 'text to image', 'text to image')).toEqual({
      'text to image': 3,
      text: 3,
      image: 3,
    });
    expect(shown('GPT-4', 'GPT-4', 'GPT 4', 'GPT4')).toEqual({ 'GPT-4': 4, GPT: 4 });
    expect(shown('x-rays', 'x-ray', 'x-ray', 'x ray')).toEqual({ 'x-ray': 4, ray: 4 });
  });

  it('are a phrase where they are mostly written as one, whatever stands beside them', () => {
    expect(countsOf('machine-learning methods', ...times(3, 'machine learning methods'))).toEqual(
      countsOf(...times(4, 'machine learning methods')),
    );
    expect(countsOf('timeseries of pears', 'time-series', ...times(3, 'time series'))).toEqual(
      countsOf('time series of pears', ...times(4, 'time series')),
    );
  });

  it('are shown as phrases are written, with a hyphen where they are written in no other way', () => {
    expect(Object.keys(shown('LLM-planned', 'LLM planning'))).toEqual(['LLM', 'LLM planning', 'planned']);
    const texts = [...times(3, 'the time series'), ...times(2, 'time-series forecast')];
    expect(shown(...texts)).toMatchObject({ 'time series': 5, 'time-series forecast': 2 });
  });

  it('are left apart where grammar made them neighbours', () => {
    const { 'model-based': compound, model } = shown(
      ...times(5, 'the model-based agent'),
      ...times(3, 'a model based on pears'),
    );
    expect([compound, model]).toEqual([5, 8]);
    expect(shown(...times(5, 'fine-tuned on pears'), ...times(3, 'fine tuned on pears'))).toMatchObject({
      'fine-tuned': 8,
    });
  });

  it('are left apart where a mark stands between the parts, or a stop word at an end', () => {
    expect(shown('pear-shaped', 'pear-shaped', 'the pear. Shaped')).toMatchObject({ 'pear-shaped': 2 });
    expect(shown('on-policy', 'on-policy', 'effects on policy')).toMatchObject({ 'on-policy': 2, policy: 3 });
  });

  it('are left apart where there are few letters to tell them by, or numbers would run together', () => {
    expect(shown('A-D', 'AD')).toMatchObject({ 'A-D': 1, AD: 1 });
    expect(shown('llama-1-3b', 'llama-13b')).toMatchObject({ 'llama-1-3b': 1, 'llama-13b': 1 });
  });

  it('are not looked for where no word is hyphenated', () => {
    expect(shown('fine tuning', 'finetuning')).toEqual({ fine: 1, tuning: 1, finetuning: 1 });
  });
});

describe('British and American spellings', () => {
  it.each([
    ['optimisation', 'optimization'],
    ['optimised', 'optimizing'],
    ['analyse', 'analyze'],
    ['behaviours', 'behavior'],
    ['behavioural', 'behavioral'],
    ['colour', 'color'],
    ['neighbourhood', 'neighborhoods'],
    ['centre', 'center'],
    ['centres', 'centered'],
    ['metre', 'meter'],
    ['kilometres', 'kilometers'],
    ['fibre', 'fiber'],
    ['labelled', 'labeled'],
    ['modelling', 'modeling'],
    ['dialogue', 'dialog'],
    ['defence', 'defense'],
    ['self-organising', 'self-organizing'],
  ])('%s and %s are one term', (british, american) => {
    const found = shown(british, american, american);
    expect(found).toHaveProperty([american], 3);
    expect(shown(british, british, american)).toHaveProperty([british], 3);
  });

  it.each([
    ['prise', 'prize'],
    ['tire', 'tier'],
    ['tour', 'tor'],
    ['pour', 'por'],
    ['acre', 'acer'],
    ['timbre', 'timber'],
    ['prologue', 'prolog'],
    ['flour', 'flor'],
  ])('%s and %s are two words', (one, other) => {
    expect(shown(one, other)).toEqual({ [one]: 1, [other]: 1 });
  });

  it('are changed only where both occur', () => {
    const words =
      'advise raise exercise noise hour detour massacre genre dialogue behaviour centre defence'.split(' ');
    const { terms } = vectorise(abstracts(...words), { ...options, ngrams: 1 }).vocabulary;
    const alone = words.map((word) => vectorise(abstracts(word), options).vocabulary.terms[0]);
    expect(terms).toEqual(alone.sort());
  });
});

describe('a corpus', () => {
  const paper = (...words: readonly string[]) =>
    fc.array(fc.constantFrom(...words, 'pear', 'figs', '.'), { maxLength: 8 }).map((all) => all.join(' '));

  it('without variant spellings has the terms that it is written in', () => {
    // Words that are their own stems, of which no two make one of the others.
    const words = ['fig-like', 'plum', 'to', 'of', 'k', '4', 'in-vitro'];
    const own = new Map([
      ['fig-like', ['fig', 'fig-like']],
      ['in-vitro', ['in-vitro', 'vitro']],
    ]);
    fc.assert(
      fc.property(fc.array(paper(...words), { maxLength: 5 }), (texts) => {
        const { vocabulary, wording } = vectorise(abstracts(...texts), { ...options, ngrams: 1 });
        const given = texts
          .flatMap((text) => text.split(' '))
          .filter((word) => !['', '.', 'of', 'to', 'k', '4'].includes(word));
        const expected = given.flatMap((word) => own.get(word) ?? [word.replace('figs', 'fig')]);
        expect(vocabulary.terms).toEqual([...new Set(expected)].sort());
        expect(vocabulary).not.toHaveProperty('spellings');
        expect(Array.from(wording.ids).flatMap((id) => wording.words[id] ?? [])).toEqual(given);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('counts the same whichever spelling stands where, as long as the commonest is', () => {
    const text = paper('fine-tuning', 'text-to-image', 'color', 'multimodal');
    const others: Record<string, string[]> = {
      'fine-tuning': ['finetuning', 'fine tuning'],
      'text-to-image': ['text to image', 'texttoimage'],
      color: ['colour'],
      multimodal: ['multi-modal', 'multi modal'],
    };
    const usual = times(20, Object.keys(others).join('. '));
    const every = Object.values(others).flat().join('. ');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), fc.infiniteStream(fc.nat()), (texts, choices) => {
        const varied = texts.map((one) =>
          one
            .split(' ')
            .map((word) => {
              const all = [word, ...(others[word] ?? [])];
              return all[choices.next().value % all.length] ?? word;
            })
            .join(' '),
        );
        expect(countsOf(...usual, every, ...varied)).toEqual(countsOf(...usual, every, ...texts));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('has the same vocabulary whatever the order of the papers', () => {
    const words = [
      'fine-tuning',
      'finetuned',
      'fine',
      'tuning',
      'colour',
      'colors',
      'multi-modal',
      'multimodal',
      'time-series',
    ];
    const lists = fc.array(paper(...words, 'time', 'series', 'timeseries', 'on', 'of'), { maxLength: 7 });
    const shuffled = lists.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, moved]) => {
        const one = vectorise(abstracts(...list), options);
        const other = vectorise(abstracts(...moved), options);
        expect(other.vocabulary).toEqual(one.vocabulary);
        expect(other.counts.values.length).toBe(one.counts.values.length);
        expect(one.vocabulary.surfaces).not.toContain('');
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('reads long runs of hyphens and parts without end', () => {
    const text = `${'a1-'.repeat(15)}a1 ${'a1 '.repeat(20_000)} ${'fine-tuning fine-tuning fine tuning '.repeat(5_000)}`;
    expect(shown(text)).toHaveProperty(['fine-tuning'], 1);
  });
});

describe('words that a person writes down', () => {
  const texts = [
    ...times(3, 'pre-training of pretrained models, time series of colors'),
    'pre training, pretraining. time-series, timeseries. colour',
  ];
  const { vocabulary } = vectorise(abstracts(...texts), options);
  const find = terms(vocabulary);
  const found = (text: string): string[] => find(text).map((col) => vocabulary.surfaces[col] ?? '');

  it('are found in any spelling', () => {
    for (const text of ['pre-training', 'Pretrained', 'pre training'])
      expect(found(text)).toEqual(['pre-training']);
    for (const text of ['time series', 'time-series', 'timeseries'])
      expect(found(text)).toEqual(['time series']);
    for (const text of ['colour', 'Color']) expect(found(text)).toEqual(['colors']);
    for (const text of ['pre trained models', 'pretrained-model'])
      expect(found(text)).toEqual(['pretrained models']);
  });

  it('count however rare they are, in any spelling', () => {
    const list = abstracts('pre-training pre-training colors', 'pre training', 'pears', 'plums');
    const rare = (kept: string): readonly string[] =>
      vectorise(list, { ...options, minDf: 3 }, () => {}, { ...noRules, kept: [kept] }).vocabulary.terms;
    expect(rare('pre training')).toContain('pre-train');
  });
});
