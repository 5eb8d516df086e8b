#!/usr/bin/env node
// Holds the three checks to the same false packages: the whole list of mutations.mjs, and by chance as many as
// make up COUNT. Ends with 1 if one was accepted, not named, or not named alike.
// `node check-lies.mjs [COUNT [SEED [SHELL]]]`, by default 1,000 by a seed that is printed, in dash.

import { loadavg } from 'node:os';
import { randomInt } from 'node:crypto';
import { ThreeChecks, told, wrongAbout, wrongAboutOdd } from './alike.mjs';
import { lies, oddities } from './mutations.mjs';

const [count = '1000', seed = String(randomInt(2 ** 32)), shell = 'dash'] = process.argv.slice(2);
const lanes = Number(process.env.LANES ?? 2);
console.log(`${count} false packages, seed ${seed}, ${shell}, load ${loadavg()[0].toFixed(1)}`);
const start = performance.now();
const figures = { packages: 0, accepted: 0, unnamed: 0, different: 0, odd: 0, refused: 0 };
const first = new Map();
const list = [...lies(Number(count), Number(seed))];
const odd = [...oddities];

async function lane() {
  const checks = await ThreeChecks.open({ shell });
  try {
    for (let lie = list.shift(); lie; lie = list.shift()) {
      const answers = await checks.run(lie);
      const wrong = wrongAbout(lie, answers);
      figures.packages++;
      if (figures.packages % 100 === 0) console.error(`${figures.packages} of ${count}`);
      figures.accepted += wrong.some((one) => one.startsWith('accepted')) ? 1 : 0;
      figures.unnamed += wrong.some((one) => /named by|ended with/.test(one)) ? 1 : 0;
      figures.different += wrong.some((one) => one.endsWith('differ')) ? 1 : 0;
      if (wrong.length > 0) console.log(`${lie.code ?? ''} ${lie.name}: ${wrong.join(', ')}\n${told(answers)}`);
      for (const code of new Set(answers.sh.named.map((one) => one.split(' ')[0]))) {
        first.set(code, (first.get(code) ?? 0) + 1);
      }
    }
    for (let oddity = odd.shift(); oddity; oddity = odd.shift()) {
      const answers = await checks.run(oddity);
      const wrong = wrongAboutOdd(oddity, answers);
      figures.odd++;
      figures.refused += wrong.length > 0 ? 1 : 0;
      if (wrong.length > 0) console.log(`odd and right: ${oddity.name}: ${wrong.join(', ')}\n${told(answers)}`);
    }
  } finally {
    await checks.close();
  }
}

await Promise.all(Array.from({ length: lanes }, lane));
console.log([...first].sort().map(([code, times]) => `${code} ${times}`).join(', '));
console.log(Object.entries(figures).map(([name, figure]) => `${name} ${figure}`).join(', ')
  + `, ${((performance.now() - start) / 1000).toFixed(0)} s, load ${loadavg()[0].toFixed(1)}`);
if (figures.accepted + figures.unnamed + figures.different + figures.refused > 0) process.exitCode = 1;
