/** Compiles `kernels.ts` to WebAssembly and writes it into `../kernel-bytes.ts` as text, so that it needs no file of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The text of `kernel-bytes.ts`, the same on every machine. */
export async function kernelBytes() {
  const { default: asc } = await import('assemblyscript/asc');
  const { binary, error, stderr } = await asc.compileString(
    { 'kernels.ts': readFileSync(join(here, 'kernels.ts'), 'utf8') },
    { optimizeLevel: 3, shrinkLevel: 0, runtime: 'stub', enable: ['simd'], noAssert: true, initialMemory: 1 },
  );
  if (error || !binary) throw new Error(`the kernels do not compile: ${error?.message}\n${stderr}`);
  const text = Buffer.from(binary).toString('base64');
  return `/** Made by \`npm run kernels\` from assembly/kernels.ts; a test compares the two. */\nexport const kernelBytes =\n  '${text}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(here, '../kernel-bytes.ts'), await kernelBytes());
