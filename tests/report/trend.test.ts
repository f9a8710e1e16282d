import { describe, expect, it } from 'vitest';
import { dated, timesOf } from '../../pipeline/dates.ts';
import { type Trends, trends } from '../../pipeline/report/trend.ts';

function trendsOf(
  published: readonly string[],
  assignment: readonly number[],
  topics: number,
): Trends | null {
  return trends(timesOf(dated(published), assignment, topics));
}

/** Trends of topics that each have so many papers in the years named: `{ 2023: 1, 2024: 2 }`. */
function of(...topics: readonly Readonly<Record<string, number>>[]): Trends | null {
  const published: string[] = [];
  const assignment: number[] = [];
  topics.forEach((years, topic) => {
    const dates = Object.entries(years).flatMap(([year, count]) =>
      Array.from({ length: count }, () => (/^\d{4}$/.test(year) ? `${year}-06-15` : '')),
    );
    published.push(...dates);
    assignment.push(...dates.map(() => topic));
  });
  return trendsOf(published, assignment, topics.length);
}

const words = (...topics: readonly Readonly<Record<string, number>>[]): unknown =>
  of(...topics)?.topics.map(({ word }) => word);

/** A large topic that is steady beside the others: 40 papers a year. */
const rest = { 2024: 40, 2025: 40 };

describe('trends', () => {
  it('compares the last year with the one before', () => {
    expect(of({ 2020: 9, 2024: 6, 2025: 1 }, { 2024: 4, 2025: 9, unknown: 3 })).toEqual({
      years: { before: 2024, last: 2025 },
      totals: { before: 10, last: 10 },
      topics: [
        { word: 'fading', before: 6, last: 1, change: expect.closeTo(-0.5, 12) },
        { word: 'rising', before: 4, last: 9, change: expect.closeTo(0.5, 12) },
      ],
    });
  });

  it('leaves out a last year that has barely begun, where there are two before it', () => {
    const begun = of({ 2023: 20, 2024: 10, 2025: 1 }, { 2023: 20, 2024: 30, 2025: 1 });
    expect(begun).toMatchObject({ years: { before: 2023, last: 2024 }, totals: { before: 40, last: 40 } });
    expect(begun?.topics.map(({ word }) => word)).toEqual(['fading', 'rising']);
    expect(of({ 2023: 20, 2024: 8, 2025: 2 })).toMatchObject({ years: { before: 2024, last: 2025 } });
    expect(of({ 2024: 40, 2025: 2 })).toMatchObject({ years: { before: 2024, last: 2025 } });
  });

  it('are none without two years in a row', () => {
    expect(of({ 2025: 9 })).toBeNull();
    expect(of({ 2023: 9, 2025: 9 })).toBeNull();
    expect(of({ unknown: 9 })).toBeNull();
    expect(trendsOf([], [], 0)).toBeNull();
  });

  it('reads the year of a date however much of it is known', () => {
    const found = trendsOf(['2024', '2025-01', '2025-01-31', '--05-05', ''], [0, 0, 0, 0, 0], 1);
    expect(found?.totals).toEqual({ before: 1, last: 2 });
  });

  it('calls a topic new with three papers of the last year and none before', () => {
    expect(words(rest, { 2025: 3 })).toEqual(['steady', 'new']);
    expect(words(rest, { 2025: 2 })).toEqual(['steady', 'too few to say']);
  });

  it('calls no topic new that has an older paper, however old', () => {
    // 40 of 40 to 40 of 49 is a loss of share, and not of papers.
    expect(words(rest, { 2001: 1, 2025: 9 })).toEqual(['steady', 'rising']);
  });

  it('calls a topic rising by five points of share and two papers', () => {
    // 2 of 40 to 5 of 40 is seven and a half points.
    expect(words({ 2024: 38, 2025: 35 }, { 2024: 2, 2025: 5 })).toEqual(['fading', 'rising']);
    // 2 of 100 to 6 of 100 is four points.
    expect(words({ 2024: 98, 2025: 94 }, { 2024: 2, 2025: 6 })).toEqual(['steady', 'steady']);
    // 2 of 8 to 3 of 8 is twelve points and one paper.
    expect(words({ 2024: 6, 2025: 5 }, { 2024: 2, 2025: 3 })).toEqual(['steady', 'steady']);
  });

  it('calls a topic fading by the same measure', () => {
    expect(words({ 2024: 35, 2025: 38 }, { 2024: 5, 2025: 2 })).toEqual(['rising', 'fading']);
    expect(words({ 2024: 94, 2025: 98 }, { 2024: 6, 2025: 2 })).toEqual(['steady', 'steady']);
    expect(words({ 2024: 5, 2025: 6 }, { 2024: 3, 2025: 2 })).toEqual(['steady', 'steady']);
  });

  it('counts exactly five points as five points, wherever they lie', () => {
    // 2 of 40 to 4 of 40, and 38 of 40 to 36 of 40.
    expect(words({ 2024: 38, 2025: 36 }, { 2024: 2, 2025: 4 })).toEqual(['fading', 'rising']);
    expect(words({ 2024: 36, 2025: 38 }, { 2024: 4, 2025: 2 })).toEqual(['rising', 'fading']);
  });

  it('goes by the change and not by how few papers there are, in a topic of five', () => {
    // 0 of 19 to 3 of 23 is thirteen points, 2 of 19 to 0 of 23 eleven; both have papers before.
    expect(
      words({ 2024: 17, 2025: 20 }, { 2001: 2, 2024: 0, 2025: 3 }, { 2001: 3, 2024: 2, 2025: 0 }),
    ).toEqual(['steady', 'rising', 'fading']);
  });

  it('calls a topic neither when more papers are a smaller share', () => {
    // 5 of 10 to 8 of 40: three papers more, thirty points less.
    expect(words({ 2024: 5, 2025: 8 }, { 2024: 5, 2025: 32 })).toEqual(['steady', 'rising']);
  });

  it('says so when a topic has too few papers to say', () => {
    expect(words(rest, { 2024: 1, 2025: 2 })).toEqual(['steady', 'too few to say']);
    // Small in the two years and yet a topic of five: steady.
    expect(words(rest, { 2020: 2, 2024: 1, 2025: 2 })).toEqual(['steady', 'steady']);
  });
});
