/** Sections that do not ask which papers are listed are left alone while words are typed. */
import { Component, type ComponentType, type JSX } from 'preact';
import { initial, type State, sameState, unfiltered } from '../state.ts';
import type { View } from '../view.ts';

interface SectionProps {
  readonly view: View;
}

/** The section, drawn anew only when something else has changed than what is listed and how. */
export function steady(Section: ComponentType<SectionProps>): ComponentType<SectionProps> {
  return class extends Component<SectionProps> {
    override shouldComponentUpdate({ view }: SectionProps): boolean {
      const before = this.props.view;
      return view.cut !== before.cut || !sameState(bare(view.state), bare(before.state));
    }
    override render({ view }: SectionProps): JSX.Element {
      return <Section view={view} />;
    }
  };
}

function bare(state: State): State {
  return { ...state, ...unfiltered, sort: initial.sort, at: '' };
}
