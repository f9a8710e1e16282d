/** What a chart of the report is made of. */
import { config, type Spec } from './theme.ts';

/** What a chart is before it is drawn: its file name, what it says, and its Vega-Lite spec. */
export interface ChartSpec {
  /** File name without ending, for instance `topic-sizes`. */
  readonly name: string;
  /** States what is shown. */
  readonly title: string;
  /** How to read it, and the text alternative. */
  readonly description: string;
  readonly spec: Spec;
}

/** A chart from its parts; the shared looks are added here. `width` in px is that of the picture, the page sets its own. */
export function chart(
  name: string,
  title: string,
  description: string,
  width: number,
  body: object,
): ChartSpec {
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}. ${description}`,
    title: { text: title, subtitle: inLines(description, width / 8.5) },
    width,
    ...body,
    config,
  } as Spec;
  return { name, title, description, spec };
}

/** A text in lines of at most `characters`. */
function inLines(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `12 %` with a thin space. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}

/** `1 paper`, `2 papers`. */
export function papers(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`;
}
