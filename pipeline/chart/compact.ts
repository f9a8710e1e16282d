/** A still picture of the page with less to write down. */

/** The same picture, places to a hundredth of a pixel. */
export function compact(svg: string): string {
  return shortened(drawn(svg));
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
