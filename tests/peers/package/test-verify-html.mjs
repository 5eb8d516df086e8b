// verify.html in a real browser: what a judge's clerk would see. Run by `node --test`.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CheckPage, launch, pagePath, withoutBrowser } from './browser.mjs';
import { productChecks } from './bag.mjs';
import { sha256Hex } from './encoding.mjs';
import { keysFromSeed, signedAlsoBy, signedBy, signedCheckpoint } from './keys.mjs';
import { Maker } from './maker.mjs';
import { sealed } from './seal-page.mjs';
import { Room, randomNumbers, unpacksTheSame, withLine } from './tools.mjs';
import { zip, zipEntries } from './zip.mjs';

const room = new Room('verify-html-');
const noTime = 'No outside time: this record could have been made on any day before you received it.';
const options = { facts: 40, items: 6, withholdFacts: 2, withholdFields: 4 };
const keys = keysFromSeed(1);
const fingerprint = sha256Hex(keys.log.vkey);
const { first, last } = new Maker({ ...options }).packages({ earlier: true, checks: productChecks() });
let browser, opened;

const codes = ({ faults }) => [...new Set(faults.map(({ code }) => code))].sort();
const clean = room.folder(last.files);

/** A page with a restricted browser behind it, for one test. */
async function withPage(how, use) {
  const page = await CheckPage.open(browser, how);
  try {
    await use(page);
    assert.deepEqual(page.requests, [], 'the page asked for something');
    assert.deepEqual(page.complaints, [], 'the page or its policy complained');
  } finally {
    await page.close();
  }
}

describe('verify.html', { skip: withoutBrowser }, () => {
  before(async () => {
    browser = await launch();
    opened = await CheckPage.open(browser);
  });

  after(async () => {
    await browser?.close();
    room.remove();
  });

  test('the policy of the page names its script and its style', () => {
    const page = readFileSync(pagePath, 'utf8');
    assert.equal(sealed(page), page, 'run: node tests/peers/package/seal-page.mjs PAGE');
    assert.match(page, /content="default-src 'none';/);
    const ways = /unsafe-|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?:/;
    assert.doesNotMatch(page, ways);
  });

  test('a clean package is identified by the fingerprint, in any writing, or the key line', async () => {
    const spaced = fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:').replace(/:(....:)/g, ' : $1');
    for (const key of [fingerprint, spaced, ` ${keys.log.vkey}\n`]) {
      const answer = await opened.check({ folder: clean, key });
      assert.deepEqual(answer.faults, []);
      assert.equal(answer.shown, '0');
      assert.equal(answer.result, 0);
      assert.ok(answer.showsNot.includes(noTime));
    }
    assert.equal(opened.workers, 1, 'the check runs in a worker');
  });

  test('without a key the signer is not identified', async () => {
    const answer = await opened.check({ folder: clean });
    assert.equal(answer.shown, '5');
    assert.deepEqual(answer.faults, []);
    assert.match(answer.headline, /^SIGNER NOT IDENTIFIED/);
    assert.ok(answer.showsNot.includes(noTime));
  });

  test('another key is named, and a key that is none is wrong usage', async () => {
    const other = keysFromSeed(2).log;
    for (const key of [other.vkey, sha256Hex(other.vkey), keysFromSeed(2, other.origin).log.vkey]) {
      const answer = await opened.check({ folder: clean, key });
      assert.equal(answer.shown, '1');
      assert.deepEqual(codes(answer), ['signer-other']);
    }
    const answer = await opened.check({ folder: clean, key: `${fingerprint}0` });
    assert.equal(answer.shown, '2');
    assert.match(answer.headline, /^No result: the key/);
    assert.match(answer.next, /neither a fingerprint nor/);
  });

  test('the key may be given afterwards, and the result changes at once', async () => {
    assert.equal((await opened.check({ folder: clean })).shown, '5');
    await opened.page.fill('#key', fingerprint);
    await opened.page.waitForFunction(() => document.documentElement.dataset.result === '0');
    await opened.page.fill('#key', fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
    await opened.page.waitForFunction(() => document.documentElement.dataset.result === '1');
  });

  test('the result can be saved as a text', async () => {
    await opened.check({ folder: clean, key: fingerprint });
    const [download] = await Promise.all([opened.page.waitForEvent('download'), opened.page.click('#save')]);
    const text = readFileSync(await download.path(), 'utf8');
    assert.equal(download.suggestedFilename(), 'check-result.txt');
    for (const words of ['Result 0', noTime, fingerprint.slice(0, 4), 'Chosen: package']) {
      assert.ok(text.includes(words), words);
    }
  });

  test('a check can be stopped, and another begun', async () => {
    const folder = room.folder(last.files);
    writeFileSync(join(folder, 'data', 'large'), '');
    truncateSync(join(folder, 'data', 'large'), 2 ** 31);
    for (const without of [[], ['worker']]) {
      await withPage({ without }, async (page) => {
        await page.page.setInputFiles('#folder', folder);
        await page.page.waitForFunction(() => document.getElementById('progress').value > 8_000_000);
        await page.page.click('#stop');
        assert.match((await page.answer()).message, /^Stopped/);
        assert.equal((await page.check({ folder: clean, key: fingerprint })).shown, '0');
      });
    }
  });

  test('an endless line and countless faults are refused in bounded memory', async () => {
    const facts = 'data/facts.txt';
    const tildes = room.folder(withLine(last.files, facts, 4, (line) => line + '~'.repeat(15_000_000)));
    assert.ok(codes(await opened.check({ folder: tildes })).includes('disclosure-foreign'));
    const long = room.folder(withLine(last.files, facts, 4, (line) => line + 'A'.repeat(40_000_000)));
    assert.ok(codes(await opened.check({ folder: long })).includes('fact-malformed'));
    const lines = room.folder({ ...last.files, 'data/withheld.txt': 'x\n'.repeat(3_000_000) });
    const answer = await opened.check({ folder: lines });
    assert.equal(answer.shown, '1');
    const named = answer.faults.filter(({ code }) => code === 'withheld-list');
    assert.ok(named.length <= 10_001 && / more faults /.test(named.at(-1).message));
  });

  test('what is no package is not judged', async () => {
    const nothing = room.folder({ 'letter.txt': 'not a package\n', 'more/letter.txt': 'nor this\n' });
    assert.equal((await opened.check({ folder: nothing })).shown, '2');
    assert.equal((await opened.check({ zip: room.file('not a ZIP file', 'x.zip') })).shown, '2');
    assert.equal((await opened.check({ zip: room.file('', 'empty.zip') })).shown, '2');
    const letters = zip(zipEntries({ 'letter.txt': 'not a package\n' }));
    assert.equal((await opened.check({ zip: room.file(letters, 'letters.zip') })).shown, '2');
  });

  test('a folder or a ZIP file can be dropped', async () => {
    assert.equal((await opened.drop(clean)).shown, '5');
    const file = room.file(zip(zipEntries(last.files)), 'package.zip');
    assert.equal((await opened.drop(file)).shown, '5');
    assert.equal((await opened.drop(room.file('text', 'letter.txt'))).shown, '2');
  });

  const forms = {
    'stored': zip(zipEntries(last.files)),
    'deflated': zip(zipEntries(last.files, { deflate: true })),
    'below one folder': zip(zipEntries(last.files, { deflate: true, top: 'package of the case/' })),
    'with an entry for the folder': zip([{ path: 'p/', content: '' },
      ...zipEntries(last.files, { top: 'p/' })]),
    'with 64-bit sizes': zip(zipEntries(last.files, { deflate: true }), { zip64: true }),
    'with data descriptors and a comment': zip(zipEntries(last.files, { deflate: true, descriptor: true }),
      { comment: 'made for a test PK\u0005\u0006' }),
  };
  for (const [name, bytes] of Object.entries(forms)) {
    test(`a ZIP file ${name} passes`, async () => {
      const answer = await opened.check({ zip: room.file(bytes, 'package.zip'), key: fingerprint });
      assert.deepEqual(answer.faults, []);
      assert.equal(answer.shown, '0');
    });
  }

  const spoiled = (path, patch, more = {}) => zip(zipEntries(last.files, { deflate: true, ...more })
    .map((entry) => (entry.path === path ? { ...entry, patch } : entry)));
  const item = Object.keys(last.files).find((path) => path.startsWith('data/items/'));
  const inBoth = (change) => (fields, where) => { if (where === 'both') change(fields); };
  const beside = (path) => zip([...zipEntries(last.files), { path, content: 'other' }]);
  const liars = {
    'an encrypted entry': ['bag-format', spoiled(item, (f) => { f.flags |= 1; })],
    'an unknown method': ['bag-format', spoiled(item, (f) => { f.method = 12; })],
    'a wrong CRC-32': ['file-changed', spoiled(item, inBoth((f) => { f.crc ^= 1; }))],
    'a size that is too small': ['file-changed', spoiled(item, inBoth((f) => { f.size -= 1; }))],
    'a size that is too large': ['file-changed', spoiled(item, (f) => { f.size = 2 ** 31; })],
    'damaged deflate data': ['file-changed', spoiled(item, inBoth((f) => {
      f.data = Buffer.from(f.data).fill(0xff, 2);
    }))],
    'another name in the local header': ['bag-format', spoiled(item, (f, where) => {
      if (where === 'local') f.name = Buffer.from(item.replace(/.$/, '!'));
    })],
    'a link for an item': ['bag-format', spoiled(item, (f) => { f.attributes = 0o120777 * 0x10000; })],
    'an offset into another entry': ['bag-format', spoiled(item, (f, where) => {
      if (where === 'central') f.offset = 0;
    })],
    'a file twice': ['bag-format', beside(item)],
    'a climbing path': ['bag-format', beside('data/../../x')],
    'an absolute path': ['bag-format', beside('/etc/x')],
    'a backslash': ['bag-format', beside('data\\x')],
    'a file beside the folder': ['file-extra', zip([...zipEntries(last.files, { top: 'p/' }),
      { path: '__MACOSX/x', content: 'x' }])],
  };
  for (const [name, [code, bytes]] of Object.entries(liars)) {
    test(`a ZIP file with ${name} is faulty: ${code}`, async () => {
      const answer = await opened.check({ zip: room.file(bytes, 'package.zip'), key: fingerprint });
      assert.equal(answer.shown, '1', JSON.stringify(answer));
      assert.ok(codes(answer).includes(code), JSON.stringify(answer.faults));
    });
  }

  const checkKnown = (content, files = last.files, key = fingerprint) => opened.check(
    { folder: room.folder(files), key, known: room.file(content, 'known') });

  test('a known checkpoint: earlier, the same, later, forged, of another log, unreadable', async () => {
    const check = checkKnown, root = Buffer.alloc(32, 7), other = keysFromSeed(2).log;
    const otherLog = keysFromSeed(2, 'vault.example/other').log;
    const earlier = await check(first.checkpoint);
    assert.equal(earlier.shown, '0', JSON.stringify(earlier.faults));
    assert.ok(earlier.shows.some((sentence) => sentence.includes(`tree of ${first.size}`)));
    assert.deepEqual(earlier.kept, []);
    assert.equal((await check(last.checkpoint)).shown, '0');
    const wrong = {
      'later': [last.checkpoint, first.files],
      'another root at that size': [signedCheckpoint(keys.log, first.size, root)],
      'another root at this size': [signedCheckpoint(keys.log, last.size, root)],
      'a size for which no nodes are there': [signedCheckpoint(keys.log, first.size - 1, root)],
      'another signer, another root': [signedCheckpoint(other, first.size, root)],
      'another signer, another root at this size': [signedCheckpoint(other, last.size, root)],
      'another signer, later': [signedBy(other, last.checkpoint), first.files],
      'another signer, no nodes': [signedCheckpoint(other, first.size - 1, root)],
      'another log': [signedBy(otherLog, first.checkpoint.replace(keys.log.origin, otherLog.origin))],
      'the id of the key': [signedBy({ ...other, id: keys.log.id }, first.checkpoint)],
      'unreadable': ['no checkpoint\n'],
      'a bad signature': [first.checkpoint.replace(/(.)(.{4})\n$/, (_, digit, end) => (
        `${digit === 'A' ? 'B' : 'A'}${end}\n`))],
    };
    for (const [name, [content, files]] of Object.entries(wrong)) {
      const answer = await check(content, files);
      assert.equal(answer.shown, '1', name);
      assert.deepEqual([codes(answer), answer.kept], [['known-checkpoint'], []], name);
      const [{ message }] = answer.faults;
      const doubt = `not signed by the package’s key but by another (key id ${other.id.toString('hex')})`;
      assert.equal(message.includes(doubt), name.startsWith('another signer'), `${name}: ${message}`);
    }
  });

  test('a known checkpoint that another key signed passes by its root, and the page says so', async () => {
    const other = keysFromSeed(2).log, id = other.id.toString('hex');
    for (const made of [first, last]) {
      const { shown, kept, shows, faults } = await checkKnown(signedBy(other, made.checkpoint));
      assert.deepEqual([shown, kept.length], ['0', 1], JSON.stringify(faults));
      assert.ok(kept[0].startsWith(`It is not signed by the package’s key but by another (key id ${id}), and `
        + `that signature was not checked. The package’s root at a tree of ${made.size} is the one that you `
        + 'hold'), kept[0]);
      assert.match(kept[0], /owner changed the key is not shown: ask the owner, or compare the fingerprint/);
      assert.ok(shows.some((sentence) => sentence.includes(`tree of ${made.size}`)));
      assert.equal(await opened.page.textContent('#kept'), kept[0]);
    }
    // Who was told the earlier key learns both: that the package's is another, and that its record goes on.
    const told = await checkKnown(signedBy(other, first.checkpoint), last.files, other.vkey);
    assert.deepEqual([codes(told), told.kept.length], [['signer-other'], 1]);
    const twice = await checkKnown(signedAlsoBy(other, first.checkpoint));
    assert.deepEqual([twice.shown, twice.kept], ['0', []]);
    assert.equal(await opened.page.isVisible('#kept-part'), false);
  });

  test('100 random byte flips in the files of a package are each found', async () => {
    const seed = randomInt(2 ** 32);
    console.log(`seed of the flips: ${seed}`);
    const random = randomNumbers(seed);
    const paths = Object.keys(last.files);
    for (let i = 0; i < 100; i++) {
      const path = paths[random(paths.length)];
      const bytes = Buffer.from(readFileSync(join(clean, path)));
      const at = random(bytes.length), bit = random(8);
      const changed = Buffer.from(bytes);
      changed[at] ^= 1 << bit;
      writeFileSync(join(clean, path), changed);
      const answer = await opened.check({ folder: clean, key: fingerprint });
      writeFileSync(join(clean, path), bytes);
      assert.equal(answer.shown, '1', `seed ${seed}: ${path}, byte ${at}, bit ${bit}`);
      assert.equal(answer.message, '');
    }
    assert.equal((await opened.check({ folder: clean, key: fingerprint })).shown, '0');
  });

  test('100 random byte flips in a ZIP file never pass as other content nor break the page', async () => {
    const seed = randomInt(2 ** 32);
    console.log(`seed of the flips: ${seed}`);
    const random = randomNumbers(seed);
    const whole = forms['deflated'];
    for (let i = 0; i < 100; i++) {
      const changed = Buffer.from(whole);
      // Half of the flips in the directory, which is small but says where everything is.
      const at = i % 2 === 0 ? random(whole.length) : whole.length - 1 - random(4000);
      changed[at] ^= 1 << random(8);
      const answer = await opened.check({ zip: room.file(changed, 'package.zip'), key: fingerprint });
      assert.equal(answer.message, '', `seed ${seed}, byte ${at}`);
      // A flip in a date of a header or a spare bit of deflate changes no file: only then the package passes.
      if (answer.shown === '0') assert.ok(unpacksTheSame(whole, changed, at), `seed ${seed}, byte ${at}`);
      else assert.match(answer.shown, /^[12]$/);
    }
  });

  test('a hostile package runs nothing, loads nothing, and is shown as the text that it is', async () => {
    const traps = ['<img src=x onerror="window.trapped=1">', '<script>window.trapped=1</script>',
      '"><svg/onload=window.trapped=1>', 'javascript:window.trapped=1',
      '</textarea><iframe src=https://trap.example>', '\u202eevil\u202c',
      '{{constructor.constructor("window.trapped=1")()}}', '__proto__'];
    const maker = new Maker({ facts: 12 + traps.length, items: 2, seed: 'hostile' });
    const common = { at: traps[0], actor: traps[1] };
    traps.forEach((trap, i) => maker.append({
      ...common,
      type: i === 0 ? 'CaseOpened' : `${trap} `,
      name: trap,
      purpose: [trap, { [trap.replace(/[^ !#-[\]-~]/g, '')]: trap }],
      url: trap,
      constructor: trap,
    }));
    const { files } = maker.packages({ checks: productChecks() }).last;
    const folder = room.folder(files, '<img src=x onerror=window.trapped=1>');
    writeFileSync(join(folder, 'data', '<img src=x onerror=window.trapped=1>.html'), traps.join('\n'));
    await withPage({}, async (page) => {
      const answer = await page.check({ folder, key: maker.keys.log.vkey });
      assert.deepEqual(codes(answer), ['bag-format', 'file-extra']);
      const text = await page.page.evaluate(() => {
        state.factList.fillAll();
        return document.getElementById('facts').innerText;
      });
      for (const trap of traps) assert.ok(text.includes(trap), trap);
      await page.page.fill('#filter', '<img');
      const found = await page.page.evaluate(() => ({
        trapped: globalThis.trapped,
        scripts: document.scripts.length,
        others: document.querySelectorAll('img, svg, iframe, textarea, object, embed, link, a').length,
      }));
      assert.deepEqual(found, { trapped: undefined, scripts: 1, others: 0 });
    });
  });

  test('the words of a record stand unshortened: "allegedly" and everything around it', async () => {
    await opened.check({ folder: clean });
    const shown = await opened.page.evaluate(() => {
      state.factList.fillAll();
      return document.getElementById('facts').innerText;
    });
    const expected = last.files['data/facts.txt'].split('\n').flatMap((line) => line.split('~').slice(1, -1))
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
      .filter(([, name]) => name === 'hedges' || name === 'quote').flatMap(([, , value]) => value);
    assert.ok(expected.length > 5);
    assert.ok(expected.includes('allegedly'));
    for (const words of expected) assert.ok(shown.includes(words), words);
  });

  test('facts can be filtered by words, type and what is withheld; a fault leads to its fact', async () => {
    await opened.check({ folder: clean });
    const count = () => opened.page.textContent('#fact-count');
    assert.match(await count(), /^\d+ facts$/);
    await opened.page.check('#only-withheld');
    assert.match(await count(), /^\d+ of \d+ facts$/);
    await opened.page.uncheck('#only-withheld');
    await opened.page.selectOption('#types', 'CaseOpened');
    assert.match(await count(), /^1 of /);
    await opened.page.fill('#filter', 'no such word anywhere');
    assert.match(await count(), /^0 of /);
    const folder = room.folder(withLine(last.files, 'data/facts.txt', 19, (line) => line.replace(/~$/, '')));
    const answer = await opened.check({ folder });
    assert.ok(codes(answer).includes('fact-malformed'));
    await opened.page.click('#faults button.link');
    assert.match(await opened.page.evaluate(() => document.activeElement.innerText), /^Fact 20/);
  });

  test('a package that is chosen while a key is judged has the last word', async () => {
    await withPage({}, async (opened) => {
      await opened.check({ zip: room.file(forms.deflated, 'first.zip'), key: fingerprint });
      // Both in one turn of the page: the answer about the key comes when the first package is gone.
      await opened.page.evaluate((bytes) => {
        delete document.documentElement.dataset.result;
        const chosen = new DataTransfer(), zip = document.getElementById('zip');
        chosen.items.add(new File([new Uint8Array(bytes)], 'second.zip'));
        zip.files = chosen.files;
        document.getElementById('key').dispatchEvent(new Event('input'));
        zip.dispatchEvent(new Event('change'));
      }, [...forms.deflated]);
      assert.equal((await opened.answer()).shown, '0');
      assert.deepEqual(opened.complaints, []);
    });
  });

  test('without a worker, and without WebCrypto, the results are the same', async () => {
    const spoil = (line) => line.replace(/\.(.)(?=[^.]*~)/, (_, digit) => `.${digit === 'A' ? 'B' : 'A'}`);
    const broken = room.folder(withLine(last.files, 'data/facts.txt', 4, spoil));
    for (const without of [['worker'], ['worker', 'webCrypto']]) {
      await withPage({ without }, async (page) => {
        assert.equal((await page.check({ folder: clean, key: fingerprint })).shown, '0');
        const own = await page.page.innerText('#checked');
        assert.equal(own.includes('by code in this page'), without.includes('webCrypto'));
        assert.equal((await page.check({ zip: room.file(forms.deflated, 'p.zip') })).shown, '5');
        assert.ok(codes(await page.check({ folder: broken, key: fingerprint })).includes('fact-signature'));
        assert.equal(page.workers, 0);
      });
    }
  });
});
