// Every code of docs/spec/package.md, "The check", by at least one package that is false in that way.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CheckPage, launch, withoutBrowser } from './browser.mjs';
import { honest, keys, mutations, oddities } from './mutations.mjs';
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

  const check = ({ files, known }) => page.check({
    folder: room.folder(files),
    key: keys.log.vkey,
    ...(known ? { known: room.file(known, 'known') } : {}),
  });

  test('nothing in the package that is not changed', async () => {
    const answer = await check({ files: honest });
    assert.deepEqual([answer.faults, answer.shown], [[], '0']);
  });

  for (const oddity of oddities) {
    test(`nothing in a package that is only odd: ${oddity.name}`, async () => {
      const answer = await check(oddity);
      assert.deepEqual([answer.faults, answer.shown], [[], '0']);
    });
  }

  // A browser shows a page no links and devices in a folder.
  for (const { code, name, ...mutation } of mutations.filter(({ spoil }) => !spoil)) {
    test(`${code}: ${name}`, async () => {
      const answer = await check(mutation);
      assert.equal(answer.message, '');
      assert.equal(answer.shown, '1');
      const named = answer.faults.filter((fault) => fault.code === code);
      assert.ok(named.length > 0, JSON.stringify(answer.faults, null, 1));
      for (const fault of answer.faults) assert.ok(fault.path && fault.message && fault.hint, fault.code);
    });
  }

  test('nothing was asked for and nothing complained', () => {
    assert.deepEqual([page.requests, page.complaints], [[], []]);
  });
});
