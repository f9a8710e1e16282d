/**
 * Expressions of charts as functions. vega-interpreter, which a page must use that allows no code from text, walks an
 * expression and builds its surroundings anew for every value; here the plain ones, as nearly all are, become functions
 * once, which halves the time of drawing. Whatever is not plain is left to vega-interpreter.
 */
import { expressionInterpreter } from 'vega-interpreter';

/** A node of a parsed expression; which fields there are depends on its type. */
interface Ast {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly regex?: object;
  readonly operator?: string;
  readonly computed?: boolean;
  readonly object?: Ast;
  readonly property?: Ast;
  readonly callee?: Ast;
  readonly arguments?: readonly Ast[];
  readonly elements?: readonly Ast[];
  readonly test?: Ast;
  readonly consequent?: Ast;
  readonly alternate?: Ast;
  readonly left?: Ast;
  readonly right?: Ast;
  readonly argument?: Ast;
}

type Params = Readonly<Record<string, unknown>>;
interface Item extends Record<string, unknown> {
  datum: object;
  x: number;
  x2: number;
  xc: number;
  y: number;
  y2: number;
  yc: number;
  width?: number;
  height?: number;
}
type Value = (params: Params, datum: object | undefined, item: Item | undefined) => unknown;
type Functions = Readonly<Record<string, (...args: unknown[]) => unknown>>;
interface Context {
  readonly functions: Functions;
}
interface Encode {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, { readonly ast: Ast }>>;
}

/** The interpreter of Vega's views. */
export const expressions = {
  ...expressionInterpreter,
  operator(ctx: Context, expr: { readonly ast: Ast }): unknown {
    const value = compiled(expr.ast, ctx.functions);
    return value
      ? (params: Params) => value(params, undefined, undefined)
      : (expressionInterpreter.operator(ctx, expr) as unknown);
  },
  parameter(ctx: Context, expr: { readonly ast: Ast }): unknown {
    const value = compiled(expr.ast, ctx.functions);
    return value
      ? (datum: object, params: Params) => value(params, datum, undefined)
      : (expressionInterpreter.parameter(ctx, expr) as unknown);
  },
  encode(ctx: Context, encode: Encode): unknown {
    const channels = Object.entries(encode.channels).map(([name, { ast }]) => ({
      name,
      value: compiled(ast, ctx.functions),
    }));
    if (!channels.every((one): one is { name: string; value: Value } => one.value !== null))
      return expressionInterpreter.encode(ctx, encode) as unknown;
    const has = new Set(Object.keys(encode.channels));
    const isBox = ['group', 'image', 'rect'].includes(encode.marktype);
    const isSpatial = encode.marktype !== 'rule' && ['x2', 'xc', 'y2', 'yc'].some((name) => has.has(name));
    return (item: Item, params: Params): 0 | 1 => {
      let changed: 0 | 1 = 0;
      for (const { name, value } of channels) {
        const found = value(params, item.datum, item);
        if (item[name] === found) continue;
        item[name] = found;
        changed = 1;
      }
      if (isSpatial) settle(item, has, isBox);
      return changed;
    };
  },
};

/** Both ends of an extent, or its middle, as its beginning and its length, as Vega's marks want them. */
function settle(item: Item, has: ReadonlySet<string>, isBox: boolean): void {
  if (has.has('x2')) {
    if (has.has('x')) {
      if (isBox && item.x > item.x2) [item.x, item.x2] = [item.x2, item.x];
      item.width = item.x2 - item.x;
    } else {
      item.x = item.x2 - (item.width ?? 0);
    }
  }
  if (has.has('xc')) item.x = item.xc - (item.width ?? 0) / 2;
  if (has.has('y2')) {
    if (has.has('y')) {
      if (isBox && item.y > item.y2) [item.y, item.y2] = [item.y2, item.y];
      item.height = item.y2 - item.y;
    } else {
      item.y = item.y2 - (item.height ?? 0);
    }
  }
  if (has.has('yc')) item.y = item.yc - (item.height ?? 0) / 2;
}

const numbers: Functions = {
  isNaN: Number.isNaN as () => boolean,
  isFinite: Number.isFinite as () => boolean,
  abs: Math.abs as () => number,
  ceil: Math.ceil as () => number,
  floor: Math.floor as () => number,
  round: Math.round as () => number,
  sqrt: Math.sqrt as () => number,
  pow: Math.pow as () => number,
  max: Math.max as () => number,
  min: Math.min as () => number,
  length: ((list: { length: number }) => list.length) as () => number,
};

const binary: Readonly<Record<string, (a: never, b: never) => unknown>> = {
  '*': (a: number, b: number) => a * b,
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  '>': (a: number, b: number) => a > b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
};

const unary: Readonly<Record<string, (a: never) => unknown>> = {
  '-': (a: number) => -a,
  '+': (a: number) => +a,
  '!': (a) => !a,
};

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The function of an expression; null where it is more than fields, parameters, sums, choices and known calls. */
export function compiled(ast: Ast | undefined, functions: Functions): Value | null {
  const part = (one: Ast | undefined): Value | null => compiled(one, functions);
  switch (ast?.type) {
    case 'Literal': {
      const { value } = ast;
      return ast.regex ? null : () => value;
    }
    case 'Identifier': {
      if (ast.name === 'datum') return (_, datum) => datum;
      if (ast.name === 'item') return (_, __, item) => item;
      // Constants, and what belongs to an event, have names without a parameter.
      if (ast.name === 'event' || /^(?:NaN|[A-Z\d_]+)$/.test(ast.name ?? '')) return null;
      const key = `$${ast.name}`;
      return (params) => params[key];
    }
    case 'MemberExpression': {
      const object = part(ast.object);
      const { property } = ast;
      const key = ast.computed ? (property?.type === 'Literal' ? property.value : null) : property?.name;
      // Methods are no fields.
      if (!object || typeof key !== 'string' || key === 'constructor' || key === '__proto__') return null;
      return (params, datum, item) => (object(params, datum, item) as Record<string, unknown>)[key];
    }
    case 'CallExpression':
      return call(ast, functions);
    case 'ArrayExpression': {
      const parts = all(ast.elements, functions);
      return parts && ((params, datum, item) => parts.map((one) => one(params, datum, item)));
    }
    case 'UnaryExpression': {
      const [does, a] = [own(unary, ast.operator ?? ''), part(ast.argument)];
      return does && a ? (params, datum, item) => does(a(params, datum, item) as never) : null;
    }
    case 'BinaryExpression': {
      const [does, a, b] = [own(binary, ast.operator ?? ''), part(ast.left), part(ast.right)];
      if (!does || !a || !b) return null;
      return (params, datum, item) => does(a(params, datum, item) as never, b(params, datum, item) as never);
    }
    case 'LogicalExpression': {
      const [a, b] = [part(ast.left), part(ast.right)];
      if (!a || !b) return null;
      return ast.operator === '&&'
        ? (params, datum, item) => a(params, datum, item) && b(params, datum, item)
        : (params, datum, item) => a(params, datum, item) || b(params, datum, item);
    }
    case 'ConditionalExpression':
      return choice([ast.test, ast.consequent, ast.alternate], functions);
    default:
      return null;
  }
}

function call(ast: Ast, functions: Functions): Value | null {
  const name = (ast.callee?.name ?? '').replace(/^_/, '');
  if (name === 'if') return choice(ast.arguments ?? [], functions);
  const does = own(numbers, name) ?? functions[name];
  const parts = all(ast.arguments, functions);
  if (!does || !parts) return null;
  const [a, b] = parts;
  if (parts.length === 1 && a) return (params, datum, item) => does.call(functions, a(params, datum, item));
  if (parts.length === 2 && a && b)
    return (params, datum, item) => does.call(functions, a(params, datum, item), b(params, datum, item));
  return (params, datum, item) =>
    does.apply(
      functions,
      parts.map((one) => one(params, datum, item)),
    );
}

function choice(parts: readonly (Ast | undefined)[], functions: Functions): Value | null {
  const [test, yes, no] = parts.map((one) => compiled(one, functions));
  if (!test || !yes || !no) return null;
  return (params, datum, item) =>
    test(params, datum, item) ? yes(params, datum, item) : no(params, datum, item);
}

function all(parts: readonly Ast[] | undefined, functions: Functions): Value[] | null {
  const values = (parts ?? []).map((one) => compiled(one, functions));
  return values.every((one): one is Value => one !== null) ? values : null;
}
