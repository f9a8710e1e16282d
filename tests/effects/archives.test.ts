import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bounded, mostUnpacked } from '../../pipeline/effects/unpack.ts';
import { realEffects } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import { type Ingested, ingest } from '../../pipeline/ingest/index.ts';
import { collected, streamed } from '../sources.ts';
import { type ZipPart, zip } from './zips.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archives-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const list = (...titles: string[]): string =>
  titles.map((title) => `${JSON.stringify({ title })}\n`).join('');

/** Writes a file into the test's folder; its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(...paths: string[]): Promise<Ingested> {
  return ingest(await realEffects.open(paths), { year: null, map: new Map() });
}

const archive = (...parts: ZipPart[]): string => file('a.zip', zip(parts));

const titles = ({ records }: Ingested): string[] =>
  records.map(({ draft, origin }) => `${origin.file}:${origin.line} ${draft.title}`);

async function refusal(...paths: string[]): Promise<string> {
  const error: unknown = await read(...paths).then(
    () => 'not refused',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return error instanceof Error ? error.message : '';
}

describe('a zip archive', () => {
  it('is read file by file, in the order of their names, packed or stored, in folders or not', async () => {
    const path = archive(
      { name: 'more/', content: '' },
      { name: 'more/figs.jsonl', content: list('Fig', 'Lime'), method: 0 },
      { name: 'b.json', content: '[{"title":"Plum"}]' },
      { name: 'a.jsonl.gz', content: gzipSync(list('Pear')) },
    );
    const result = await read(path);
    expect(titles(result)).toEqual([
      'a.zip/a.jsonl.gz:1 Pear',
      'a.zip/b.json:1 Plum',
      'a.zip/more/figs.jsonl:1 Fig',
      'a.zip/more/figs.jsonl:2 Lime',
    ]);
    expect(result.notices).toEqual([]);
    expect(result.inputs[1]).toMatchObject({
      file: 'a.zip/b.json',
      hash: createHash('sha256').update('[{"title":"Plum"}]').digest('hex'),
    });
  });

  it('is told by its content, whatever its name, also in a folder', async () => {
    mkdirSync(join(folder, 'lists'));
    file('lists/my.papers', zip([{ name: 'a.jsonl', content: list('Pear') }]));
    file('lists/b.jsonl', list('Fig'));
    expect(titles(await read(join(folder, 'lists')))).toEqual(['b.jsonl:1 Fig', 'my.papers/a.jsonl:1 Pear']);
  });

  it('gives the same whatever the order of its files, also of those that share a name', async () => {
    const parts = ['Pear', 'Fig', 'Plum'].map((title) => ({ name: 'same.jsonl', content: list(title) }));
    const first = await read(archive(...parts));
    expect(first.inputs.map((input) => input.file)).toEqual([
      'a.zip/same.jsonl',
      'a.zip/same.jsonl (2)',
      'a.zip/same.jsonl (3)',
    ]);
    expect(titles(await read(archive(...parts.reverse())))).toEqual(titles(first));
  });

  it('leaves hidden files aside, and passes over what is no list with a notice', async () => {
    const path = archive(
      { name: '__MACOSX/._a.jsonl', content: list('Ghost') },
      { name: '.hidden.jsonl', content: list('Ghost') },
      { name: 'x/.git/config.jsonl', content: list('Ghost') },
      { name: 'picture.png', content: Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00', 'latin1') },
      { name: 'a.jsonl', content: list('Pear') },
      { name: 'inner.zip', content: zip([{ name: 'b.jsonl', content: list('Ghost') }]) },
    );
    const result = await read(path);
    expect(titles(result)).toEqual(['a.zip/a.jsonl:1 Pear']);
    expect(result.notices).toEqual([
      'passed over: a.zip/inner.zip is a zip archive within an archive; unpack it and give the files in it',
      expect.stringMatching(/^passed over: a\.zip\/picture\.png is a binary file, /),
    ]);
  });

  it.each([
    ['../../etc/list.jsonl', 'a.zip/etc/list.jsonl'],
    ['/lists/list.jsonl', 'a.zip/lists/list.jsonl'],
    ['C:\\lists\\list.jsonl', 'a.zip/lists/list.jsonl'],
    ['li\u0000st\u001b[31m\n.jsonl', 'a.zip/list[31m.jsonl'],
    ['\u202eltsi.jsonl', 'a.zip/ltsi.jsonl'],
    ['..', 'a.zip/no name'],
    [`${'x'.repeat(60_000)}.jsonl`, `a.zip/${'x'.repeat(294)}.jsonl`],
    ['größe.jsonl', 'a.zip/größe.jsonl'],
    [Buffer.from('gr\x94sse.jsonl', 'latin1'), 'a.zip/grösse.jsonl'],
  ])('shows the name %.20j as harmless', async (name, shown) => {
    const { inputs } = await read(archive({ name, content: list('Pear') }));
    expect(inputs.map((input) => input.file)).toEqual([shown]);
  });

  it('passes over a file that is locked, packed in an unknown way or damaged, and reads the others', async () => {
    const path = archive(
      { name: 'a.jsonl', content: list('Pear') },
      { name: 'b.jsonl', content: list('Fig'), flags: 1 },
      { name: 'c.jsonl', content: list('Fig'), method: 14 },
      { name: 'd.jsonl', content: list('Fig'), crc: 1 },
    );
    const result = await read(path);
    expect(titles(result)).toEqual(['a.zip/a.jsonl:1 Pear']);
    expect(result.notices).toEqual([
      'passed over: a.zip/b.jsonl is locked with a password; unpack it and give the file itself',
      'passed over: a.zip/c.jsonl is packed in a way not known here (method 14); unpack it and give the file itself',
      'passed over: a.zip/d.jsonl is damaged: its checksum is wrong; fetch or pack it again',
    ]);
  });

  it.each([
    ['nothing', () => zip([]), 'nothing to read in a.zip; give an archive with lists of papers in it'],
    [
      'hidden files alone',
      () => zip([{ name: '.a', content: list('Pear') }]),
      'nothing to read in a.zip; give an archive with lists of papers in it',
    ],
    [
      'an Excel workbook',
      () =>
        zip([
          { name: '[Content_Types].xml', content: '<x/>' },
          { name: 'xl/workbook.xml', content: '<x/>' },
        ]),
      'a.zip is an Excel workbook; save it as CSV and give that',
    ],
    [
      'an office document',
      () =>
        zip([
          { name: 'mimetype', content: 'x' },
          { name: 'content.xml', content: '<x/>' },
        ]),
      'a.zip is an office document; save it as CSV or as plain text and give that',
    ],
    [
      'half of itself',
      () => zip([{ name: 'a.jsonl', content: list('Pear') }]).subarray(0, 60),
      /^a\.zip is cut off or damaged: .*; fetch or pack it again$/,
    ],
  ])('of %s is refused', async (_, make, message) => {
    expect(await refusal(file('a.zip', make()))).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('that cannot be opened is passed over in a folder', async () => {
    mkdirSync(join(folder, 'lists'));
    file('lists/a.zip', zip([{ name: 'a.jsonl', content: list('Pear') }]).subarray(0, 60));
    file('lists/b.jsonl', list('Fig'));
    const result = await read(join(folder, 'lists'));
    expect(titles(result)).toEqual(['b.jsonl:1 Fig']);
    expect(result.notices).toEqual([expect.stringMatching(/^passed over: a\.zip is cut off or damaged: /)]);
  });

  it('whose list of files breaks off gives those before the break, and says so', async () => {
    const bytes = zip([
      { name: 'a.jsonl', content: list('Pear') },
      { name: 'b.jsonl', content: list('Fig') },
    ]);
    bytes.fill(0, bytes.lastIndexOf('PK\x01\x02'), bytes.lastIndexOf('PK\x01\x02') + 4);
    const result = await read(file('a.zip', bytes));
    expect(titles(result)).toEqual(['a.zip/a.jsonl:1 Pear']);
    expect(result.notices).toEqual([
      expect.stringMatching(/^passed over: a\.zip is damaged after 1 files: .*; fetch or pack it again$/),
    ]);
  });

  it('may hold more files than its short count can say, most of them no lists', async () => {
    const parts = Array.from({ length: 66_000 }, (_, i) => ({ name: `.${i}`, content: '', method: 0 }));
    const others = Array.from({ length: 60 }, (_, i) => ({ name: `x${i}`, content: 'no list' }));
    const result = await read(archive(...parts, ...others, { name: 'a.jsonl', content: list('Pear') }));
    expect(titles(result)).toEqual(['a.zip/a.jsonl:1 Pear']);
    expect(result.notices).toHaveLength(51);
    expect(result.notices.at(-1)).toBe('passed over: 10 more files');
  });

  it('ends in papers, notices or a refusal whatever is done to its bytes', async () => {
    const sound = zip([
      { name: 'a.jsonl', content: list('Pear', 'Fig') },
      { name: 'b/c.jsonl', content: list('Plum'), method: 0 },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.option(fc.nat(sound.length)),
        async (flips, end) => {
          const bytes = Buffer.from(sound);
          for (const [at, byte] of flips) bytes[at] = byte;
          const path = file('a.zip', bytes.subarray(0, end ?? bytes.length));
          const result = await read(path).catch((error: unknown) => {
            if (error instanceof InputError) return null;
            throw error;
          });
          for (const input of result?.inputs ?? []) expect(input.read).toBe(input.kept + input.removed);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });
});

describe('what swells as no list of papers does', () => {
  const swollen = `${list('Pear')}${' '.repeat(60_000_000)}`;

  /** Reads the bytes of each source to their end: how many, or why not. */
  async function drained(path: string): Promise<(number | string)[]> {
    const all: (number | string)[] = [];
    for (const source of await realEffects.open([path])) {
      let bytes = 0;
      try {
        for await (const chunk of source.bytes) bytes += chunk.length;
        all.push(bytes);
      } catch (error) {
        all.push(error instanceof InputError ? error.message : 'another error');
      }
    }
    return all;
  }

  it('is refused in an archive, and what else it holds is read', async () => {
    const path = archive({ name: 'a.jsonl', content: swollen }, { name: 'b.jsonl', content: list('Fig') });
    expect(await drained(path)).toEqual([
      'a.zip/a.jsonl unpacks to over 1,000 times its size; unpack it and give the lists of papers in it',
      list('Fig').length,
    ]);
  });

  it('is refused as gzip', async () => {
    expect(await drained(file('a.jsonl.gz', gzipSync(swollen)))).toEqual([
      'a.jsonl.gz unpacks to over 1,000 times its size; unpack it and give the lists of papers in it',
    ]);
  });

  it('is read where its own size is small, and where it packs as text does', async () => {
    const small = swollen.slice(0, 20_000_000);
    expect(await drained(file('a.jsonl.gz', gzipSync(small)))).toEqual([small.length]);
  });

  it('is refused once all members together come to over 4 GB', async () => {
    const chunk = new Uint8Array(1000);
    const count = { bytes: mostUnpacked - 1500 };
    const passed = bounded('a.zip/a', streamed([chunk, chunk]), () => 1000, count);
    await expect(collected(passed)).rejects.toThrow(
      new InputError('a.zip/a unpacks to over 4 GB; unpack it and give the lists of papers in it'),
    );
  });
});

describe('other archives', () => {
  const tar = Buffer.alloc(1024);
  tar.write('list.jsonl');
  tar.write('ustar', 257);

  it.each([
    ['a.tar', tar, 'a tar archive'],
    ['a.tgz', gzipSync(tar), 'a tar archive'],
    ['a.rar', Buffer.from('Rar!\x1a\x07\x00'), 'a RAR archive'],
    ['a.7z', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), 'a 7z archive'],
    ['a.xz', Buffer.from('\xfd7zXZ\x00', 'latin1'), 'packed with xz'],
    ['a.bz2', Buffer.from('BZh91AY&SY', 'latin1'), 'packed with bzip2'],
    ['a.zst', Buffer.from('\x28\xb5\x2f\xfd\x00', 'latin1'), 'packed with zstd'],
    ['a.gz', gzipSync(gzipSync(list('Pear'))), 'packed twice'],
    ['b.gz', gzipSync(zip([{ name: 'a', content: 'x' }])), 'a zip archive within an archive'],
  ])('such as %s are refused with what to do', async (name, content, what) => {
    expect(await refusal(file(name, content))).toBe(`${name} is ${what}; unpack it and give the files in it`);
  });
});
