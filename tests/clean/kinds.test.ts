import { describe, expect, it } from 'vitest';
import { kindOf } from '../../pipeline/clean/kinds.ts';
import type { Kind } from '../../pipeline/types.ts';

const of = (title: string, types: string[] = [], abstract = ''): Kind | null =>
  kindOf({ title, types, abstract });

describe('the kind of a record', () => {
  it.each([
    ['RETRACTED: Pears ripen in the dark', 'retracted'],
    ['[Retracted] Pears ripen in the dark', 'retracted'],
    ['Retracted Article: Pears ripen in the dark', 'retracted'],
    ['WITHDRAWN: Pears', 'retracted'],
    ['Pears ripen in the dark (Retracted article. See vol. 9, pg. 1, 2019)', 'retracted'],
    ['Retraction: Pears ripen in the dark', 'notices'],
    ['Retraction notice to "Pears ripen in the dark"', 'notices'],
    ['Retraction Note: Pears ripen in the dark', 'notices'],
    ['Correction to: Pears ripen in the dark', 'notices'],
    ['Author Correction: Pears', 'notices'],
    ['Erratum', 'notices'],
    ['Corrigendum to “Pears”', 'notices'],
    ['Expression of concern: Pears', 'notices'],
    ['Table of Contents', 'contents'],
    ['Contents', 'contents'],
    ['Front Matter', 'contents'],
    ['Editorial Board', 'contents'],
    ['Author index', 'contents'],
    ['Front Matter, Volume 12', 'contents'],
    ['Cover Image: Pears', 'contents'],
    ['List of reviewers 2019', 'contents'],
    ['Contents of Volume 7', 'contents'],
    ['Call for papers', 'contents'],
    ['Editorial', 'editorials'],
    ['Guest editorial: pears in the wild', 'editorials'],
    ['Preface', 'editorials'],
    ['Introduction to the special issue on pears', 'editorials'],
  ] as const)('with the title %j is %s', (title, kind) => {
    expect(of(title)).toBe(kind);
  });

  it.each([
    'Retracted papers in medicine: a survey',
    'Correction of motion in images of pears',
    'Error correction for quantum codes',
    'Retraction dynamics of a robot arm',
    'Editorials in The Lancet: a content analysis of ten years',
    'Contents of sugar in pears',
    'Title page title seismic texture',
    'Copyright numerical investigation',
    'Cover feature selection by pears',
    'Withdrawal symptoms after coffee',
    'Covering problems for pears',
    'Index funds and their discontents',
    'Reviewers and their biases',
  ])('with the title %j is none: a paper', (title) => {
    expect(of(title)).toBeNull();
  });

  it.each([
    [['Retracted Publication', 'Journal Article'], 'retracted'],
    [['Retraction of Publication'], 'notices'],
    [['Published Erratum'], 'notices'],
    [['erratum'], 'notices'],
    [['Retracted'], 'retracted'],
    [['Editorial'], 'editorials'],
    [['Editorial Material; Early Access'], 'editorials'],
    [['paratext'], 'contents'],
    [['Journal Article'], null],
    [['Review'], null],
    [['Letter'], null],
  ] as const)('of the types %j is %s', (types, kind) => {
    expect(of('Pears', [...types])).toBe(kind);
  });

  it('is a paper where an editorial has an abstract, and a retracted one whatever it has', () => {
    expect(of('Editorial: pears', ['Editorial'], 'We look back at a year of pears.')).toBeNull();
    expect(of('Addendum: pears', [], 'We count pears. '.repeat(30))).toBeNull();
    expect(of('Erratum: pears', [], 'We count pears.')).toBe('notices');
    expect(of('RETRACTED: Pears', [], 'We look at pears.')).toBe('retracted');
    expect(of('Pears', [], 'This paper has been withdrawn by the author due to an error.')).toBe('retracted');
    expect(of('Pears', [], 'Withdrawn.')).toBe('retracted');
  });
});
