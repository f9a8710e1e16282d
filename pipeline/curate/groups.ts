/** Topics as groups of papers, and the way to and from the numbers of a clustering. */

/** Papers that belong together, by index ascending, and the name the user gave them, if any. */
export interface Group {
  readonly name: string | null;
  readonly members: readonly number[];
}

/** The members of each of `k` topics. */
export function membersOf(assignment: Int32Array, k: number): number[][] {
  const members: number[][] = Array.from({ length: k }, () => []);
  assignment.forEach((topic, i) => {
    members[topic]!.push(i);
  });
  return members;
}

/** The topics of a clustering of some of the papers, `rows`, as groups of all; topics without members are left out. */
export function groupsOf(
  { k, assignment }: { readonly k: number; readonly assignment: Int32Array },
  rows: readonly number[],
): Group[] {
  return membersOf(assignment, k)
    .filter((some) => some.length > 0)
    .map((some) => ({ name: null, members: some.map((i) => rows[i]!) }));
}

/** The group of each paper; groups hold every paper once. */
export function assignmentOf(groups: readonly Group[], papers: number): Int32Array {
  const assignment = new Int32Array(papers);
  groups.forEach(({ members }, g) => {
    for (const i of members) assignment[i] = g;
  });
  return assignment;
}

/** The names of the groups that have one, by the topic their papers have in `assignment`. */
export function namesOf(assignment: Int32Array, groups: readonly Group[]): Map<number, string> {
  return new Map(
    groups.flatMap(({ name, members }): [number, string][] =>
      name === null ? [] : [[assignment[members[0]!]!, name]],
    ),
  );
}

/** Whether two lists of groups hold the same papers in the same order. */
export function sameGroups(a: readonly Group[], b: readonly Group[]): boolean {
  return (
    a.length === b.length && a.every(({ members }, g) => members.join() === (b[g]?.members ?? []).join())
  );
}
