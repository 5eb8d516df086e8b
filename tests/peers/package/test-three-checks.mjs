// verify.sh, verify.html and probative-check on one list of packages: they have to say the same of each.
// Run by `node --test`; LIES=1000 for the campaign, SEED=N to repeat a run.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { ThreeChecks, smallVerifier, told, wrongAbout, wrongAboutOdd } from './alike.mjs';
import { withoutBrowser } from './browser.mjs';
import { lies, oddities } from './mutations.mjs';
import { absent } from './shells.mjs';

const count = Number(process.env.LIES ?? 60);
const seed = Number(process.env.SEED ?? randomInt(2 ** 32));
const skip = withoutBrowser || (absent.length > 0 && `${absent.join(', ')} absent`)
  || (smallVerifier() === undefined && 'probative-check is not built');

describe('the three checks', { skip, concurrency: 2 }, () => {
  const free = [];

  before(async () => {
    console.log(`${count} false packages, SEED=${seed}`);
    free.push(await ThreeChecks.open(), await ThreeChecks.open());
  });

  after(async () => { for (const checks of free) await checks.close(); });

  /** Two tests run at a time, and each needs a page of its own. */
  async function run(mutation) {
    const checks = free.pop();
    try {
      return await checks.run(mutation);
    } finally {
      free.push(checks);
    }
  }

  for (const lie of lies(count, seed)) {
    test(`${lie.code ?? ''} ${lie.name}`, async () => {
      const answers = await run(lie);
      assert.deepEqual(wrongAbout(lie, answers), [], `SEED=${seed}\n${told(answers)}`);
    });
  }

  for (const oddity of oddities) {
    test(`odd and right: ${oddity.name}`, async () => {
      const answers = await run(oddity);
      assert.equal(Object.keys(answers).length, 3);
      assert.deepEqual(wrongAboutOdd(oddity, answers), [], told(answers));
    });
  }
});
