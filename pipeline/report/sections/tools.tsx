/** What can be done with a chart: save it, and see what it is drawn from. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Behind, DataTable } from '../../types.ts';
import { counted, grouped } from '../../words.ts';
import { type ChartPlace, useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';

interface ToolsProps {
  readonly view: View;
  /** Of the drawing. */
  readonly name: string;
  readonly topic?: number;
}

type Shown = 'spec' | 'data' | null;

/** A menu, and beneath it what was chosen to be shown. */
export function Tools({ view, name, topic = 0 }: ToolsProps): JSX.Element | null {
  const { told, behind, actions } = useSurroundings();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState<Shown>(null);
  const chart = told(name, view, topic);
  if (!chart) return null;
  const place: ChartPlace = { drawing: name, topic };
  const chosen =
    (then: () => void): (() => void) =>
    () => {
      setOpen(false);
      then();
    };
  const items: readonly (readonly [string, () => void])[] = [
    ['Save as SVG', () => actions.saveChart(place, 'svg')],
    ['Save as PNG (2x)', () => actions.saveChart(place, 'png')],
    ['Show the spec', () => setShown('spec')],
    ['Show the data as a table', () => setShown('data')],
  ];
  return (
    <div class="tools">
      <details
        open={isOpen}
        onToggle={({ currentTarget }) => setOpen(openOf(currentTarget))}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Escape' || !isOpen) return;
          setOpen(false);
          focusIn(currentTarget, 'summary');
        }}
        onFocusOut={({ currentTarget, relatedTarget }) => {
          if (isOpen && relatedTarget !== null && !holds(currentTarget, relatedTarget)) setOpen(false);
        }}
      >
        <summary>
          Save or inspect<span class="unseen">: {chart.title}</span>
        </summary>
        {isOpen ? (
          <ul>
            {items.map(([text, act]) => (
              <li key={text}>
                <button type="button" onClick={chosen(act)}>
                  {text}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </details>
      {shown === null ? null : (
        <Panel
          title={chart.title}
          shown={shown}
          behind={behind(place, view)}
          save={() => actions.saveChart(place, 'spec')}
          close={() => setShown(null)}
        />
      )}
    </div>
  );
}

interface PanelProps {
  readonly title: string;
  readonly shown: 'spec' | 'data';
  readonly behind: Behind | null;
  save(): void;
  close(): void;
}

function Panel({ title, shown, behind, save, close }: PanelProps): JSX.Element | null {
  if (!behind) return null;
  const name = shown === 'spec' ? `Vega-Lite spec: ${title}` : `Data: ${title}`;
  return (
    <section class="behind" aria-label={name} tabIndex={-1} ref={focus}>
      <header>
        <b>{name}</b>
        <span>
          {shown === 'spec' ? (
            <button type="button" onClick={save}>
              Save the spec
            </button>
          ) : null}
          <button type="button" onClick={close}>
            Close
          </button>
        </span>
      </header>
      {shown === 'spec' ? (
        <>
          {behind.isWhole ? null : (
            <p class="lead">
              The beginning of each data set; the spec as it is saved holds all. Charts of the recommended
              number are in the folder charts/ as well.
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <pre tabIndex={0}>
            <code>{behind.spec}</code>
          </pre>
        </>
      ) : (
        behind.tables.map((table) => <Data key={table.name} table={table} title={name} />)
      )}
    </section>
  );
}

function Data({ table, title }: { readonly table: DataTable; readonly title: string }): JSX.Element {
  const { columns, rows, total, name } = table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={`${title}, ${name}`}>
      <table>
        <caption class="unseen">{`${title}, ${name}`}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={column.isNumber ? 'num' : ''}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={String(i)}>
              {row.map((cell, c) => (
                <td key={columns[c]?.name} class={columns[c]?.isNumber ? 'num' : ''}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length ? (
        <p class="lead">{`The first ${grouped(rows.length)} of ${counted(total, 'row')}.`}</p>
      ) : null}
    </section>
  );
}

// What is asked of elements of the page, which in Node are not there.

function focus(element: unknown): void {
  if (typeof element === 'object' && element !== null && 'focus' in element)
    (element as { focus(): void }).focus();
}

function focusIn(element: unknown, selector: string): void {
  focus((element as { querySelector(of: string): unknown }).querySelector(selector));
}

function openOf(element: unknown): boolean {
  return (element as { readonly open: boolean }).open;
}

function holds(element: unknown, other: unknown): boolean {
  return (element as { contains(one: unknown): boolean }).contains(other);
}
