// The primitives inside verify.html against published vectors, and its speed. Run by `node --test`.

import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { CheckPage, launch, withoutBrowser } from './browser.mjs';
import { makePackage } from './make-package.mjs';
import { firstHash, firstHeader } from './times.mjs';
import { Room } from './tools.mjs';

const room = new Room('verify-html-');
let browser, opened;

/** A file of vectors beside the repository, or undefined after a visible skip. */
function vectors(t, path) {
  const url = new URL(`../../../../shared/data/${path}`, import.meta.url);
  if (existsSync(url)) return JSON.parse(readFileSync(url, 'utf8'));
  t.skip(`${path} is not here`);
  return undefined;
}

/** What OpenSSL says. RFC 8410 section 4: everything of a public key that stands before its 32 bytes. */
function opensslAccepts({ key, msg, sig }) {
  const prefix = Buffer.from('302a300506032b6570032100', 'hex');
  const der = Buffer.concat([prefix, Buffer.from(key, 'hex')]);
  const handle = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(msg), handle, Buffer.from(sig, 'hex'));
}

describe('inside verify.html', { skip: withoutBrowser }, () => {
  before(async () => {
    browser = await launch();
    opened = await CheckPage.open(browser);
  });

  after(async () => {
    await browser?.close();
    room.remove();
  });

  test('SHA-256 and SHA-512 agree with the vectors, in one piece and in many', async (t) => {
    const cases = vectors(t, 'hash/vectors.json')?.cases;
    if (!cases) return;
    const found = await opened.page.evaluate((lengths) => lengths.map((length) => {
      const bytes = new Uint8Array(length).map((_, i) => i % 251);
      const pieces = new Sha256();
      for (let at = 0; at < length; at += 61) pieces.update(bytes.subarray(at, at + 61));
      return [toHex(sha256(bytes)), toHex(pieces.digest()), toHex(sha512(bytes))];
    }), cases.map(({ input_len: length }) => length));
    assert.ok(cases.length > 10);
    cases.forEach((vector, i) => assert.deepEqual(found[i], [vector.sha256, vector.sha256, vector.sha512]));
  });

  test('of the edge cases of Ed25519, about which verifiers differ, none is accepted', async (t) => {
    const cases = vectors(t, 'tlog/ed25519vectors.json');
    if (!cases) return;
    const found = await opened.page.evaluate((all) => Promise.all(all.map(async ({ key, msg, sig }) => {
      const point = decodePoint(fromHex(key));
      const own = point !== null && new OwnEd25519(fromHex(key)).verify(fromHex(sig), utf8(msg));
      const handle = await openKey(fromHex(key));
      return { own, used: handle !== null && await handle.verify(fromHex(sig), utf8(msg)) };
    })), cases);
    const differs = ['non_canonical_A', 'low_order_A', 'low_order_R', 'low_order_component_A'];
    const counts = { 'accepted by OpenSSL': 0, 'by code of the page': 0, 'by the page': 0 };
    cases.forEach((vector, i) => {
      const { own, used } = found[i], flags = vector.flags ?? [];
      const openssl = opensslAccepts(vector);
      // What is accepted here is accepted everywhere; what is refused has a key or an R that no honest signer has.
      if (own) assert.equal(openssl, true, `vector ${vector.number}`);
      if (openssl !== own) assert.ok(differs.some((flag) => flags.includes(flag)), `vector ${vector.number}`);
      assert.equal(used, false, `vector ${vector.number}`);
      counts['accepted by OpenSSL'] += openssl;
      counts['by code of the page'] += own;
      counts['by the page'] += used;
    });
    console.log(`${cases.length} edge cases: ${JSON.stringify(counts)}`);
    assert.equal(cases.length, 457);
  });

  test('Ed25519 of the page accepts what OpenSSL signs and refuses every changed bit', async () => {
    const { generateKeyPairSync, randomBytes, sign } = await import('node:crypto');
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ format: 'jwk' }).x;
    const message = randomBytes(200);
    const signature = sign(null, message, privateKey);
    const accepted = await opened.page.evaluate(([x, sig, msg]) => {
      const own = new OwnEd25519(decodeBase64Url(utf8(x)));
      const results = [own.verify(fromHex(sig), fromHex(msg))];
      for (let bit = 0; bit < 512; bit++) {
        const changed = fromHex(sig);
        changed[bit >> 3] ^= 1 << (bit & 7);
        results.push(own.verify(changed, fromHex(msg)));
      }
      return results;
    }, [key, signature.toString('hex'), message.toString('hex')]);
    assert.equal(accepted[0], true);
    assert.deepEqual([...new Set(accepted.slice(1))], [false]);
  });

  test('genuine tokens get the verdict that openssl gives', async (t) => {
    const cases = vectors(t, 'timestamps/rfc3161/expected.json');
    if (!cases) return;
    const bytes = (name) => readFileSync(new URL(
      `../../../../shared/data/timestamps/rfc3161/${name}`, import.meta.url)).toString('hex');
    let accepted = 0;
    for (const [name, { data, root, untrusted, openssl_verify: isAccepted }] of Object.entries(cases)) {
      const given = [bytes(name), bytes(data), ...[untrusted, root].filter((one) => one).map(bytes)];
      const verdict = await opened.page.evaluate(async (hex) => {
        const [token, note, ...certificates] = hex.map(fromHex);
        return judgeToken(token, note, certificates.flatMap(certificatesIn));
      }, given);
      assert.equal(verdict.fault === undefined, isAccepted, `${name}: ${JSON.stringify(verdict)}`);
      assert.ok(!verdict.unsure, name);
      accepted += isAccepted;
    }
    assert.ok(accepted >= 8 && Object.keys(cases).length > accepted);
  });

  test('genuine OpenTimestamps proofs say what their reference library reads', async (t) => {
    const cases = vectors(t, 'timestamps/ots/expected.json');
    if (!cases) return;
    let followed = 0;
    for (const [name, expected] of Object.entries(cases)) {
      const hex = readFileSync(new URL(
        `../../../../shared/data/timestamps/ots/${name}`, import.meta.url)).toString('hex');
      const read = await opened.page.evaluate((text) => {
        try {
          const proof = new OtsProof(fromHex(text));
          return {
            digest: toHex(proof.digest),
            seen: proof.attestations.map(({ height, calendar, message }) => [
              height ?? calendar, message && toHex(message)]),
          };
        } catch (error) {
          return { broken: error instanceof Malformed };
        }
      }, hex);
      // Proofs by another hash of the file than SHA-256 are none of ours.
      if (expected.parse !== 'ok' || expected.file_hash_op !== 'sha256') {
        assert.deepEqual(read, { broken: true }, name);
        continue;
      }
      assert.equal(read.digest, expected.file_digest, name);
      const said = expected.attestations.filter(({ height, uri }) => (height ?? uri) !== undefined);
      assert.deepEqual(read.seen.map(([who]) => who), said.map(({ height, uri }) => height ?? uri), name);
      read.seen.forEach(([, message], i) => {
        if (message === null) return;
        followed++;
        assert.equal(message, said[i].commitment, name);
      });
    }
    assert.ok(followed >= 4, `${followed} ways`);
  });

  test('the first block of Bitcoin has work, and a header of the same root without it has none', async () => {
    const [first, lazy] = await opened.page.evaluate((hex) => {
      const changed = fromHex(hex);
      changed[79] ^= 1;
      return [fromHex(hex), changed].map((bytes) => {
        const { hash, hasWork, by } = readHeader(bytes);
        return { hash, hasWork, by };
      });
    }, firstHeader);
    assert.deepEqual(first, { hash: firstHash, hasWork: true, by: '2009-01-03T18:15:05.000Z' });
    assert.equal(lazy.hasWork, false);
  });

  test('canonical JSON has one form for every value', async () => {
    const good = ['null', '-9007199254740991', '"\\u0001\\n\u007f\u2028é🌾"', '[]', '{}',
      '{"A":1,"a":[[[[[[[1]]]]]]]}'];
    const bad = ['', ' 1', '1 ', '1.0', '1.5', '1e3', '-0', '01', '9007199254740992', '"\\u00e9"',
      '"\\/"', '"\\ud800"', '"\t"', '{"b":1,"a":2}', '{"a":1,"a":1}', '{"a": 1}', '[1,]', '\ufeff1',
      '{"_sd":1}', '[{"...":"x"}]', '{"é":1}', '{"a\\"":1}', '"\\u000a"', 'undefined', 'NaN',
      `${'['.repeat(10)}1${']'.repeat(10)}`,
      `${'['.repeat(100000)}${']'.repeat(100000)}`];
    const parsed = await opened.page.evaluate(
      (texts) => texts.map((text) => parseCanonical(text) !== undefined), [...good, ...bad]);
    assert.deepEqual(parsed, [...good.map(() => true), ...bad.map(() => false)]);
  });

  test('10,000 facts are checked in less than 20 seconds', { timeout: 600_000 }, async () => {
    const folder = `${room.path}/large`;
    const { log } = makePackage(folder, { facts: 10_000, items: 500, withholdFacts: 30, withholdFields: 50 });
    for (const without of [[], ['worker'], ['worker', 'webCrypto']]) {
      const page = await CheckPage.open(browser, { without });
      const start = performance.now();
      const answer = await page.check({ folder, key: log.vkey });
      const seconds = (performance.now() - start) / 1000;
      assert.equal(answer.shown, '0', JSON.stringify(answer.faults?.slice(0, 3)));
      const how = without.length > 0 ? `without ${without.join(' and ')}` : 'as the browser is';
      console.log(`10,000 facts ${how}: ${seconds.toFixed(1)} s`);
      if (!without.includes('webCrypto')) assert.ok(seconds < 20, `${seconds} s`);
      await page.close();
    }
  });
});
