/** What stands behind a chart: the rows it is drawn from as tables, and its spec as text. */
import type { Behind, DataTable, Scene } from '../types.ts';
import { decimals, grouped } from '../words.ts';
import { type Rows, type SceneDrawing, specOf } from './chart.ts';
import { standalone } from './theme.ts';

/** Rows of a table that a reader is shown, and of a data set in a spec that is too long to be read. */
const most = { table: 500, spec: 20 } as const;
/** Characters of a spec that is shown with all its data. */
const readable = 60_000;

/** What a reader may look into. */
export function behind(drawing: SceneDrawing, scene: Scene, topic: number): Behind {
  const rows = drawing.rows(scene, topic);
  const whole = specText(drawing, scene, topic);
  const isWhole = whole.length <= readable;
  const short: SceneDrawing = { ...drawing, rows: () => shortened(rows) };
  return {
    tables: tablesOf(drawing, rows),
    spec: isWhole ? whole : specText(short, scene, topic),
    isWhole,
  };
}

/** The chart as a file of its own, as `charts/NAME.vl.json`. */
export function specText(drawing: SceneDrawing, scene: Scene, topic: number): string {
  return `${JSON.stringify(standalone(specOf(drawing, scene, topic).spec), null, 1)}\n`;
}

function shortened(rows: Rows): Rows {
  return Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, all.slice(0, most.spec)]));
}

/** A table for each data set that has something to tell. */
export function tablesOf({ columns }: Pick<SceneDrawing, 'columns'>, rows: Rows): DataTable[] {
  return Object.entries(rows).flatMap(([name, all]) => {
    const fields = columns ? Object.entries(columns[name] ?? {}) : telling(all);
    return all.length === 0 || fields.length === 0 ? [] : [tableOf(name, all, fields)];
  });
}

function tableOf(
  name: string,
  all: readonly object[],
  fields: readonly (readonly [string, string])[],
): DataTable {
  const values = (key: string): unknown[] => all.map((row) => Reflect.get(row, key) as unknown);
  const read = fields.map(([key, title]) => {
    const column = values(key);
    const isNumber = column.every((value) => typeof value === 'number' || isFigure(value));
    return { title, isNumber, write: writer(column), column };
  });
  return {
    name,
    columns: read.map(({ title, isNumber }) => ({ name: title, isNumber })),
    rows: Array.from({ length: Math.min(all.length, most.table) }, (_, i) =>
      read.map(({ column, write }) => write(column[i])),
    ),
    total: all.length,
  };
}

/** Whole numbers as such; a column with others to two decimals. */
function writer(column: readonly unknown[]): (value: unknown) => string {
  const isWhole = column.every((value) => typeof value !== 'number' || Number.isInteger(value));
  return (value) => {
    if (typeof value === 'number') return isWhole ? grouped(value) : decimals(value);
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return value === null || value === undefined ? '' : String(value);
  };
}

/** The fields of rows that are no matter of looks, under their own names. */
function telling(all: readonly object[]): [string, string][] {
  const [first = {}] = all;
  return Object.entries(first).flatMap(([key, value]): [string, string][] =>
    key === 'tooltip' || typeof value === 'object' || /^var\(/.test(String(value))
      ? []
      : [[key, spoken(key)]],
  );
}

/** `runnerUp` to `Runner up`. */
function spoken(key: string): string {
  const words = key.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function isFigure(value: unknown): boolean {
  return typeof value === 'string' && /^[-\u2212]?\d[\d,.]*$/.test(value);
}
