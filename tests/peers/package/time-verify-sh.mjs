#!/usr/bin/env node
// Times verify.sh on 10,000 facts of 16 disclosures in a log of 100,000 leaves, in each shell.
// `node time-verify-sh.mjs [FACTS [LOG-SIZE [SHELL]]]`

import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { makePackage } from './make-package.mjs';
import { Bench, absent, shells } from './shells.mjs';

const [facts = '10000', logSize = '100000', only] = process.argv.slice(2);
if (absent.length > 0) throw new Error(`${absent.join(', ')} absent`);
const bench = new Bench();
try {
  const folder = join(bench.folder(), 'package');
  mkdirSync(folder);
  const sizes = { facts: Number(facts), logSize: Number(logSize), items: Math.floor(Number(facts) / 4) };
  const keys = makePackage(folder, { ...sizes, withholdFacts: 100, withholdFields: 200 });
  console.log(`${facts} facts, ${sizes.items} items, log size ${logSize}, ${availableParallelism()} cores`);
  for (const shell of Object.keys(shells).filter((name) => !only || name === only)) {
    const load = loadavg()[0].toFixed(1);
    const start = performance.now();
    const { exit } = await bench.check(shell, folder, { key: keys.log.vkey, path: process.env.PATH });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${shell}: ${seconds} s, exit ${exit} (load before: ${load})`);
    if (exit !== 0) process.exitCode = 1;
  }
} finally {
  bench.remove();
}
