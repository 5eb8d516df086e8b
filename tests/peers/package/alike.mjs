// The three checks side by side on one package: all of them have to say the same.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CheckPage, launch } from './browser.mjs';
import { Bench } from './shells.mjs';
import { keys, writeMutation } from './mutations.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The newest probative-check that was built, or the one of PROBATIVE_CHECK; undefined if there is none. */
export function smallVerifier() {
  if (process.env.PROBATIVE_CHECK) return process.env.PROBATIVE_CHECK;
  const bin = join(root, 'src/Probative.Check/bin');
  const built = existsSync(bin) ? readdirSync(bin, { recursive: true }).map((name) => join(bin, String(name))) : [];
  return [...built, join(root, 'out/probative-check')]
    .filter((path) => /[/\\]probative-check$/.test(path) && existsSync(path) && statSync(path).isFile())
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** A path as verify.sh shows it on a terminal: byte by byte, 100 of them, and no byte that is not visible. */
function plain(path) {
  const bytes = Buffer.from(path);
  const shown = bytes.subarray(0, 100).toString('latin1').replace(/[^ -~]/g, '?');
  return bytes.length > 100 ? `${shown}...` : shown;
}

/**
 * A check's answer as {exit, named, saysOther, out}: `named` the codes with their paths, sorted, none twice;
 * `saysOther` whether it says beside them that another key signed the known checkpoint.
 */
const answer = (exit, faults, out, saysOther) => ({
  exit, out, saysOther, named: [...new Set(faults.map(({ code, path }) => `${code} ${plain(path)}`))].sort(),
});

/** A verdict of all three, and what is wrong with it. */
export class ThreeChecks {
  static async open({ shell = 'dash', native = smallVerifier() } = {}) {
    const checks = new ThreeChecks();
    checks.bench = new Bench();
    checks.browser = await launch();
    checks.page = await CheckPage.open(checks.browser);
    checks.shell = shell;
    checks.verifier = native;
    return checks;
  }

  /** Runs all three on a package of the list: answers {sh, html, native}. */
  async run(mutation, key = keys.log.vkey) {
    const folder = join(this.bench.folder(), 'package');
    writeMutation(folder, mutation);
    const known = mutation.known === undefined ? undefined : this.bench.file(mutation.known);
    try {
      const [sh, native] = await Promise.all([
        this.bench.check(this.shell, folder, { key, known: mutation.known })
          .then(({ exit, out, err, faults }) => answer(exit, faults, out + err, out.includes('\nKnown checkpoint:\n'))),
        this.#native(folder, key, known),
      ]);
      // A browser shows a page no links and devices in a folder.
      const html = mutation.spoil ? undefined : await this.#html(folder, key, known);
      return { sh, html, native };
    } finally {
      this.bench.discard(join(folder, '..'));
      if (known) this.bench.discard(join(known, '..'));
    }
  }

  async #html(folder, key, known) {
    const { faults = [], kept = [], shown, message } = await this.page.check({ folder, key, known });
    const shows = faults.map((fault) => `${fault.code} ${fault.path}: ${fault.message}`).join('\n');
    return answer(Number(shown), faults, `${message}\n${shows}`, kept.length > 0);
  }

  #native(folder, key, known) {
    const started = spawn(this.verifier, [
      folder, '--key', key, '--json', ...(known === undefined ? [] : ['--known', known]),
    ]);
    let out = '';
    started.stdout.on('data', (text) => { out += text; });
    return new Promise((resolve, reject) => {
      started.on('error', reject);
      started.on('close', (exit) => {
        const { result, problems } = JSON.parse(out);
        resolve(answer(exit, problems, out, (result?.known_by_other_key ?? []).length > 0));
      });
    });
  }

  async close() {
    await this.browser.close();
    this.bench.remove();
  }
}

/** What is wrong with three answers about a false package: a list of words, empty when all is well. */
export function wrongAbout({ code, codes = code && [code] }, answers) {
  const all = Object.entries(answers).filter(([, one]) => one !== undefined);
  const wrong = all.filter(([, { exit }]) => exit === 0 || exit === 5).map(([name]) => `accepted by ${name}`);
  for (const [name, { exit, named }] of all) {
    if (exit !== 1 && exit !== 0 && exit !== 5) wrong.push(`${name} ended with ${exit}`);
    const isNamed = named.some((one) => !codes || codes.includes(one.split(' ')[0]));
    if (exit === 1 && !isNamed) wrong.push(`not named by ${name}`);
  }
  const [first, ...others] = all;
  for (const [name, { named }] of others) {
    if (named.join() !== first[1].named.join()) wrong.push(`${first[0]} and ${name} differ`);
  }
  return wrong;
}

/** What is wrong with three answers about an odd package that is right. */
export function wrongAboutOdd({ isByOther = false }, answers) {
  return Object.entries(answers).flatMap(([name, { exit, saysOther }]) => [
    ...exit === 0 ? [] : [`${name} ended with ${exit}`],
    ...saysOther === isByOther ? [] : [`${name} is ${isByOther ? 'silent about' : 'wrong about'} another key`],
  ]);
}

/** Three answers as lines to read. */
export const told = (answers) => Object.entries(answers).filter(([, one]) => one !== undefined)
  .map(([name, { exit, named }]) => `  ${name.padEnd(6)} ${exit} ${named.join(', ')}`).join('\n');
