// Shells to run verify.sh in, with nothing on the path but the three programs that it may call.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const script = fileURLToPath(
  new URL('../../../src/Probative/Handover/Checks/verify.sh', import.meta.url));

const tools = ['sha256sum', 'openssl', 'xxd'];

/** Where a program lies, or undefined. */
export function find(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

export const absent = ['dash', 'bash', 'busybox', ...tools].filter((program) => !find(program));

export const shells = {
  'dash': ['dash'],
  'bash --posix': ['bash', '--posix'],
  'busybox ash': ['busybox', 'ash'],
};

/** A folder in memory, if the machine has one: the check writes thousands of small files. */
export class Bench {
  constructor() {
    this.path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'verify-sh-'));
    this.tools = join(this.path, 'tools');
    mkdirSync(this.tools);
    for (const tool of tools) symlinkSync(find(tool), join(this.tools, tool));
  }

  /** A new folder here. */
  folder() { return mkdtempSync(join(this.path, 'f')); }

  /** A new file here. */
  file(content) {
    const path = join(this.folder(), 'file');
    writeFileSync(path, content);
    return path;
  }

  /** Runs verify.sh, or another script, and answers {exit, out, err, faults: [{code, path}]}. */
  run(shell, parameters, { path = this.tools, file = script, cwd } = {}) {
    const [program, ...first] = shells[shell];
    const started = spawn(find(program), [...first, file, ...parameters], { cwd, env: { PATH: path } });
    let out = '', err = '';
    started.stdout.on('data', (text) => { out += text; });
    started.stderr.on('data', (text) => { err += text; });
    return new Promise((resolve, reject) => {
      started.on('error', reject);
      started.on('close', (exit) => {
        const faults = [...out.matchAll(/^FAULT ([a-z-]+) (.*?): .+$/gm)]
          .map(([, code, at]) => ({ code, path: at }));
        resolve({ exit, out, err, faults });
      });
    });
  }

  /** Checks a package with the three programs alone, in a folder for temporary files that is then removed. */
  async check(shell, folder, { key, known, ...how } = {}) {
    const work = this.folder();
    const answer = await this.run(shell, [
      '--work', work, ...(key ? ['--key', key] : []), ...(known ? ['--known', this.file(known)] : []), folder,
    ], how);
    rmSync(work, { recursive: true });
    return answer;
  }

  /** Removes a folder of this bench before the others. */
  discard(path) { rmSync(path, { recursive: true, force: true }); }

  remove() { rmSync(this.path, { recursive: true, force: true }); }
}
