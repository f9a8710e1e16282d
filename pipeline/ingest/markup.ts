/** Text without the tags and entities of HTML and JATS, as publishers put them into fields that hold plain text elsewhere. */

/** What may follow a tag's name: nothing, or attributes; `<b and c>` is no tag. */
const rest = String.raw`(?:\s+[\w:-]{1,30}=[^<>]*|\s*)/?>`;
const heading = new RegExp(`<(?:jats:)?title${rest}([^<>]*)</(?:jats:)?title>`, 'g');
const block = new RegExp(
  `</?(?:jats:)?(?:p|sec|title|list|list-item|disp-formula|break|br|div|ul|ol|li|h[1-6]|blockquote|img)${rest}`,
  'g',
);
const inline = new RegExp(
  `</?(?:(?:jats|mml):[a-zA-Z-]{1,30}|a|i|b|u|em|strong|italic|bold|sub|sup|sc|scp|span|inline-formula|tex-math|ext-link|xref)${rest}`,
  'g',
);
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** The text of HTML or JATS: headings of sections before their text, `Abstract` left out, entities decoded. */
export function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .replace(heading, (_, words: string) => {
      const plain = words.trim().replace(/[:.]$/, '');
      return plain === '' || /^(?:abstract|summary)$/i.test(plain) ? ' ' : ` ${plain}: `;
    })
    .replace(block, ' ')
    .replace(inline, '')
    .replace(
      /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
      (whole, name, decimal, hex) => {
        if (name !== undefined) return entities.get(String(name).toLowerCase()) ?? whole;
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      },
    )
    .trim();
}
