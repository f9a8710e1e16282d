/** The numbers under the slider, as many as there is room for, and what some of them are. */
import type { JSX } from 'preact';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';

/** So many numbers have room, on a telephone and elsewhere. */
const room = { narrow: 8, wide: 16 } as const;
/** Share of the slider's length that two words under it take. */
const wordsApart = 0.08;

/** For the eye and the pointer alone: with the keyboard the slider does the same. */
export function Ticks({ view }: { readonly view: View }): JSX.Element {
  const { actions } = useSurroundings();
  const { data, k, choice } = view;
  const { coarser, finer } = data.facts.choice;
  const ks = data.divisions.map((one) => one.k);
  const isApart = (one: number): boolean =>
    Math.abs(ks.indexOf(one) - ks.indexOf(choice.k)) >= wordsApart * (ks.length - 1);
  const named = new Map([
    ...(coarser === null ? [] : [[coarser, isApart(coarser) ? 'coarser' : ''] as const]),
    ...(finer === null ? [] : [[finer, isApart(finer) ? 'finer' : ''] as const]),
    [choice.k, 'recommended'] as const,
  ]);
  const shown = { narrow: spread(ks, room.narrow, named), wide: spread(ks, room.wide, named) };
  return (
    <div class="ticks" aria-hidden="true">
      {ks.map((one, i) => {
        const places = [i === 0 ? 'start' : '', i === ks.length - 1 ? 'end' : ''];
        const state = [one === k ? 'on' : '', one !== k && !shown.narrow.has(one) ? 'less' : ''];
        return (
          <span key={one} class={['tick', ...places, ...state].filter(Boolean).join(' ')}>
            {one === k || shown.wide.has(one) ? (
              <button type="button" tabIndex={-1} onClick={() => actions.setK(one, true)}>
                <b>{one}</b>
                {named.get(one) ? <small class={named.get(one)}>{named.get(one)}</small> : null}
              </button>
            ) : null}
          </span>
        );
      })}
    </div>
  );
}

/** About `most` of the numbers at even steps, and those that are called something, which their neighbours make way for. */
function spread(ks: readonly number[], most: number, named: ReadonlyMap<number, string>): Set<number> {
  const step = Math.ceil(ks.length / most);
  const called = ks.flatMap((one, i) => (named.has(one) ? [i] : []));
  return new Set(
    ks.filter(
      (one, i) =>
        named.has(one) ||
        (i % step === 0 && called.every((other) => Math.abs(other - i) >= Math.min(step, 2))),
    ),
  );
}
