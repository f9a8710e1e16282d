import { describe, expect, it } from 'vitest';
import { jsonArray, jsonObjects } from '../../pipeline/ingest/json.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings } from '../sources.ts';

async function work(record: unknown): Promise<Draft> {
  const [found] = drafts(await readings(jsonArray, JSON.stringify([record])));
  if (!found) throw new Error('no paper');
  return found;
}

const issued = { 'date-parts': [[2024, 6, 22]] };

describe('a work of Crossref', () => {
  it('gives its fields', async () => {
    const record = {
      DOI: '10.1234/pear',
      URL: 'https://doi.org/10.1234/pear',
      type: 'journal-article',
      title: ['Pear <i>Trees</i> &amp; Figs'],
      subtitle: ['A Survey'],
      issued,
      created: { 'date-parts': [[2025, 1, 1]] },
      author: [{ given: 'Ada', family: 'Pear', sequence: 'first' }, { name: 'Fruit Institute' }],
      abstract:
        '<jats:title>Abstract</jats:title><jats:sec><jats:title>Aims</jats:title><jats:p>On H<jats:sub>2</jats:sub>O, p &lt; 1.</jats:p></jats:sec>',
      'updated-by': [{ type: 'retraction', DOI: '10.1234/no' }],
    };
    const read = drafts(
      await readings(jsonObjects, JSON.stringify({ status: 'ok', message: { items: [record] } })),
    );
    expect(read).toEqual([
      {
        id: '10.1234/pear',
        ids: ['doi:10.1234/pear'],
        title: 'Pear Trees & Figs: A Survey',
        abstract: 'Aims:  On H2O, p < 1.',
        published: '2024-06-22',
        authors: ['Ada Pear', 'Fruit Institute'],
        authorCount: 2,
        organisation: '',
        comments: null,
        upvotes: null,
        types: ['journal-article', 'Retracted Publication'],
        url: 'https://doi.org/10.1234/pear',
      },
    ]);
  });

  it.each([
    [{ 'date-parts': [[2024, 6]] }, '2024-06'],
    [{ 'date-parts': [['2024']] }, '2024'],
    [{ 'date-parts': [[null]] }, ''],
    [{ raw: 'June 2024' }, '2024-06'],
    [{ literal: 'Spring 2024' }, '2024'],
    [
      {
        'date-parts': [
          [2024, 6, 1],
          [2024, 7, 1],
        ],
      },
      '2024-06-01',
    ],
  ])('issued %j is of %j', async (date, published) => {
    expect((await work({ title: ['Pear'], issued: date })).published).toBe(published);
  });

  it('has another date where it was not issued', async () => {
    const posted = { 'date-parts': [[2023, 1]] };
    expect((await work({ title: ['Pear'], issued: { 'date-parts': [[null]] }, posted })).published).toBe(
      '2023-01',
    );
  });

  it('says its subtitle once', async () => {
    expect((await work({ title: ['Pears: a survey'], subtitle: ['A Survey'], issued })).title).toBe(
      'Pears: a survey',
    );
    expect((await work({ title: ['Pears?'], subtitle: ['A Survey'], issued })).title).toBe('Pears? A Survey');
  });

  it('that is a notice says of what', async () => {
    expect(
      await work({ title: ['Retraction'], issued, 'update-to': [{ type: 'retraction' }] }),
    ).toMatchObject({
      types: ['retraction'],
    });
  });

  it('keeps signs in its text that are no tags', async () => {
    expect((await work({ title: ['a<b and c>d'], issued, abstract: 'p<0.05 &unknown; <x>' })).title).toBe(
      'a<b and c>d',
    );
  });
});

describe('CSL-JSON', () => {
  it('gives the fields of a paper', async () => {
    const record = {
      id: 'pear2024',
      type: 'article-journal',
      title: 'Pear Trees',
      author: [
        { family: 'Pear', given: 'Ada', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'Fruit Institute' },
      ],
      issued: { 'date-parts': [['2024', 6, '22']] },
      DOI: '10.1234/pear',
      PMID: '12345',
      abstract: 'On pears.',
    };
    expect(await work(record)).toMatchObject({
      id: 'pear2024',
      ids: ['doi:10.1234/pear', 'pmid:12345'],
      authors: ['Ada van der Pear, Jr.', 'Fruit Institute'],
      published: '2024-06-22',
      types: ['article-journal'],
    });
  });
});
