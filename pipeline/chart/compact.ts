/** A still picture of the page with less to write down. */

/** The same picture, places to a hundredth of a pixel; a line to where it began is one of no length. */
export function compact(svg: string): string {
  return shortened(drawn(svg)).replace(/M([\d.-]+,[\d.-]+)L\1(?=[M"])/g, 'M$1h0');
}

/** Without what has no paint and is there for the pointer alone, texts without a letter, and groups that are empty then. */
function drawn(svg: string): string {
  const painted = svg
    .replace(/<path [^>]*\/>/g, (path) =>
      / (?:fill|stroke)="(?!transparent")/.test(path) && !path.includes(' display="none"') ? path : '',
    )
    .replace(/<text [^>]*\/>/g, '');
  let [before, left] = ['', painted];
  while (before !== left) [before, left] = [left, left.replace(/<g(?: [^>]*)?><\/g>/g, '')];
  return left;
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
