/**
 * A process that does with files what its arguments say (`write` or `check`, a folder, a report's name), and is killed
 * outright (SIGKILL) before the `KILL_AT`th step of moving them. `WRITER` is the bundled module.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let step = 0;
for (const name of ['copyFileSync', 'writeFileSync', 'renameSync', 'unlinkSync']) {
  const real = fs[name];
  fs[name] = (...given) => {
    if (++step === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
    return real(...given);
  };
}
syncBuiltinESMExports();

const { checkWritable, write } = await import(process.env.WRITER);
const [task, folder, report] = process.argv.slice(2);
const names = ['report.html', 'run.json', 'charts/a.svg', 'charts/a.json', `charts/only-${report}.svg`];
const isOwn = (path) => names.includes(path) || /^charts\/only-\w+\.svg$/.test(path);
if (task === 'check') await checkWritable(folder);
else await write(folder, new Map(names.map((name) => [name, `${name} of ${report}`])), isOwn);
