/** What keeps papers from being listed: topics, dates, similarity, what is chosen on the map. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { daysIn, yearOf } from '../../dates.ts';
import { counted, decimals, grouped } from '../../words.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';

/** Chips of topics that are there at first; those chosen are always. */
const firstTopics = 14;

interface FieldEvent {
  readonly currentTarget: { readonly value: string };
}

export function Filters({ view }: { readonly view: View }): JSX.Element {
  const { actions } = useSurroundings();
  const { state, selected } = { state: view.state, selected: view.state.selected };
  return (
    <>
      <Topics view={view} />
      <div class="sift">
        {selected ? (
          <button type="button" class="chip gone" onClick={() => actions.list({ selected: null })}>
            Chosen on the map <span>{grouped(selected.size)}</span>
            <span class="hid">, remove</span>
          </button>
        ) : null}
        {view.topics.length > 1 ? (
          <button
            type="button"
            class="chip"
            aria-pressed={state.weak}
            onClick={() => actions.list({ weak: !state.weak })}
          >
            Weak members <span>{grouped(view.weakOnes)}</span>
          </button>
        ) : null}
        <Dates view={view} />
        <label>
          Similarity at least
          <input
            type="number"
            min={0}
            max={1}
            step={0.05}
            placeholder="0.00"
            value={state.least === 0 ? '' : decimals(state.least / 100)}
            onInput={({ currentTarget }: FieldEvent) => {
              const least = Math.round(Number(currentTarget.value) * 100);
              actions.list({ least: Math.max(0, Math.min(100, least || 0)) }, 'least');
            }}
          />
        </label>
      </div>
    </>
  );
}

/** A chip a topic, with how many papers the other filters leave of it. */
function Topics({ view }: { readonly view: View }): JSX.Element | null {
  const { actions } = useSurroundings();
  const [isWhole, setWhole] = useState(false);
  const { topics, state, counts } = view;
  if (topics.length < 2) return null;
  const only = new Set(state.only);
  const isLong = topics.length > firstTopics + 2;
  const shown = isLong && !isWhole ? topics.filter(({ id }) => id < firstTopics || only.has(id)) : topics;
  const toggle = (id: number): void => {
    const next = only.has(id) ? state.only.filter((one) => one !== id) : [...state.only, id];
    actions.list({ only: next.sort((a, b) => a - b) });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways
    <div class="chips" role="group" aria-label="Topics listed">
      {shown.map(({ id, label, slot }) => (
        <button
          key={id}
          type="button"
          class={`chip t${slot}`}
          aria-pressed={only.has(id)}
          onClick={() => toggle(id)}
        >
          <i class="dot" />
          {label} <span>{grouped(counts[id]!)}</span>
        </button>
      ))}
      {isLong ? (
        <button type="button" class="act" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer topics' : `All ${topics.length} topics`}
        </button>
      ) : null}
    </div>
  );
}

/** Nothing where no paper has a year. */
function Dates({ view }: { readonly view: View }): JSX.Element | null {
  const { actions } = useSurroundings();
  const { from, to } = view.state;
  const ends = spanOf(view.dates);
  if (!ends) return null;
  return (
    <span>
      <label>
        From
        <input
          type="date"
          min={ends.first}
          max={ends.last}
          value={firstDay(from)}
          onInput={({ currentTarget }: FieldEvent) => actions.list({ from: currentTarget.value }, 'from')}
        />
      </label>
      <label>
        to
        <input
          type="date"
          min={ends.first}
          max={ends.last}
          value={lastDay(to)}
          onInput={({ currentTarget }: FieldEvent) => actions.list({ to: currentTarget.value }, 'to')}
        />
      </label>
    </span>
  );
}

const spans = new WeakMap<readonly string[], { first: string; last: string } | null>();

/** First and last day of the years that dates are of. */
function spanOf(dates: readonly string[]): { first: string; last: string } | null {
  const found = spans.get(dates);
  if (found !== undefined) return found;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const date of dates) {
    const year = yearOf(date);
    if (year === null) continue;
    least = Math.min(least, year);
    most = Math.max(most, year);
  }
  const made = most === 0 ? null : { first: `${least}-01-01`, last: `${most}-12-31` };
  spans.set(dates, made);
  return made;
}

/** `2024` to `2024-01-01`. */
export function firstDay(date: string): string {
  return date === '' ? '' : `${date}-01-01`.slice(0, 10);
}

/** `2024-02` to `2024-02-29`. */
export function lastDay(date: string): string {
  if (date === '' || date.length === 10) return date;
  const month = date.length === 4 ? '12' : date.slice(5, 7);
  return `${date.slice(0, 4)}-${month}-${daysIn(Number(month), Number(date.slice(0, 4)))}`;
}

/** What the papers of a filter are called, where it is told in words. */
export function filterWords(
  view: View,
): { readonly name: string; readonly without: Partial<View['state']> }[] {
  const { search, only, from, to, weak, least, selected } = view.state;
  return [
    ...(search.trim() === '' ? [] : [{ name: `the search for “${search.trim()}”`, without: { search: '' } }]),
    ...(only.length === 0
      ? []
      : [{ name: `the choice of ${counted(only.length, 'topic')}`, without: { only: [] } }]),
    ...(from === '' && to === '' ? [] : [{ name: 'the dates', without: { from: '', to: '' } }]),
    ...(weak ? [{ name: 'weak members only', without: { weak: false } }] : []),
    ...(least > 0 ? [{ name: `similarity at least ${decimals(least / 100)}`, without: { least: 0 } }] : []),
    ...(selected ? [{ name: 'the choice on the map', without: { selected: null } }] : []),
  ];
}
