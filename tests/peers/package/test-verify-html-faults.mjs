// Every code of docs/spec/package.md, "The check", by at least one package that is false in that way.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CheckPage, launch, withoutBrowser } from './browser.mjs';
import { files, keys, lies, remade } from './mutations.mjs';
import { Room } from './tools.mjs';

const room = new Room('verify-html-');

describe('verify.html names what is false', { skip: withoutBrowser }, () => {
  let browser, page;

  before(async () => {
    browser = await launch();
    page = await CheckPage.open(browser);
  });

  after(async () => {
    await browser?.close();
    room.remove();
  });

  test('nothing in the package that is not changed', async () => {
    const key = keys.log.vkey;
    assert.deepEqual((await page.check({ folder: room.folder(files), key })).faults, []);
    const lines = `${files['ledger/checkpoint']}\u2014 other.example/log ${'A'.repeat(96)}\n`;
    const cosigned = remade({ ...files, 'ledger/checkpoint': lines });
    assert.deepEqual((await page.check({ folder: room.folder(cosigned), key })).faults, []);
  });

  for (const [code, packages] of Object.entries(lies)) {
    for (const [name, changed] of Object.entries(packages)) {
      test(`${code}: ${name}`, async () => {
        const answer = await page.check({ folder: room.folder(changed), key: keys.log.vkey });
        assert.equal(answer.message, '');
        assert.equal(answer.shown, '1');
        const named = answer.faults.filter((fault) => fault.code === code);
        assert.ok(named.length > 0, JSON.stringify(answer.faults, null, 1));
        for (const fault of answer.faults) assert.ok(fault.path && fault.message && fault.hint, fault.code);
      });
    }
  }

  test('nothing was asked for and nothing complained', () => {
    assert.deepEqual([page.requests, page.complaints], [[], []]);
  });
});
