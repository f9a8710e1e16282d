/** A section that is left alone while nothing changes that it shows: most do not ask which papers are listed. */
import { Component, type JSX } from 'preact';
import { initial, type State, sameState, unfiltered } from '../state.ts';
import type { View } from '../view.ts';

interface PartProps {
  readonly view: View;
  readonly of: (props: { readonly view: View }) => JSX.Element | null;
  /** Whether it shows which papers are listed, or how. */
  readonly followsList?: boolean;
}

export class Part extends Component<PartProps> {
  override shouldComponentUpdate({ view, followsList = false }: PartProps): boolean {
    const before = this.props.view;
    if (followsList) return view !== before;
    return view.cut !== before.cut || !sameState(withoutList(view.state), withoutList(before.state));
  }

  override render({ view, of: Section }: PartProps): JSX.Element {
    return <Section view={view} />;
  }
}

function withoutList(state: State): State {
  return { ...state, ...unfiltered, sort: initial.sort, paper: null, at: '' };
}
