/** Opens a file in the reader's browser, by the system's own opener. */
import { spawn } from 'node:child_process';

export function openInBrowser(path: string): void {
  const [program, ...before] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  if (program === undefined) return;
  // Where there is no opener, the path has been printed already.
  spawn(program, [...before, path], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
