/** What the reader has set, kept in the address: a copied address shows the same, and going back goes back. */
import { formatState, parseState, type State } from '../state.ts';

export interface Store {
  state(): State;
  /** An entry of the history for each change; for many that belong together (`gesture`), as when a slider is dragged, one. */
  set(next: State, gesture?: string): void;
  /** What was begun is over: the same again is another entry. */
  done(): void;
}

/** `changed` is told of every change, also of those that going back makes. */
export function store(ks: readonly number[], recommended: number, changed: (state: State) => void): Store {
  let state = parseState(location.hash, ks, recommended);
  let open = '';
  const moved = (): void => {
    const next = parseState(location.hash, ks, recommended);
    if (formatState(next) === formatState(state)) return;
    open = '';
    // No address tells what is chosen on the map.
    state = { ...next, selected: state.selected };
    changed(state);
  };
  addEventListener('popstate', moved);
  addEventListener('hashchange', moved);
  return {
    state: () => state,
    set(next, gesture = '') {
      const fragment = formatState(next);
      const isNew = fragment !== formatState(state);
      state = next;
      if (isNew) {
        const address = `${location.pathname}${location.search}${fragment === '' ? '' : `#${fragment}`}`;
        const goesOn = gesture !== '' && gesture === open;
        history[goesOn ? 'replaceState' : 'pushState'](null, '', address);
        open = gesture;
      }
      changed(state);
    },
    done() {
      open = '';
    },
  };
}
