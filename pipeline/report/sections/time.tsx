/** What changes over time: what rises and falls with its numbers, counts or shares by topic, and what is talked of. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { totalsOf, yearOf } from '../../dates.ts';
import type { Trend, Trends } from '../../types.ts';
import { capital, counted, decimals, grouped, numberWord, percent } from '../../words.ts';
import { type Attention, attention } from '../attention.ts';
import { topicHref } from '../state.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';

/** Topics named for each word; the rest are counted. */
const mostNamed = 4;

export function OverTime({ view }: { readonly view: View }): JSX.Element {
  const { told } = useSurroundings();
  const hasDates = told('topics-over-time', view, 0) !== null;
  return (
    <section id="time">
      <div class="row">
        <div class="side">
          <h2>What changes over time?</h2>
          {hasDates ? <Notes view={view} /> : null}
        </div>
        <div class="main">
          {hasDates ? (
            <Charts view={view} />
          ) : (
            <p class="lead">
              No paper of this list has a date with a year, so nothing can be said of what rises or falls.
            </p>
          )}
          <Talked view={view} />
        </div>
      </div>
    </section>
  );
}

function Notes({ view }: { readonly view: View }): JSX.Element {
  const { timeTable } = useSurroundings();
  const { trends, times } = view;
  const undated = totalsOf(times).reduce(
    (sum, papers, i) => sum + (yearOf(times.dates[i]!) === null ? papers : 0),
    0,
  );
  const shares = timeTable(view.cut, 'shares');
  const counts = timeTable(view.cut, 'counts');
  const mean =
    counts.perBin < 1.5 ? 'hardly more than one paper' : counted(Math.round(counts.perBin), 'paper');
  return (
    <>
      {trends ? (
        <>
          <Movers view={view} trends={trends} word="new" says={`New in ${trends.years.last}`} />
          <Movers view={view} trends={trends} word="rising" says="Rising" />
          <Movers view={view} trends={trends} word="fading" says="Fading" />
          {trends.topics.every(({ word }) => word === 'steady' || word === 'too few to say') ? (
            <p class="lead">No topic’s share changes by five points and two papers.</p>
          ) : null}
          <p class="lead">
            {`${capital(counted(trends.totals.before, 'paper'))} in ${trends.years.before}, ${numberWord(trends.totals.last)} in ${trends.years.last}, as far as it goes.`}
          </p>
        </>
      ) : (
        <p class="lead">No two years in a row have papers, so nothing is called rising or fading.</p>
      )}
      {shares.unit === counts.unit ? null : (
        <p class="lead">{`A ${counts.unit} holds ${mean} on average, so shares are told by year.`}</p>
      )}
      {undated > 0 ? <p class="lead">Without {counted(undated, 'paper')} of unknown year.</p> : null}
    </>
  );
}

interface MoversProps {
  readonly view: View;
  readonly trends: Trends;
  readonly word: Trend['word'];
  readonly says: string;
}

/** Topics of one word, those that change most first, with what makes them so. */
function Movers({ view, trends, word, says }: MoversProps): JSX.Element | null {
  const all = view.topics
    .map(({ id, label, slot }) => ({ id, label, slot, ...trends.topics[id]! }))
    .filter((one) => one.word === word)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.id - b.id);
  if (all.length === 0) return null;
  const more = all.length - mostNamed;
  return (
    <div class="movers">
      <h3>{says}</h3>
      <ul>
        {all.slice(0, mostNamed).map(({ id, label, slot, before, last, change }) => (
          <li key={id}>
            <a class={`tn t${slot}`} href={topicHref(view.state, id)}>
              {label}
            </a>
            <span>
              {grouped(before)} → {grouped(last)}, {points(change)}
            </span>
          </li>
        ))}
        {more > 0 ? <li>and {counted(more, 'other')}</li> : null}
      </ul>
    </div>
  );
}

/** `+12 points`. */
function points(change: number): string {
  const whole = Math.round(change * 100);
  return `${whole < 0 ? '\u2212' : '+'}${Math.abs(whole)} ${Math.abs(whole) === 1 ? 'point' : 'points'}`;
}

function Charts({ view }: { readonly view: View }): JSX.Element {
  const { actions, timeTable } = useSurroundings();
  const { shares } = view.state;
  const unit = timeTable(view.cut, 'shares').unit;
  const name = shares ? 'topics-over-time-shares' : 'topics-over-time';
  const choices: readonly (readonly [boolean, string])[] = [
    [false, 'Papers'],
    [true, `Share of the ${unit}`],
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, not a form */}
      <div class="switch live" role="group" aria-label="What bars tell">
        {choices.map(([is, says]) => (
          <button
            key={says}
            type="button"
            aria-pressed={shares === is}
            onClick={() => actions.list({ shares: is })}
          >
            {says}
          </button>
        ))}
        <span>A bar leads to its papers{view.isSample ? ', as far as they are here' : ''}.</span>
      </div>
      <Figure key={name} view={view} name={name} />
      <Folded says="The numbers as a table">
        <Numbers view={view} />
      </Folded>
    </>
  );
}

/** What is there without scripts, and with them only when it is opened: nothing else redraws it. */
function Folded({
  says,
  children,
}: {
  readonly says: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const [isDrawn, setDrawn] = useState(true);
  useLayoutEffect(() => setDrawn(false), []);
  return (
    <details
      onToggle={(event: { readonly currentTarget: { readonly open: boolean } }) =>
        setDrawn(event.currentTarget.open)
      }
    >
      <summary>{says}</summary>
      {isDrawn ? children : null}
    </details>
  );
}

function Numbers({ view }: { readonly view: View }): JSX.Element {
  const { timeTable } = useSurroundings();
  const { bins, totals, counts } = timeTable(view.cut, view.state.shares ? 'shares' : 'counts');
  const cell = (count: number, bin: number): string => {
    if (count === 0) return '';
    return view.state.shares ? percent(count / totals[bin]!) : grouped(count);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways
    <section class="over" tabIndex={0} aria-label="The numbers as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            {bins.map(({ name, unfinished }) => (
              <th key={name} scope="col" class="num">
                {name}
                {unfinished ? ', not over' : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">All papers</th>
            {bins.map(({ name }, bin) => (
              <td key={name} class="num">
                {totals[bin] === 0 ? '' : grouped(totals[bin]!)}
              </td>
            ))}
          </tr>
          {view.topics.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {bins.map(({ name }, bin) => (
                <td key={name} class="num">
                  {cell(counts[id]![bin]!, bin)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Comments and upvotes by topic; nothing where no paper tells them. */
function Talked({ view }: { readonly view: View }): JSX.Element | null {
  const rows = attention(view.topics.map(({ sums }) => sums));
  if (rows.length === 0) return null;
  const kinds = (['comments', 'upvotes'] as const).filter((kind) => rows.some((row) => row[kind].of > 0));
  const noun = kinds.includes('upvotes') ? 'upvotes' : 'comments';
  return (
    <div class="talked">
      <h3>What is talked of</h3>
      <p class="sub">
        {`Most ${noun} a paper first. A mean and a median are over the papers that tell; the others are left out, not taken for none.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            {kinds.map((kind) => (
              <>
                <th scope="col" class="num">
                  {capital(kind)}
                </th>
                <th scope="col" class="num">
                  of papers
                </th>
                <th scope="col" class="num">
                  Mean
                </th>
                <th scope="col" class="num">
                  Median
                </th>
              </>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { label, slot, size } = view.topics[row.topic]!;
            return (
              <tr key={row.topic} class={`t${slot}`}>
                <th scope="row">
                  <i class="dot" />
                  {label}
                </th>
                {kinds.map((kind) => (
                  <Told key={kind} of={row[kind]} size={size} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Told({ of, size }: { readonly of: Attention; readonly size: number }): JSX.Element {
  const isKnown = of.median !== null;
  return (
    <>
      <td class="num">{isKnown ? grouped(of.sum) : ''}</td>
      <td class="num">{isKnown ? `${grouped(of.of)} of ${grouped(size)}` : 'unknown'}</td>
      <td class="num">{isKnown ? decimals(of.sum / of.of, 1) : ''}</td>
      <td class="num">{isKnown ? decimals(of.median ?? 0, Number.isInteger(of.median) ? 0 : 1) : ''}</td>
    </>
  );
}
