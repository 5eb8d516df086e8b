#!/usr/bin/env node
// Times verify.sh on 10,000 facts of 16 disclosures in a log of 100,000 leaves, in each shell: the time on the
// clock, and that of the processors, which says what the clock would on a machine with nothing else to do.
// `node time-verify-sh.mjs [FACTS [LOG-SIZE [SHELL]]]`

import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { makePackage } from './make-package.mjs';
import { Bench, absent, find, script, shells } from './shells.mjs';

const [facts = '10000', logSize = '100000', only] = process.argv.slice(2);
if (absent.length > 0) throw new Error(`${absent.join(', ')} absent`);
const bench = new Bench();

/** The seconds in the two lines of `times` (the shell, then its children), user and system alike. */
function processorSeconds(err) {
  const found = [...err.matchAll(/(\d+)m(\d+(?:\.\d+)?)s/g)].slice(-4);
  return found.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

try {
  const folder = join(bench.folder(), 'package');
  mkdirSync(folder);
  const sizes = { facts: Number(facts), logSize: Number(logSize), items: Math.floor(Number(facts) / 4) };
  const keys = makePackage(folder, { ...sizes, withholdFacts: 100, withholdFields: 200 });
  const timed = bench.file('"$@"\nstatus=$?\ntimes >&2\nexit $status\n');
  console.log(`${facts} facts, ${sizes.items} items, log size ${logSize}, ${availableParallelism()} cores`);
  for (const [shell, [program, ...first]] of Object.entries(shells)) {
    if (only && only !== shell) continue;
    const load = loadavg()[0].toFixed(1);
    const start = performance.now();
    const words = [find(program), ...first, script, '--work', bench.folder(), '--key', keys.log.vkey, folder];
    const { exit, err } = await bench.run('dash', words, { path: process.env.PATH, file: timed });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const used = processorSeconds(err).toFixed(1);
    console.log(`${shell}: ${seconds} s, processors ${used} s, exit ${exit}`
      + ` (load ${load} before, ${loadavg()[0].toFixed(1)} after)`);
    if (exit !== 0) process.exitCode = 1;
  }
} finally {
  bench.remove();
}
