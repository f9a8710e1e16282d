/**
 * The page's own script, in the browser what `run.ts` is in Node: data --unpack--> ReportData --viewAt--> View --App, drawings-->
 * what is seen. The page stands already as Node has drawn it; this takes it over and draws it anew when the reader sets something.
 */
import { hydrate, render } from 'preact';
import type { Spec } from 'vega';
import { drawings, told } from '../../chart/drawings.ts';
import { timeTable } from '../../chart/topics-over-time.ts';
import type { ReportData } from '../data.ts';
import { haystackOf } from '../listing.ts';
import { unpack } from '../pack.ts';
import { App } from '../sections/app.tsx';
import { parseState, type State, sameState, withK } from '../state.ts';
import type { Surroundings } from '../surroundings.ts';
import { recommended, viewAt } from '../view.ts';
import { watchBlocks } from './blocks.ts';
import { board } from './board.ts';
import { save } from './save.ts';
import { store } from './store.ts';
import { tip } from './tip.ts';

async function start(): Promise<void> {
  const root = document.getElementById('page');
  if (!root) return;
  // What the program itself has packed.
  const [data, specs] = (await Promise.all([part('data'), part('charts')])) as [
    ReportData,
    Record<string, Spec>,
  ];
  const best = data.facts.choice.k;
  const ks = data.divisions.map(({ k }) => k);
  let abstracts: readonly string[] | null = null;
  let view = recommended(data);
  let due = false;

  const setK = (k: number, done: boolean): void => {
    kept.set(withK(kept.state(), k === best ? null : k), 'k');
    if (done) kept.done();
  };
  const list = (what: Partial<State>): void => {
    kept.set({ ...kept.state(), ...what, topic: null, at: 'papers' });
    requestAnimationFrame(() => goTo(kept.state()));
  };
  const charts = board(specs, drawings, view, tip(), (k) => setK(k, true), list);
  const kept = store(ks, best, () => {
    if (due) return;
    due = true;
    requestAnimationFrame(show);
  });
  const around: Surroundings = {
    told,
    timeTable,
    picture: () => '',
    attach: charts.attach,
    watch: watchBlocks,
    actions: {
      setK,
      list: (change, gesture) => kept.set({ ...kept.state(), ...change, at: '' }, gesture),
      save,
    },
  };
  hydrate(<App view={view} around={around} />, root);
  show();
  goTo(kept.state());

  function show(): void {
    due = false;
    const next = viewAt(data, kept.state(), abstracts);
    if (next.cut === view.cut && next.abstracts === view.abstracts && sameState(next.state, view.state))
      return;
    view = next;
    render(<App view={view} around={around} />, root!);
    charts.show(view);
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const to = parseState(link.getAttribute('href') ?? '', ks, best);
    const now = kept.state();
    const isPlace = to.at !== '' || to.topic !== null;
    kept.set(isPlace ? { ...now, topic: to.topic, at: to.at } : withK(now, to.k));
    requestAnimationFrame(() => goTo(to));
  });

  // The most of the file, and needed only where words are searched and papers looked at.
  await idle();
  abstracts = (await part('abstracts')) as readonly string[];
  show();
  const stack = haystackOf(data.papers, abstracts);
  do await idle();
  while (stack.warm(400));
}

/** When nothing else is to be done. */
function idle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 1000 });
    else setTimeout(done, 50);
  });
}

/** Scrolls to what the state points at. */
function goTo({ topic, at }: State): void {
  const target = document.getElementById(topic === null ? at : `topic-${topic}`);
  if (!target) return;
  target.scrollIntoView();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** A packed part of the page. */
async function part(id: string): Promise<unknown> {
  return unpack(document.getElementById(id)?.textContent ?? '');
}

void start();
