/** How topics split as their number grows: the picture, and what it shows as a table. */
import type { JSX } from 'preact';
import type { Flow, Lineage } from '../../types.ts';
import { counted, grouped } from '../../words.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';

/** Topics that are named as the ones a topic goes to; the rest are counted. */
const mostNamed = 3;

/** Nothing where one number of topics alone was tried. */
export function Splits({ view }: { readonly view: View }): JSX.Element | null {
  if (view.lineage.drawn.ks.length < 2) return null;
  return (
    <>
      <Figure view={view} name="topic-splits" wide />
      <details>
        <summary>Which papers go where, as a table</summary>
        <SplitsTable lineage={view.lineage} />
      </details>
    </>
  );
}

export function SplitsTable({ lineage }: { readonly lineage: Lineage }): JSX.Element {
  const { ks, flows } = lineage.drawn;
  return (
    <table class="flows">
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col" class="num">
            Papers
          </th>
          <th scope="col">Go to</th>
        </tr>
      </thead>
      {ks.slice(1).map((toK, i) => (
        <Step key={toK} lineage={lineage} k={ks[i]!} toK={toK} flows={flows} />
      ))}
    </table>
  );
}

interface StepProps {
  readonly lineage: Lineage;
  readonly k: number;
  readonly toK: number;
  readonly flows: readonly Flow[];
}

function Step({ lineage: { columns }, k, toK, flows }: StepProps): JSX.Element {
  const topicsOf = (of: number): Lineage['columns'][number]['topics'] =>
    columns.find((column) => column.k === of)?.topics ?? [];
  const next = topicsOf(toK);
  const leaving = new Map<number, Flow[]>();
  for (const flow of flows) {
    if (flow.k === k) leaving.set(flow.topic, [...(leaving.get(flow.topic) ?? []), flow]);
  }
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          From {counted(k, 'topic')} to {grouped(toK)}
        </th>
      </tr>
      {topicsOf(k).map(({ name, size, slot }, topic) => {
        const all = (leaving.get(topic) ?? []).sort((a, b) => b.papers - a.papers || a.toTopic - b.toTopic);
        const named = all.slice(0, mostNamed).map(({ papers, toTopic }) => {
          const to = next[toTopic];
          const isSame = to?.slot === slot && to.name === name;
          return `${grouped(papers)} to ${isSame ? 'the same' : (to?.name ?? '')}`;
        });
        const others = all.slice(mostNamed);
        const rest = others.reduce((sum, { papers }) => sum + papers, 0);
        const more = rest > 0 ? `; ${grouped(rest)} to ${counted(others.length, 'other')}` : '';
        return (
          <tr key={slot}>
            <td>{name}</td>
            <td class="num">{grouped(size)}</td>
            <td>
              {named.join('; ')}
              {more}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}
