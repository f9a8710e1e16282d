/** A still picture of the page with less to write down. */

/** Vega draws every dot as a path of its own; more than so many become one path for each colour. */
const mostDots = 2000;

/** The same picture, places to a hundredth of a pixel, and very many dots as one path for each colour. */
export function compact(svg: string): string {
  const dot =
    /<path transform="translate\(([\d.-]+),([\d.-]+)\)" d="M([\d.]+),0A[^"]*" fill="([^"]*)" stroke="([^"]*)"[^>]*\/>/g;
  const dots = svg.match(dot) ?? [];
  const joinedUp = dots.length <= mostDots ? svg : svg.replace(new RegExp(`(?:${dot.source})+`, 'g'), joined);
  return shortened(drawn(joinedUp));

  function joined(all: string): string {
    const byColour = new Map<string, { width: number; places: string[] }>();
    for (const [, x = '', y = '', radius = '', fill = '', stroke = ''] of all.matchAll(dot)) {
      // An open ring is as wide as its line alone.
      const key = fill === stroke ? stroke : `${stroke}" opacity=".5`;
      const known = byColour.get(key) ?? { width: 2 * Number(radius) + 1, places: [] };
      known.places.push(`M${Number(x).toFixed(1)},${Number(y).toFixed(1)}h0`);
      byColour.set(key, known);
    }
    return [...byColour]
      .map(
        ([colour, { width, places }]) =>
          `<path d="${places.join('')}" fill="none" stroke-linecap="round" stroke-width="${width.toFixed(1)}" stroke="${colour}"/>`,
      )
      .join('');
  }
}

/** Without paths that have no paint: those are there for the pointer alone. */
function drawn(svg: string): string {
  return svg.replace(/<path d="[^"]*"\/>/g, '');
}

/** Tags without what the page says once for all of them: its font, and what each mark is, where the picture is told as a whole. */
function shortened(svg: string): string {
  return svg.replace(/<[^>]+>/g, (tag) =>
    tag
      .replace(/ (?:font-family|role|aria-label)="[^"]*"/g, '')
      .replace(/ (?:d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*"/g, (attribute) =>
        attribute.replace(/\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
      ),
  );
}
