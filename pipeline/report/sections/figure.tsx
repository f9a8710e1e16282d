/** A chart in the page: a picture that needs no script, in a place where the script draws it alive. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Tools } from './tools.tsx';

interface FigureProps {
  readonly view: View;
  /** Of the drawing. */
  readonly name: string;
  /** The topic it is of, where there is one of each. */
  readonly topic?: number;
  /** Without its title. */
  readonly bare?: boolean;
  /** Never narrower than it can be read: it scrolls sideways in its own frame where the page is. */
  readonly wide?: boolean;
  /** Its tools stand elsewhere. */
  readonly toolless?: boolean;
}

/** The chart under its title unless `bare`; nothing when there is no such chart. */
export function Figure({
  view,
  name,
  topic = 0,
  bare = false,
  wide = false,
  toolless = false,
}: FigureProps): JSX.Element | null {
  const chart = useSurroundings().told(name, view, topic);
  if (!chart) return null;
  return (
    <figure class="chart">
      {bare ? null : (
        <figcaption>
          <h3>{chart.title}</h3>
          <p class="sub">{chart.description}</p>
        </figcaption>
      )}
      <Plot
        drawing={name}
        topic={topic}
        name={chart.name}
        wide={wide}
        label={`${chart.title}. ${chart.description}`}
      />
      {toolless ? null : <Tools view={view} name={name} topic={topic} />}
    </figure>
  );
}

interface PlotProps {
  readonly drawing: string;
  readonly topic: number;
  readonly name: string;
  readonly wide: boolean;
  readonly label: string;
}

/** The place itself; what is in it is the picture, then whatever the script draws there. */
function Plot({ drawing, topic, name, wide, label }: PlotProps): JSX.Element {
  const { picture, attach } = useSurroundings();
  const place = useRef(null);
  useLayoutEffect(
    () => (place.current === null ? undefined : attach(place.current, { drawing, topic })),
    [attach, drawing, topic],
  );
  return (
    <div
      ref={place}
      class={wide ? `plot wide ${drawing}` : `plot ${drawing}`}
      data-chart={name}
      role="img"
      aria-label={label}
      {...(wide ? { tabIndex: 0 } : {})}
      dangerouslySetInnerHTML={{ __html: picture(name) }}
    />
  );
}
