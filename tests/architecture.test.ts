import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const pipeline = fileURLToPath(new URL('../pipeline', import.meta.url));
/** What any module may use. */
const shared = ['types.ts', 'errors.ts', 'dates.ts', 'numbers.ts', 'order.ts', 'steps.ts', 'words.ts'];
const stages = 'ingest clean vectorise reduce cluster curate label evaluate chart report'.split(' ');

interface Module {
  /** Path below `pipeline/`. */
  readonly path: string;
  /** Without comments, and with the contents of texts and templates left out. */
  readonly code: string;
  /** What it imports, as written; from other modules of the pipeline as their path below it. */
  readonly imports: readonly string[];
  /** Those of them that are there when it runs, and not for types alone. */
  readonly values: readonly string[];
}

const modules: readonly Module[] = readdirSync(pipeline, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(pipeline, path), 'utf8');
    const places = (names: readonly string[]): string[] => names.map((name) => placed(path, name));
    const values = text.replace(/^(?:import|export) type [^;]*;/gm, '');
    return { path, code: bare(text), imports: places(importsOf(text)), values: places(importsOf(values)) };
  });

/** Every module named in an `import`, `export ... from` or `import()`. */
function importsOf(text: string): string[] {
  const forms =
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(forms)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** `./x.ts` as seen from `path`, below `pipeline/`; any other name unchanged. */
function placed(path: string, name: string): string {
  if (!name.startsWith('.')) return name;
  return relative(pipeline, resolve(pipeline, path, '..', name)).replaceAll('\\', '/');
}

/** Code without comments and without what stands in texts, templates (but for what they compute) and regular expressions. */
function bare(text: string): string {
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(=,:[!&|?{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|[`{}]/g;
  let out = '';
  let from = 0;
  // For each open brace, whether it is that of a `${` in a template.
  const braces: boolean[] = [];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    out += text.slice(from, match.index);
    from = token.lastIndex;
    const [part] = match;
    const closes = part === '}' && braces.pop() === true;
    if (part === '{') braces.push(false);
    if (part === '`' || closes) {
      const rest = /(?:\\[\s\S]|(?!\$\{)[^`\\])*(`|\$\{)/y;
      rest.lastIndex = from;
      const end = rest.exec(text);
      if (end?.[1] === '${') braces.push(true);
      from = end ? rest.lastIndex : text.length;
      token.lastIndex = from;
      out += end?.[1] === '${' ? '(' : ' ';
    } else {
      out += part === '{' || part === '}' ? part : part.startsWith('/') ? ' ' : "''";
    }
  }
  return out + text.slice(from);
}

/** What the pipeline's own part of a path belongs to: a folder, or the file itself. */
const partOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path);

const isOwn = (name: string): boolean => modules.some(({ path }) => path === name);

/** Imports that are not allowed, as `from -> to`. */
function offences(
  of: (module: Module) => boolean,
  isAllowed: (name: string, module: Module) => boolean,
): string[] {
  return modules
    .filter(of)
    .flatMap((module) =>
      module.imports.filter((name) => !isAllowed(name, module)).map((name) => `${module.path} -> ${name}`),
    );
}

/** The page's own script, which is in the browser what `run.ts` is in Node. */
const isPage = ({ path }: Module): boolean => path.startsWith('report/page/');
/** A stage, or what comes before the first: live sources, which have the network, clock and chance handed in. */
const isStage = (module: Module): boolean =>
  [...stages, 'live'].includes(partOf(module.path)) && !isPage(module);

describe('the reader of imports in this test', () => {
  it('sees every form of import', () => {
    expect(
      importsOf(
        `import a from './a.ts';\nimport {\n  b,\n  type C,\n} from "../b.ts";\nimport 'side';\nexport { d } from 'd';\nexport type * from './e.ts';\nconst f = await import('./f.ts');\nimport type { G } from 'g';`,
      ),
    ).toEqual(['./a.ts', '../b.ts', 'side', 'd', './e.ts', './f.ts', 'g']);
    expect(placed('chart/theme.ts', '../types.ts')).toBe('types.ts');
    expect(placed('report/sections/x.tsx', '../view.ts')).toBe('report/view.ts');
  });

  it('leaves out comments, texts, templates and regular expressions, and nothing else', () => {
    const dollar = '$';
    const code = [
      "const a: any = 'any'; // any",
      '/* any */ x("any \\" any", /any[/"]any/)',
      `\`any \\\` ${dollar}{one(\`any ${dollar}{two} any\`)} any\`;`,
      'function f() { return { g: `any` }; } // any',
      'three',
    ].join('\n');
    expect(bare(code).match(/\b(?:any|one|two|three|g)\b/g)).toEqual(['any', 'one', 'two', 'g', 'three']);
  });

  it('finds the pipeline', () => {
    expect(modules.length).toBeGreaterThan(50);
    for (const stage of stages)
      expect([stage, modules.some(({ path }) => partOf(path) === stage)]).toEqual([stage, true]);
    expect(modules.find(({ path }) => path === 'run.ts')?.imports).toEqual(
      expect.arrayContaining(['clean/index.ts', 'chart/index.ts', 'types.ts']),
    );
    const missing = modules.flatMap(({ path, imports }) =>
      imports.filter((name) => /\.tsx?$/.test(name) && !isOwn(name)).map((name) => `${path} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('imports run one way', () => {
  it('types and errors import nothing', () => {
    expect(
      offences(
        ({ path }) => path === 'types.ts' || path === 'errors.ts',
        () => false,
      ),
    ).toEqual([]);
  });

  it('of the pipeline, linalg imports itself, types and errors alone', () => {
    const isAllowed = (name: string): boolean =>
      isOwn(name)
        ? partOf(name) === 'linalg' || name === 'types.ts' || name === 'errors.ts'
        : !name.startsWith('.') && !name.startsWith('node:');
    expect(modules.some(({ path }) => partOf(path) === 'linalg')).toBe(true);
    expect(offences(({ path }) => partOf(path) === 'linalg', isAllowed)).toEqual([]);
  });

  it('a stage imports itself, linalg, what is shared and packages: no other stage, config, effects, run or cli', () => {
    expect(
      offences(isStage, (name, { path }) =>
        isOwn(name)
          ? [partOf(path), 'linalg', ...shared].includes(partOf(name))
          : !name.startsWith('.') && !name.startsWith('node:'),
      ),
    ).toEqual([]);
  });

  it('the script of the page knows report and chart, and brings nothing into the page but Preact and Vega', () => {
    expect(
      offences(isPage, (name) => !isOwn(name) || ['report', 'chart', ...shared].includes(partOf(name))),
    ).toEqual([]);
    const reached = new Set(['report/page/main.tsx']);
    const packages = new Set<string>();
    for (const path of reached) {
      for (const name of modules.find((module) => module.path === path)?.values ?? [])
        isOwn(name) ? reached.add(name) : packages.add(name);
    }
    expect(reached).toContain('chart/topic-map.ts');
    expect([...packages].sort()).toEqual(['preact', 'preact/hooks', 'vega', 'vega-interpreter']);
  });

  it('run imports no effects and no cli', () => {
    expect(
      offences(
        ({ path }) => path === 'run.ts',
        (name) =>
          !name.startsWith('node:') && !['cli', 'effects', 'effects.ts', 'index.ts'].includes(partOf(name)),
      ),
    ).toEqual([]);
  });

  it('config knows stages by their types, and neither run, effects nor cli', () => {
    expect(
      offences(
        ({ path }) => path === 'config.ts',
        (name) =>
          !name.startsWith('node:') &&
          !['cli', 'effects', 'effects.ts', 'run.ts', 'index.ts'].includes(partOf(name)),
      ),
    ).toEqual([]);
  });

  it('nothing but cli imports cli, and nothing imports the public index', () => {
    expect(
      offences(
        ({ path }) => partOf(path) !== 'cli',
        (name) => partOf(name) !== 'cli',
      ),
    ).toEqual([]);
    expect(
      offences(
        () => true,
        (name) => name !== 'index.ts',
      ),
    ).toEqual([]);
  });

  it('only run, reading, redraw, sweep, describe, guide, plan, settings and the public index know two stages', () => {
    const knowing = modules
      .filter((module) => !isPage(module))
      .filter(({ imports }) => new Set(imports.map(partOf).filter((part) => stages.includes(part))).size > 1)
      .map(({ path }) => path);
    expect(knowing).toEqual([
      ...[
        'describe.ts',
        'guide.ts',
        'index.ts',
        'plan.ts',
        'reading.ts',
        'redraw.ts',
        'run.ts',
        'settings.ts',
        'sweep.ts',
      ],
    ]);
  });

  it('only effects and cli reach the machine', () => {
    const reaching = modules.filter(({ imports }) =>
      imports.some((name) => /^node:|^(?:fs|path|os|http)$/.test(name)),
    );
    expect(reaching.map(({ path }) => path)).toEqual(
      reaching
        .map(({ path }) => path)
        .filter((path) => path === 'effects.ts' || ['effects', 'cli'].includes(partOf(path))),
    );
    expect(reaching.length).toBeGreaterThan(0);
  });
});

describe('a stage', () => {
  const inStages = (pattern: RegExp): string[] =>
    modules
      .filter(isStage)
      .flatMap(({ path, code }) => [...code.matchAll(pattern)].map(([found]) => `${path}: ${found}`));

  it('never prints', () => {
    expect(inStages(/\bconsole\b|\bprocess\b/g)).toEqual([]);
  });

  it('has no clock, chance or locale but what it is given', () => {
    expect(
      inStages(
        /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\blocaleCompare\b|\btoLocale\w+|\bIntl\b/g,
      ),
    ).toEqual([]);
    expect(
      modules
        .filter(({ path }) => partOf(path) === 'linalg' || path === 'run.ts')
        .flatMap(({ code }) => code.match(/\bMath\.random\b|\bDate\.now\b/g) ?? []),
    ).toEqual([]);
  });

  it('names no colour outside the theme', () => {
    const coloured = modules
      .filter(({ path }) => path !== 'chart/theme.ts')
      .flatMap(({ path }) => {
        const text = readFileSync(join(pipeline, path), 'utf8');
        return [...text.matchAll(/(?<!&)#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgb|hsl)a?\(/gi)].map(
          ([found]) => `${path}: ${found}`,
        );
      });
    expect(coloured).toEqual([]);
  });
});

describe('the whole pipeline', () => {
  it('has no any', () => {
    const found = modules.flatMap(({ path, code }) =>
      [...code.matchAll(/(?:[:<,|&(=]|\bas|\bextends)\s*any\b(?!\s*\()|\bany\[\]/g)].map(
        ([text]) => `${path}: ${text}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('silences no checker', () => {
    const found = modules.flatMap(({ path }) =>
      [...readFileSync(join(pipeline, path), 'utf8').matchAll(/@ts-(?:ignore|nocheck|expect-error)/g)].map(
        ([text]) => `${path}: ${text}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('never evaluates text', () => {
    const found = modules.flatMap(({ path, code }) =>
      [
        ...code.matchAll(
          /\beval\(|\bnew Function\(|\.innerHTML\b|\.outerHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/g,
        ),
      ].map(([text]) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});
