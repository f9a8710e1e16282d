/**
 * The page's own script, in the browser what `run.ts` is in Node: data --unpack--> ReportData --viewAt--> View --App, drawings-->
 * what is seen. The page stands already as Node has drawn it; this takes it over and draws it anew when the reader sets something.
 */
import { hydrate, render } from 'preact';
import type { Spec } from 'vega';
import { behind } from '../../chart/behind.ts';
import { timeTable } from '../../chart/bins.ts';
import { drawings, told } from '../../chart/drawings.ts';
import { haystackOf } from '../listing.ts';
import { unpack } from '../pack.ts';
import { App } from '../sections/app.tsx';
import { parseState, type State, sameState, withK } from '../state.ts';
import { restored, type StoredData } from '../stored.ts';
import type { Surroundings } from '../surroundings.ts';
import { type CodedTexts, decoded } from '../texts.ts';
import { recommended, type View, viewAt } from '../view.ts';
import { watchBlocks } from './blocks.ts';
import { board } from './board.ts';
import { paperMapPilot } from './paper-map.ts';
import { offer, saveChart } from './save.ts';
import { store } from './store.ts';
import { tip } from './tip.ts';

async function start(): Promise<void> {
  const root = document.getElementById('page');
  if (!root) return;
  // What the program itself has packed.
  const [packed, specs] = (await Promise.all([part('data'), part('charts')])) as [
    StoredData,
    Record<string, Spec>,
  ];
  let data = restored(packed);
  const best = data.facts.choice.k;
  const ks = data.divisions.map(({ k }) => k);
  let abstracts: readonly string[] | null = null;
  let view = recommended(data);
  /** What sections far from the screen show still. */
  let late: View | null = null;
  let due = false;

  const setK = (k: number, done: boolean): void => {
    kept.set(withK(kept.state(), k === best ? null : k), 'k');
    if (done) kept.done();
  };
  const list = (what: Partial<State>): void => {
    kept.set({ ...kept.state(), ...what, topic: null, at: 'papers' });
    requestAnimationFrame(() => goTo(kept.state()));
  };
  const note = tip();
  const map = paperMapPilot(note, {
    look: (paper) => around.actions.list({ paper }, 'paper'),
    select: (selected) => around.actions.list({ selected }),
  });
  const charts = board(specs, drawings, view, note, (k) => setK(k, true), list, { 'paper-map': map.fly });
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
    isInSight: inSight(root),
    behind: ({ drawing, topic }, scene) => {
      const found = drawings.find(({ name }) => name === drawing);
      return found ? behind(found, scene, topic) : null;
    },
    watch: watchBlocks,
    actions: {
      setK,
      list: (change, gesture) => kept.set({ ...kept.state(), ...change, at: '' }, gesture),
      save: (name, kind, text) => offer(name, new Blob([text], { type: `${kind};charset=utf-8` })),
      saveChart: (place, as) => void saveChart(specs, drawings, view, place, as),
      map: map.command,
    },
  };
  hydrate(<App view={view} around={around} />, root);
  show();
  goTo(kept.state());

  function show(): void {
    due = false;
    const next = viewAt(data, kept.state(), abstracts);
    if (next.cut !== view.cut || next.abstracts !== view.abstracts || !sameState(next.state, view.state)) {
      late ??= view;
      view = next;
      render(<App view={view} late={late} around={around} />, root!);
      charts.show(view);
    }
    // What is not on the screen comes once that is painted.
    if (late !== null) requestAnimationFrame(() => setTimeout(catchUp));
  }

  function catchUp(): void {
    if (late === null || due) return;
    late = null;
    render(<App view={view} around={around} />, root!);
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const to = parseState(link.getAttribute('href') ?? '', ks, best);
    const now = kept.state();
    const isPlace = to.at !== '' || to.topic !== null;
    const only = to.only.length > 0 ? to.only : now.only;
    kept.set(isPlace ? { ...now, topic: to.topic, at: to.at, only } : withK(now, to.k));
    requestAnimationFrame(() => goTo(to));
  });

  // The most of the file, and needed only where words are searched and papers looked at.
  await idle();
  const texts = (await part('texts')) as Readonly<Record<'abstracts' | 'authors', CodedTexts>>;
  abstracts = decoded(texts.abstracts);
  data = restored(packed, decoded(texts.authors));
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

/** Whether a section is on the screen. */
function inSight(root: Element): (section: string) => boolean {
  const seen = new Set<string>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target.id);
  });
  for (const section of root.querySelectorAll('section')) observer.observe(section);
  return (section) => seen.has(section);
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
