import fc from 'fast-check';
import { parseExpression } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { describe, expect, it } from 'vitest';
import { compiled, expressions } from '../../../pipeline/report/page/expressions.ts';

type Evaluate = (datum: object, params: object) => unknown;
type Encode = (item: object, params: object) => unknown;

const ast = (text: string): never => parseExpression(text) as never;
const ctx = {
  functions: {
    scale: (name: unknown, value: unknown) => `${String(name)}:${String(value)}`,
    isValid: (value: unknown) => value !== null && value !== undefined,
  },
};
const params = { $width: 640, $left: 12, $none: null };

/** Expressions of fields, parameters, numbers and texts, with what joins them. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('datum.x', 'datum["y"]', 'datum.deep.er', 'width', 'left', 'none', '"text"', '0.5', '-3'),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '%', '<', '<=', '>', '>=', '===', '!==', '&&', '||'),
        tie('expression'),
      )
      .map(([a, join, b]) => `(${a} ${join} ${b})`),
    fc.tuple(fc.constantFrom('-', '+', '!'), tie('expression')).map(([sign, a]) => `${sign}(${a})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .chain(([a, b, c]) => fc.constantFrom(`(${a} ? ${b} : ${c})`, `if(${a}, ${b}, ${c})`)),
    tie('expression').chain((a) =>
      fc.constantFrom(`abs(${a})`, `max(${a}, 3)`, `isValid(${a})`, `isFinite(${a})`, `scale("x", ${a})`),
    ),
    fc.array(tie('expression'), { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
  ),
}));
const datum = fc.record({
  x: fc.oneof(fc.double(), fc.constantFrom(null, undefined, '7')),
  y: fc.oneof(fc.integer(), fc.string()),
  deep: fc.record({ er: fc.boolean() }),
});

describe('expressions of charts', () => {
  it('say what the interpreter of Vega says', () => {
    fc.assert(
      fc.property(expression, datum, (text, row) => {
        expect(compiled(ast(text), ctx.functions)).not.toBeNull();
        const fast = expressions.parameter(ctx, { ast: ast(text) }) as Evaluate;
        const slow = expressionInterpreter.parameter(ctx, { ast: ast(text) }) as Evaluate;
        expect(fast(row, params)).toEqual(slow(row, params));
        const now = expressions.operator(ctx, { ast: ast('left * width') }) as (params: object) => unknown;
        expect(now(params)).toBe(12 * 640);
      }),
    );
  });

  it.each([
    'constructor',
    '__proto__',
    'datum.constructor',
    'datum[datum.y]',
    '/a/g',
    '{a: 1}',
    'E',
    'event.x',
    'x()',
  ])('are left to it where they are not plain: %s', (text) => {
    const found = compiled(ast(text), ctx.functions);
    if (text === 'constructor' || text === '__proto__') {
      // A parameter that there is not.
      expect(found?.({}, undefined, undefined)).toBeUndefined();
    } else expect(found).toBeNull();
  });

  it.each(['rect', 'rule', 'symbol', 'area'])('set what a mark is drawn by as it does: %s', (marktype) => {
    const channel = fc.constantFrom('x', 'x2', 'xc', 'y', 'y2', 'yc', 'width', 'height', 'fill');
    fc.assert(
      fc.property(fc.uniqueArray(channel), datum, fc.double({ noNaN: true }), (names, row, width) => {
        const channels = Object.fromEntries(
          names.map((name, i) => [name, { ast: ast(`datum.at + ${i * 7 - 20}`) }]),
        );
        const [fast, slow] = [expressions, expressionInterpreter].map((by) => {
          const item: Record<string, unknown> = { datum: { ...row, at: 1 }, width, height: 2 };
          const encode = by.encode(ctx, { marktype, channels }) as Encode;
          return [encode(item, params), item, encode(item, params)];
        });
        expect(fast).toEqual(slow);
      }),
    );
  });
});
