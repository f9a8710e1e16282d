import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, json, trusted } from '../../pipeline/report/html.ts';

/** What a browser makes of the five entities, written out. */
function read(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('html', () => {
  it('escapes text', () => {
    expect(html`<p>${'<b>Tom & Jerry</b>'}</p>`.text).toBe('<p>&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;</p>');
  });

  it('escapes what would end an attribute, in either kind of quotes', () => {
    const evil = `" onerror="x' onload='y`;
    expect(html`<a title="${evil}" alt='${evil}'>`.text).toBe(
      '<a title="&quot; onerror=&quot;x&#39; onload=&#39;y" alt=\'&quot; onerror=&quot;x&#39; onload=&#39;y\'>',
    );
  });

  it('escapes what is escaped already once more', () => {
    expect(html`${'&amp;'}`.text).toBe('&amp;amp;');
  });

  it('joins lists, escaping every entry', () => {
    expect(html`<ul>${['<', 'b', '>']}</ul>`.text).toBe('<ul>&lt;b&gt;</ul>');
    expect(html`${[]}`.text).toBe('');
  });

  it('takes its own templates as they are, and what is in them escaped once', () => {
    const rows = ['a & b', '<c>'].map((cell) => html`<td>${cell}</td>`);
    expect(html`<tr>${rows}</tr>`.text).toBe('<tr><td>a &amp; b</td><td>&lt;c&gt;</td></tr>');
    expect(html`${[[html`<i>${'&'}</i>`], ['<']]}`.text).toBe('<i>&amp;</i>&lt;');
  });

  it('shows zero and nothing for what is not there', () => {
    expect(html`${0}|${null}|${undefined}|${''}|${1.5}`.text).toBe('0||||1.5');
  });

  it('leaves what is trusted alone', () => {
    expect(html`<div>${trusted('<svg/>')}</div>`.text).toBe('<div><svg/></div>');
  });

  it('lets no text out of its place, and gives every text back to the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'abc;#39lt\u2028=/ ') }), (text) => {
        const inside = html`<p title="${text}">${text}</p>`.text;
        const match = /^<p title="([^"<>]*)">([^<>"']*)<\/p>$/s.exec(inside);
        expect(read(match?.[1] ?? 'no match')).toBe(text);
        expect(read(match?.[2] ?? 'no match')).toBe(text);
      }),
    );
  });
});

describe('json', () => {
  it('cannot end the script element that it stands in, nor begin a comment', () => {
    const { text } = json({ '</script>': '</SCRIPT ><!--<script>' });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ '</script>': '</SCRIPT ><!--<script>' });
  });

  it('holds no line separators', () => {
    const { text } = json('a\u2028b\u2029c\nd');
    expect(text).toBe('"a\\u2028b\\u2029c\\nd"');
    expect(JSON.parse(text)).toBe('a\u2028b\u2029c\nd');
  });

  it('gives every value back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { text } = json(value);
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
      }),
    );
  });
});
