/** The slider over every number of topics that was tried. */
import type { JSX } from 'preact';
import { counted } from '../../words.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';

/** Nothing where one number alone was tried. `label` says what it is. */
export function Slider({ view, label }: { readonly view: View; readonly label: string }): JSX.Element | null {
  const { actions } = useSurroundings();
  const ks = view.data.divisions.map(({ k }) => k);
  if (ks.length < 2) return null;
  const at = ks.indexOf(view.k);
  const move =
    (done: boolean) =>
    (event: { readonly currentTarget: { readonly value: string } }): void =>
      actions.setK(ks[Number(event.currentTarget.value)] ?? view.k, done);
  return (
    <input
      class="slider"
      type="range"
      min={0}
      max={ks.length - 1}
      step={1}
      value={at}
      aria-label={label}
      aria-valuetext={`${counted(view.k, 'topic')}${view.isRecommended ? ', recommended' : ''}`}
      onInput={move(false)}
      onChange={move(true)}
    />
  );
}
