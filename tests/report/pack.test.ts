import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../pipeline/report/pack.ts';

const columns = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
);
/** Any code units, halves of characters among them. */
const texts = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

describe('what is packed', () => {
  it('comes back: texts of any code units, numbers, lists, objects, columns wherever they stand', async () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        texts,
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
        fc.boolean(),
        fc.constant(null),
        columns,
        fc.array(tie('value')),
        fc.dictionary(
          texts.filter((key) => !key.startsWith('\u0000')),
          tie('value'),
          { noNullPrototype: true },
        ),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(value, async (one) => {
        expect(await unpack(await pack(one))).toEqual(one);
      }),
    );
  });

  it('is text that ends no script element and begins no comment', async () => {
    const text = await pack(['</script><script>alert(1)</script>', '<!--', Uint8Array.of(60, 47)]);
    expect(text).toMatch(/^\d+ [!-~]+$/);
    expect(text).not.toMatch(/[<>&]/);
    expect(await unpack(`\n${text}\n`)).toEqual([
      '</script><script>alert(1)</script>',
      '<!--',
      Uint8Array.of(60, 47),
    ]);
  });

  it('comes back when it is large', async () => {
    const large = {
      titles: Array.from({ length: 20_000 }, (_, i) => `Title ${i} \ud800`),
      column: Uint32Array.from({ length: 100_000 }, (_, i) => (i * 2_654_435_761) % 2 ** 32),
    };
    expect(await unpack(await pack(large))).toEqual(large);
  });

  it('takes no column that it could not give back', async () => {
    await expect(pack([Float32Array.of(0.5)])).rejects.toThrow('no such column');
  });
});
