import { beforeAll, describe, expect, it } from 'vitest';
import { printable, summary } from '../../pipeline/cli/terminal.ts';
import type { Run } from '../../pipeline/types.ts';
import { type Loose, runOf, sampleRun } from '../report/runs.ts';

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('printable', () => {
  it('takes out escape sequences, other control characters and changes of direction', () => {
    expect(printable('\u001b[31mred\u001b[0m\u0007 \u202eabc\u202c\u2066d\u009b1m\u0000\r\n\u2028')).toBe(
      '[31mred[0m abcd1m',
    );
  });

  it('leaves text of every script as it is', () => {
    const text = 'naïve “models” — 標題, עברית, 😀 | € 100 %\u202f';
    expect(printable(text)).toBe(text);
  });
});

describe('summary', () => {
  let run: Run;
  beforeAll(async () => {
    run = (await sampleRun({ k: '4' })).run;
  });

  it('tells every topic with its size and share, what was removed, and where the report is', () => {
    const lines = summary(run, 'reports/x/report.html', 100).split('\n');
    expect(lines[1]).toMatch(/^54 papers, four topics: four topics were asked for: silhouette 0\.\d\d /);
    for (const { label, size, share } of run.topics) {
      const row = lines.find((line) => line.startsWith(label.slice(0, 40)));
      expect(row).toMatch(new RegExp(`  +${size}  +${Math.round(share * 100)} %  `));
    }
    expect(lines).toContain('nothing removed');
    expect(lines.at(-2)).toBe('report: reports/x/report.html');
  });

  it('keeps the lines of the table to the width of the terminal', () => {
    for (const columns of [40, 60, 100, 200]) {
      const table = summary(run, 'report.html', columns)
        .split('\n')
        .filter((line) => / {2}\d+ {2,}\d+ /.test(line) || line.endsWith('…'));
      expect(table.length).toBeGreaterThanOrEqual(4);
      for (const line of table) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  it('prints no control character of a stranger', async () => {
    const evil = '\u001b]0;evil\u0007\u001b[2J\u202eprograms\u009b31m';
    const list: Loose[] = Array.from({ length: 6 }, (_, i) => ({
      title: `${evil} ${evil} number ${'abcdef'[i]}`,
      abstract: `${evil} synthesis`,
    }));
    const outcome = await runOf([...list, { title: '' }], { title: evil });
    const text = summary({ ...outcome.run, notices: [`${evil} noticed`] }, `${evil}/report.html`, 100);
    expect(control.exec(text.replaceAll('\n', ''))).toBeNull();
    expect(text).toContain('removed 1 (no title), listed in run.json');
    expect(text).toContain('noticed');
  });
});
