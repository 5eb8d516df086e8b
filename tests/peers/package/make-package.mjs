#!/usr/bin/env node
// Writes a package by docs/spec/ alone, without any code of the product, for tests of the three checks.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { productChecks, writeFolder } from './bag.mjs';
import { Maker } from './maker.mjs';

const usage = `node make-package.mjs --out DIR [options]
  --facts K            facts of the case in the package, its HandedOver included (40)
  --items I            items received in the case (5)
  --other-cases M      other cases in the log, K facts each, scattered among ours (2)
  --log-size L         size of the log instead
  --withhold-facts k   withhold k whole facts, and the items that only they name
  --withhold-fields k  withhold k fields beside those that stay in the house
  --seed S             the same seed makes the same package, keys included (1)
  --vkey-out FILE      write the verifier key line of the log here
  --earlier            DIR holds three things: earlier/, earlier.checkpoint, and later/, the package
                       of the whole case, which carries the nodes for the earlier checkpoint
Example: node make-package.mjs --facts 100 --items 20 --withhold-facts 3 --out package --vkey-out vkey
`;

/** Makes a package in a folder; see the usage for the options. Returns the maker's keys. */
export function makePackage(folder, options = {}) {
  const maker = new Maker(options);
  const checks = options.checks ?? productChecks();
  const { first, last } = maker.packages({ earlier: options.earlier, checks });
  if (first) {
    mkdirSync(folder, { recursive: true });
    writeFolder(join(folder, 'earlier'), first.files);
    writeFileSync(join(folder, 'earlier.checkpoint'), first.checkpoint);
  }
  writeFolder(first ? join(folder, 'later') : folder, last.files);
  return maker.keys;
}

function main() {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: {
      'facts': text, 'items': text, 'other-cases': text, 'log-size': text, 'withhold-facts': text,
      'withhold-fields': text, 'seed': text, 'out': text, 'vkey-out': text,
      'earlier': { type: 'boolean' }, 'help': { type: 'boolean' },
    },
  });
  if (values.help || !values.out) {
    process.stdout.write(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const number = (name) => (values[name] === undefined ? undefined : Number(values[name]));
  const keys = makePackage(values.out, {
    seed: values.seed,
    facts: number('facts'),
    items: number('items'),
    otherCases: number('other-cases'),
    logSize: number('log-size'),
    withholdFacts: number('withhold-facts'),
    withholdFields: number('withhold-fields'),
    earlier: values.earlier,
  });
  if (values['vkey-out']) writeFileSync(values['vkey-out'], `${keys.log.vkey}\n`);
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) main();
