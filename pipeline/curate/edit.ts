/** Merging, splitting, renaming and pinning of topics that were found, in this order. */
import { InputError } from '../errors.ts';
import type { Curation, Place } from '../types.ts';
import { cut, grouped } from '../words.ts';
import type { Group } from './groups.ts';
import { folded, type PaperFinder, type TopicFinder } from './match.ts';

/** What the edits need to know. */
export interface EditTools {
  /** Names, folded, that have guided the search: pins to these topics are done already. */
  readonly guided: ReadonlySet<string>;
  readonly findTopic: TopicFinder;
  readonly papers: PaperFinder;
  /** Papers in so many groups, fewer where they are too alike. */
  divide(members: readonly number[], into: number): readonly (readonly number[])[];
}

/** Topics after the edits, and what could not be done, one sentence an entry. */
export interface Edited {
  readonly groups: readonly Group[];
  readonly notices: readonly string[];
}

/** Does what the file asks for with `groups`. */
export function edit(
  groups: readonly Group[],
  curation: Pick<Curation, 'merge' | 'split' | 'rename' | 'pin'>,
  tools: EditTools,
): Edited {
  const notices: string[] = [];
  const tell = (place: Place, what: string, reason: string): void => {
    notices.push(`${place}: ${what} was left out: ${reason}`);
  };
  let now = merged(groups, curation.merge, tools, tell);
  for (const { topic, into, place } of curation.split) {
    const what = `the split of ${quoted(topic)}`;
    const found = tools.findTopic(now, topic);
    if ('reason' in found) {
      tell(place, what, found.reason);
      continue;
    }
    const whole = now[found.index]!;
    const parts = tools.divide(whole.members, into);
    if (parts.length < into) {
      tell(place, what, `its ${whole.members.length} papers are too few, or too alike, for ${into} topics`);
      continue;
    }
    now = now.flatMap((group) =>
      group === whole ? parts.map((members): Group => ({ name: null, members })) : [group],
    );
  }
  now = renamed(now, curation.rename, tools, tell);
  for (const { paper, topic, place } of curation.pin) {
    const what = `the pin of ${quoted(paper)}`;
    const found = tools.papers.begun(paper);
    if ('reason' in found) {
      tell(place, what, found.reason);
      continue;
    }
    if (tools.guided.has(folded(topic))) continue;
    const to = tools.findTopic(now, topic);
    if ('reason' in to) tell(place, what, `${quoted(topic)}: ${to.reason}`);
    else now = moved(now, found.index, to.index);
  }
  return { groups: now.filter(({ members }) => members.length > 0), notices };
}

/** Pins as papers and topics as written; throws an InputError when one paper is pinned to two topics. */
export function pinnedPapers(pins: Curation['pin'], papers: PaperFinder): { paper: number; topic: string }[] {
  const seen = new Map<number, { topic: string; place: Place }>();
  for (const { paper, topic, place } of pins) {
    const found = papers.begun(paper);
    if ('reason' in found) continue;
    const before = seen.get(found.index);
    if (before && folded(before.topic) !== folded(topic))
      throw new InputError(
        `${place}: ${quoted(paper)} is pinned to ${quoted(topic)}, and at ${before.place} to ${quoted(before.topic)}; keep one`,
      );
    seen.set(found.index, { topic, place });
  }
  return [...seen].map(([paper, { topic }]) => ({ paper, topic }));
}

type Tell = (place: Place, what: string, reason: string) => void;

/** All merges are looked up among the topics as they were; those that share a topic go together. */
function merged(
  groups: readonly Group[],
  merges: Curation['merge'],
  { findTopic }: EditTools,
  tell: Tell,
): readonly Group[] {
  const into = groups.map((_, g) => g);
  const rootOf = (g: number): number => {
    let root = g;
    while (into[root] !== root) root = into[root]!;
    return root;
  };
  const names = groups.map(({ name }) => name);
  for (const { topics, place } of merges) {
    const found = topics.map((topic) => ({ topic, found: findTopic(groups, topic) }));
    const known = found.flatMap(({ topic, found }): number[] => {
      if ('index' in found) return [found.index];
      tell(place, `${quoted(topic)} in a merge`, found.reason);
      return [];
    });
    if (new Set(known).size < 2) {
      if (known.length > 1) tell(place, 'a merge', 'all it tells of are one topic already');
      continue;
    }
    const [first, ...rest] = known.map(rootOf);
    for (const other of rest) {
      if (rootOf(other) === rootOf(first!)) continue;
      names[rootOf(first!)] ??= names[rootOf(other)]!;
      into[rootOf(other)] = rootOf(first!);
    }
  }
  return groups.flatMap((_, g): Group[] => {
    if (rootOf(g) !== g) return [];
    const members = groups.flatMap((group, other) => (rootOf(other) === g ? group.members : []));
    return [{ name: names[g]!, members: [...members].sort((a, b) => a - b) }];
  });
}

function renamed(
  groups: readonly Group[],
  renames: Curation['rename'],
  { findTopic }: EditTools,
  tell: Tell,
): readonly Group[] {
  // All are looked up among the topics as they were, so that two names may change places.
  const wanted = new Map<number, Curation['rename'][number]>();
  for (const entry of renames) {
    const found = findTopic(groups, entry.topic);
    const before = 'index' in found ? wanted.get(found.index) : undefined;
    const what = `the name ${quoted(entry.to)} for ${quoted(entry.topic)}`;
    if ('reason' in found) tell(entry.place, what, found.reason);
    else if (before)
      tell(entry.place, what, `the entry at ${before.place} calls this topic ${quoted(before.to)}`);
    else wanted.set(found.index, entry);
  }
  const kept = new Set(
    groups.flatMap(({ name }, g) => (name === null || wanted.has(g) ? [] : [folded(name)])),
  );
  return groups.map((group, g) => {
    const entry = wanted.get(g);
    if (!entry) return group;
    if (!kept.has(folded(entry.to))) return { ...group, name: entry.to };
    tell(entry.place, `the name ${quoted(entry.to)}`, 'another topic is called so; merge the two instead');
    return group;
  });
}

function moved(groups: readonly Group[], paper: number, to: number): readonly Group[] {
  return groups.map((group, g) => {
    const without = group.members.filter((i) => i !== paper);
    if (g === to) return { ...group, members: [...without, paper].sort((a, b) => a - b) };
    return without.length === group.members.length ? group : { ...group, members: without };
  });
}

function quoted(text: string): string {
  return `“${cut(text, 60)}”`;
}

/** Notices that are told; of more only the number. */
const mostNotices = 20;

/** The first few notices, and how many more there are. */
export function fewNotices(notices: readonly string[], file: string): string[] {
  const more = notices.length - mostNotices;
  if (more <= 0) return [...notices];
  return [...notices.slice(0, mostNotices), `${file}: ${grouped(more)} more entries match nothing`];
}
