import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mended } from '../../pipeline/clean/mend.ts';

describe('mended', () => {
  it.each([
    ['Pears &amp; figs', 'Pears & figs'],
    ['Pears &amp;amp; figs', 'Pears & figs'],
    ['p &lt; 0.05 &#8211; caf&eacute;', 'p < 0.05 – café'],
    ['AT&T and R&D; no entity', 'AT&T and R&D; no entity'],
    ['&nothing; &constructor;', '&nothing; &constructor;'],
    ['CO<sub>2</sub> in <i>E. coli</i>', 'CO2 in E. coli'],
    ['&lt;i&gt;Pyrus&lt;/i&gt; fruit', 'Pyrus fruit'],
    ['<jats:p>Pears.</jats:p><jats:p>Figs.</jats:p>', ' Pears.  Figs. '],
    ['if a < b and c > d', 'if a < b and c > d'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['the ﬁrst eﬃcient ﬂow', 'the first efficient flow'],
    ['CafÃ© MÃ¼ller', 'Café Müller'],
    ['itâ€™s â€œgoodâ€\u009d', 'it’s “good”'],
    ['20Â°C Â±5 Î±-helix', '20°C ±5 α-helix'],
    ['PoincarÃ©â€“Bendixson', 'Poincaré–Bendixson'],
    ['«CAFÉ» São Paulo, naïve, NÃO', '«CAFÉ» São Paulo, naïve, NÃO'],
    ['Ångström, Łukasiewicz, Ñandú', 'Ångström, Łukasiewicz, Ñandú'],
    ['中文 👩‍🔬 عربى', '中文 👩‍🔬 عربى'],
  ])('makes of %j %j', (text, plain) => {
    expect(mended(text)).toBe(plain);
  });

  it('brings back what was read as Windows-1252', () => {
    const letters = fc.stringMatching(/^[a-z éèüöñçßøåæłśžşαβγжш’“”–…€©°±µ]{1,20}$/u);
    const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
    const garbled = (text: string): string =>
      [...new TextEncoder().encode(text)]
        .map((byte) => (byte >= 128 && byte < 160 ? signs[byte - 128] : String.fromCharCode(byte)))
        .join('');
    fc.assert(
      fc.property(letters, (text) => {
        expect(mended(garbled(text))).toBe(text);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('leaves text of any length to itself in no time', () => {
    expect(mended('&'.repeat(1e6)).length).toBe(1e6);
    expect(mended('<'.repeat(1e6)).length).toBe(1e6);
    expect(mended('<sub>'.repeat(1e5)).length).toBe(0);
    expect(mended('Ã'.repeat(1e6)).length).toBe(1e6);
  });
});
