/** What a chart of the report is made of: a frame that stays, and rows that follow the number of topics. */
import type { Caption, Scene } from '../types.ts';
import { grouped, inLines } from '../words.ts';
import { config, type Spec } from './theme.ts';

/** What a chart is before it is drawn: its file name, what it says, and its Vega-Lite spec. */
export interface ChartSpec extends Caption {
  /** File name without ending, for instance `topic-sizes`. */
  readonly name: string;
  readonly spec: Spec;
}

/** Data sets by name. */
export type Rows = Readonly<Record<string, readonly object[]>>;

/**
 * A chart of a scene, or one of each of its topics (`perTopic`). `frame` is the same for every number of topics and names its
 * data sets; `rows` fills them, in Node and in the page, so that another number of topics is other rows in the same frame.
 */
export interface Drawing<S> {
  /** Of the drawing; for charts of topics their names are made of it. */
  readonly name: string;
  readonly perTopic?: boolean;
  /** Where it is shown: in the page, as a file, or both. */
  readonly shown: 'page' | 'file' | 'both';
  /** Width of the picture in px; the page sets its own. */
  readonly width: number;
  isThere?(scene: S): boolean;
  caption(scene: S, topic: number): Caption;
  /** Vega-Lite without title and width, its data sets named. */
  frame(scene: S): object;
  rows(scene: S, topic: number): Rows;
  /** In px, where the frame does not make it from its rows. */
  height?(scene: S): number;
  /** What its fields are called in a table, by data set; others are left out. Without it, all that is no matter of looks is told. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The drawing that is saved in its place, where it needs what stands around it in the page. */
  readonly saved?: string;
}

/** Any drawing of a whole scene. */
export type SceneDrawing = Drawing<Scene>;

/** `topic-3-words` for the chart of a topic, the name of the drawing for any other. */
export function nameOf({ name, perTopic }: Pick<SceneDrawing, 'name' | 'perTopic'>, topic: number): string {
  return perTopic ? name.replace('topic-', `topic-${topic}-`) : name;
}

/** The chart with its data in it. */
export function specOf<S>(drawing: Drawing<S>, scene: S, topic = 0): ChartSpec {
  const { title, description } = drawing.caption(scene, topic);
  const rows = drawing.rows(scene, topic);
  const body = filled(framed(drawing, scene), rows);
  return chart(nameOf(drawing, topic), title, description, drawing.width, body);
}

/** The frame and its height, its data sets still empty. */
export function framed<S>(drawing: Drawing<S>, scene: S): object {
  const height = drawing.height?.(scene);
  return { ...(height === undefined ? {} : { height }), ...drawing.frame(scene) };
}

/** The same with its rows; the names stay, for expressions ask by them. */
export function filled(part: object, rows: Rows): object {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => {
      if (key === 'data' && isNamed(value))
        return [key, { name: value.name, values: rows[value.name] ?? [] }];
      if (key === 'layer' && Array.isArray(value))
        return [key, value.map((layer: object) => filled(layer, rows))];
      return [key, value];
    }),
  );
}

function isNamed(data: unknown): data is { readonly name: string } {
  return typeof data === 'object' && data !== null && 'name' in data;
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

/** `1 paper`, `2 papers`. */
export function papers(count: number): string {
  return count === 1 ? '1 paper' : `${grouped(count)} papers`;
}
