/** What a web page says of itself for machines: JSON in attributes and scripts, and `meta` elements. */
import type { PageReader } from './html-events.ts';

/** A piece of JSON and where its element stands. */
export interface Island {
  readonly line: number;
  readonly json: string;
}

/** Collects the JSON in `data-props` and in scripts whose type is JSON's, that which `isWanted` alone. */
export function islandReader(
  isWanted: (attributes: ReadonlyMap<string, string>) => boolean,
): PageReader & { readonly islands: readonly Island[] } {
  const islands: Island[] = [];
  let script: { line: number; parts: string[]; length: number } | null = null;
  return {
    islands,
    open(tag, attributes, line) {
      const props = attributes.get('data-props');
      if (props !== undefined && isWanted(attributes)) islands.push({ line, json: props });
      const isJson = tag === 'script' && /json/i.test(attributes.get('type') ?? '');
      if (isJson && isWanted(attributes)) script = { line, parts: [], length: 0 };
    },
    close(tag) {
      if (tag !== 'script' || !script) return;
      islands.push({ line: script.line, json: script.parts.join('') });
      script = null;
    },
    text(text) {
      if (!script) return;
      script.length += text.length;
      if (script.length <= longestScript) script.parts.push(text);
    },
    end() {},
  };
}

const longestScript = 100_000_000;

/** Collects `meta` elements: name in small letters to all its contents, in the order of the page. */
export function metaReader(): PageReader & { readonly metas: ReadonlyMap<string, readonly string[]> } {
  const metas = new Map<string, string[]>();
  let count = 0;
  return {
    metas,
    open(tag, attributes) {
      if (tag !== 'meta' || ++count > mostMetas) return;
      const name = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase();
      const content = attributes.get('content') ?? '';
      if (name === '' || content.trim() === '') return;
      const known = metas.get(name);
      if (known) known.push(content);
      else metas.set(name, [content]);
    },
    close() {},
    text() {},
    end() {},
  };
}

const mostMetas = 100_000;

/** An object of JSON as a map, whatever its keys are called; null for anything else. */
export function objectOf(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null;
}

/** What JSON holds, or undefined where it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Every object in a value, outermost first and in its order; `inside` says whether to look into one as well. */
export function* objectsIn(
  value: unknown,
  inside: (object: ReadonlyMap<string, unknown>) => boolean,
): Iterable<ReadonlyMap<string, unknown>> {
  // A list of what is still to be looked at, for nesting may be deeper than calls may be.
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (Array.isArray(next)) {
      for (let i = next.length - 1; i >= 0; i--) rest.push(next[i]);
      continue;
    }
    const object = objectOf(next);
    if (!object) continue;
    yield object;
    if (inside(object)) for (const part of [...object.values()].reverse()) rest.push(part);
  }
}

/** A text, or a number written out; `''` for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : '';
}

/** A count, or null. */
export function countFrom(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
