import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressOn } from '../../pipeline/cli/progress.ts';
import { realEffects } from '../../pipeline/effects.ts';

/** A terminal that remembers, and a clock set by hand. */
function terminal(): { said: string[]; clock: { time: number }; progress: ReturnType<typeof progressOn> } {
  const said: string[] = [];
  const clock = { time: 0 };
  const stream = Object.assign(
    new Writable({
      write: (chunk, _, done) => {
        said.push(String(chunk));
        done();
      },
    }),
    { isTTY: true, columns: 100, rows: 30 },
  ) as unknown as NodeJS.WriteStream;
  const progress = progressOn({
    ...realEffects,
    stderr: (text) => void said.push(text),
    now: () => clock.time,
    terminal: { stream, columns: 100 },
  });
  return { said, clock, progress };
}

/** What is left on the line after all that was said: escapes obeyed as far as they clear the line. */
function visible(said: readonly string[]): string {
  const text = said.join('').replace(/\u001b\[\?\d+[hl]|\u001b[78]/g, '');
  return (
    text
      .split(/\r?\u001b\[(?:\d*[KG]|1?A)|\r/)
      .at(-1)
      ?.trimEnd() ?? ''
  );
}

describe('progress on a terminal', () => {
  it('shows a bar with rate and time left once a stage takes over a second', () => {
    const { said, clock, progress } = terminal();
    progress.stage('cluster');
    clock.time = 0.9;
    progress.tick(1, 10);
    expect(said.join('')).not.toMatch(/left/);
    clock.time = 2;
    progress.tick(4, 10);
    // Four steps in two seconds: two a second, and three seconds for the other six.
    expect(said.join('')).toMatch(/cluster +\S+ +40 % +2\.0\/s +3 s left/);
    progress.end();
    expect(visible(said)).toBe('');
  });

  it('tells the rate in what the stage counts', () => {
    const { said, clock, progress } = terminal();
    progress.stage('ingest');
    clock.time = 2;
    progress.tick(30 * 2 ** 20, 60 * 2 ** 20);
    expect(said.join('')).toMatch(/ingest +\S+ +50 % +15 MB\/s +2 s left/);
    progress.end();
  });

  it('leaves the terminal as it is, so that a run may be stopped at any moment', () => {
    const { said, clock, progress } = terminal();
    progress.stage('cluster');
    clock.time = 2;
    progress.tick(1, 2);
    // Nothing is switched that would have to be switched back.
    expect(said.join('')).not.toMatch(/\u001b\[\?\d+[hl]/);
    progress.end();
  });

  it('makes room for a line, and goes on', () => {
    const { said, progress } = terminal();
    progress.stage('ingest');
    progress.say('it will take a while');
    expect(said.join('')).toContain('it will take a while\n');
    expect(visible(said)).toBe('it will take a while\ningest …');
    progress.end();
  });

  it('leaves nothing of a stage when the next begins', () => {
    const { said, progress } = terminal();
    progress.stage('reduce');
    progress.stage('label');
    expect(visible(said)).toBe('label …');
    progress.end();
    expect(visible(said)).toBe('');
  });
});

describe('progress elsewhere', () => {
  it('is a plain line a stage', () => {
    let said = '';
    const progress = progressOn({
      ...realEffects,
      stderr: (text) => {
        said += text;
      },
      now: () => 0,
      terminal: { stream: null, columns: 80 },
    });
    progress.stage('reduce');
    progress.tick(5, 10);
    progress.stage('label');
    progress.end();
    expect(said).toBe('reduce …\nlabel …\n');
  });
});
