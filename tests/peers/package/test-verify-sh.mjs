// verify.sh in three shells, with nothing but sha256sum, openssl and xxd on the path. Run by `node --test`.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import {
  chmodSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { after, describe, test } from 'node:test';
import { proofOf } from './anchors.mjs';
import { Authority } from './authority.mjs';
import { productChecks, writeFolder } from './bag.mjs';
import { canonical, sha256, sha256Hex } from './encoding.mjs';
import { keysFromSeed, signedAlsoBy, signedBy, signedCheckpoint } from './keys.mjs';
import { Maker } from './maker.mjs';
import { honest, keys, mutations, oddities, writeMutation } from './mutations.mjs';
import { points } from './points.mjs';
import { Bench, absent, script, shells } from './shells.mjs';
import { firstHash, firstHeader } from './times.mjs';
import { randomNumbers } from './tools.mjs';

const skip = absent.length > 0 ? `${absent.join(', ')} absent` : false;
const bench = skip ? undefined : new Bench();
const inShells = Object.keys(shells);
const fingerprint = sha256Hex(keys.log.vkey);
const noTime = 'No outside time: this record could have been made on any day before you received it.';
const concurrency = 2;
// Every lie in every shell is for the campaign; test-three-checks.mjs has a sample of them in any case.
const isCampaign = Number(process.env.LIES ?? 0) >= 1000;
const flips = isCampaign ? 210 : 30;

/** Every file below a folder with its digest: what a check must leave as it is. */
function inventory(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return files.filter((path) => statSync(path).isFile()).sort()
    .map((path) => `${sha256Hex(readFileSync(path))} ${relative(folder, path)}`);
}

function written(files) {
  const folder = join(bench.folder(), 'package');
  writeFolder(folder, files);
  return folder;
}

/** What a shell prints on its own account is a fault of the script; zero bytes in hostile texts are not. */
const complaints = (err) => err.split('\n').filter((line) => (
  line !== '' && !line.includes('there is no rm here') && !line.includes('ignored null byte')));

after(() => bench?.remove());

describe('verify.sh', { skip, concurrency }, () => {
  for (const shell of inShells) {
    test(`${shell}: a clean package is identified by its key in every writing`, async () => {
      const folder = written(honest);
      const before = inventory(folder);
      const spaced = fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:').replace(/:(....:)/g, ' : $1');
      const file = bench.file(`${keys.log.vkey}\n`);
      for (const key of [fingerprint, spaced, keys.log.vkey, file, bench.file(`${fingerprint}\n`)]) {
        const { exit, out, err, faults } = await bench.check(shell, folder, { key });
        assert.deepEqual([exit, faults, complaints(err)], [0, [], []], out);
        assert.match(out, /^PASSED: /m);
        assert.ok(out.includes(noTime));
      }
      assert.deepEqual(inventory(folder), before);
    });

    test(`${shell}: without a key the signer is not identified, and another key is named`, async () => {
      const folder = written(honest);
      const unknown = await bench.check(shell, folder);
      assert.deepEqual([unknown.exit, unknown.faults], [5, []]);
      assert.match(unknown.out, /^SIGNER NOT IDENTIFIED/m);
      assert.ok(unknown.out.includes(noTime) && unknown.out.includes(fingerprint));
      for (const key of [keysFromSeed(2).log.vkey, sha256Hex('another')]) {
        const other = await bench.check(shell, folder, { key });
        assert.deepEqual([other.exit, other.faults.map(({ code }) => code)], [1, ['signer-other']]);
      }
    });

    test(`${shell}: an outside time is told, and whose it is`, async () => {
      const authority = new Authority(), other = new Authority({ name: 'Other Time' });
      const maker = new Maker({ facts: 14, items: 2, seed: 'faults' });
      const folder = written(maker.anchored({
        checks: productChecks(),
        anchorsOf: (note) => [
          { kind: 'rfc3161', note, answer: authority.stamp(note), certificates: [authority.signer, authority.root] },
          { kind: 'opentimestamps', note, answer: proofOf(note) }],
      }));
      const unnamed = await bench.check(shell, folder, { key: fingerprint });
      assert.deepEqual([unnamed.exit, unnamed.faults, complaints(unnamed.err)], [0, [], []], unnamed.out);
      assert.match(unnamed.out, /^- Facts 1 to 7 existed by 20..-..-..T..:..:..\.500Z, says the authority CN=Karst/m);
      assert.match(unnamed.out, /^- Facts 1 to 7: no time yet. https:\/\/one.calendar.example promised/m);
      assert.ok(unnamed.out.includes('An outside time by an authority that you named') && !unnamed.out.includes(noTime));
      for (const [roots, isNamed] of [[authority.rootPem, true], [authority.root, true], [other.rootPem, false]]) {
        const work = bench.folder();
        const { exit, out } = await bench.run(shell, [
          '--work', work, '--key', fingerprint, '--authority', bench.file(roots), folder]);
        assert.equal(exit, 0, out);
        assert.equal(out.includes('Its root certificate is one that you gave.'), isNamed, out);
        assert.equal(out.includes('What comes after fact 7 could have been recorded'), isNamed, out);
      }
      for (const one of [authority, other]) one.remove();
    });

    test(`${shell}: the way of a proof is walked, and the work of a block is seen`, async () => {
      // The functions of the script without its last line, which begins the check.
      const parts = readFileSync(script, 'utf8').replace(/main "\$@"\n$/, '');
      const header = bench.file(Buffer.from(firstHeader, 'hex'));
      const lazy = bench.file(Buffer.from(firstHeader.replace(/c$/, 'd'), 'hex'));
      const proof = bench.file(proofOf('text', { height: 358391 }));
      const committed = sha256Hex(sha256('text'), Buffer.from([1, 2, 3]));
      const file = bench.file(`${parts}
has_work '${header}' && printf 'work %s\\n' "$hash"
has_work '${lazy}' || echo 'no work'
merkle=${committed} block= calendars=
walk_proof $(xxd -p -c 1 '${proof}') && printf 'block %s\\n' "$block"
for day in '1970 1 1' '1999 12 31' '2000 2 29' '2024 3 1' '2026 11 28' '2100 2 28'; do
  IFS=' '; days_of $day; IFS=$nl
  time_of $((days * 86400 + 86399)) 7
  echo "$by"
done
`);
      const { out, err } = await bench.run(shell, [], { file });
      assert.deepEqual([out.trim().split('\n'), complaints(err)], [[
        `work ${firstHash}`, 'no work', 'block 358391', '1970-01-01T23:59:59.007Z', '1999-12-31T23:59:59.007Z',
        '2000-02-29T23:59:59.007Z', '2024-03-01T23:59:59.007Z', '2026-11-28T23:59:59.007Z',
        '2100-02-28T23:59:59.007Z'], []]);
    });

    test(`${shell}: wrong usage is neither a pass nor a fault`, async () => {
      const folder = written(honest);
      const none = bench.folder();
      for (const wrong of [
        ['--key', `${fingerprint}0`, folder], ['--key', 'x+y+z', folder], ['--key', '', folder], ['--key'],
        ['--unknown', folder], [folder, folder], [join(none, 'absent')], [none], [bench.file('PK')],
        ['--known', join(none, 'absent'), folder], ['--work', join(none, 'absent'), folder],
        ['--work', join(folder, 'data'), folder],
      ]) {
        const { exit, out, err, faults } = await bench.run(shell, wrong);
        assert.deepEqual([exit, faults], [2, []], `${wrong.join(' ')}\n${out}\n${err}`);
        assert.match(err, /verify\.sh: /);
      }
      const help = await bench.run(shell, ['--help']);
      assert.deepEqual([help.exit, help.err], [0, '']);
      assert.match(help.out, /^Usage: .*\n(.*\n)*Example: /);
    });

    test(`${shell}: with mkdir and rm at hand nothing is left behind`, async () => {
      const folder = written(honest);
      const work = bench.folder();
      const words = ['--work', work, '--key', fingerprint, folder];
      assert.equal((await bench.run(shell, words, { path: process.env.PATH })).exit, 0);
      assert.deepEqual(readdirSync(work), []);
    });

    test(`${shell}: without them what is left is empty, and said`, async () => {
      const work = bench.folder();
      const { exit, err } = await bench.run(shell, ['--work', work, written(honest)]);
      const left = readdirSync(work);
      if (left.length > 0) assert.match(err, /there is no rm here.* left in/);
      assert.deepEqual([exit, left.filter((name) => statSync(join(work, name)).size > 0)], [5, []]);
    });

    test(`${shell}: the copy in a package checks that package, which may be read-only`, async () => {
      const maker = new Maker({ facts: 8, items: 1 });
      const folder = written(maker.packages({ checks: productChecks() }).last.files);
      chmodSync(folder, 0o555);
      const here = await bench.check(shell, '.', { cwd: folder, file: 'verify.sh' });
      const there = await bench.run(shell, [], { file: join(folder, 'verify.sh'), path: process.env.PATH });
      chmodSync(folder, 0o755);
      assert.deepEqual([here.exit, there.exit], [5, 5]);
    });

    test(`${shell}: a fault of each code is named`, async () => {
      const firsts = new Map(mutations.toReversed().map((mutation) => [mutation.code, mutation]));
      assert.equal(firsts.size, 22);
      // Here each code in one of the shells.
      const mine = (_, i) => isCampaign || i % inShells.length === inShells.indexOf(shell);
      for (const mutation of [...firsts.values()].filter(mine)) await assertNamed(shell, mutation);
    });

    test(`${shell}: 200 facts scattered over a log of 1,000, in three chunks`, async () => {
      const options = { facts: 200, items: 60, logSize: 1_000, withholdFacts: 20, withholdFields: 50 };
      const maker = new Maker(options);
      const { first, last } = maker.packages({ earlier: true, checks: productChecks() });
      const how = { key: maker.keys.log.vkey, known: first.checkpoint };
      const { exit, out, err } = await bench.check(shell, written(last.files), how);
      assert.deepEqual([exit, complaints(err)], [0, []], out);
      assert.match(out, /199 facts and the handover, \d+ items, log size 1000/);
    });

    test(`${shell}: a known checkpoint that another key signed passes by its root, and that is said`, async () => {
      const { first, last } = new Maker({ facts: 12, items: 1 })
        .packages({ earlier: true, checks: productChecks() });
      const mine = keysFromSeed(1).log, other = keysFromSeed(2).log, more = keysFromSeed(3).log;
      const id = other.id.toString('hex'), folder = written(last.files);
      const check = (known, key = mine.vkey) => bench.check(shell, folder, { key, known });
      const one = await check(signedBy(other, first.checkpoint));
      assert.deepEqual([one.exit, complaints(one.err)], [0, []], one.out);
      assert.ok(one.out.includes(`\nKnown checkpoint:\n- It is not signed by the package's key but by another `
        + `(key id ${id}), and that signature was not checked. The package's root at size ${first.size} is the `
        + 'one that you kept: its record goes on from there. That the log\'s owner changed the key is not shown: '
        + 'ask the owner, or compare the fingerprint with one that you have from elsewhere.\n'), one.out);
      const two = await check(signedAlsoBy(more, signedBy(other, last.checkpoint)));
      assert.ok(two.out.includes(`(key ids ${id}, ${more.id.toString('hex')})`), two.out);

      const own = await check(signedAlsoBy(other, first.checkpoint));
      assert.deepEqual([own.exit, own.out.includes('Known checkpoint')], [0, false], own.out);
      // Who was told the earlier key learns both: that the package's is another, and that its record goes on.
      const told = await check(signedBy(other, first.checkpoint), other.vkey);
      assert.deepEqual(told.faults.map(({ code }) => code), ['signer-other'], told.out);
      assert.match(told.out, /\nKnown checkpoint:\n/);
      const wrong = await check(signedCheckpoint(other, first.size, Buffer.alloc(32)));
      assert.equal(wrong.exit, 1);
      assert.match(wrong.out, new RegExp(`another root than the package; it is not signed by the package's key `
        + `but by another \\(key id ${id}\\), so it may be of another log\n`));
      assert.doesNotMatch(wrong.out, /Known checkpoint:/);
    });

    test(`${shell}: JSON is canonical or not, as in another implementation`, async () => {
      const { seed, values } = jsonTexts();
      const lines = values.map(({ text }) => text).join('\n');
      const answer = await runFunctions(shell, 'for line in $(content "$1"); do'
        + ' if is_canonical "$line"; then echo yes; else echo no; fi; done', [bench.file(`${lines}\n`)]);
      const found = answer.out.trimEnd().split('\n');
      assert.equal(found.length, values.length, answer.err);
      const wrong = values.filter(({ right }, i) => (found[i] === 'yes') !== right).map(({ text }) => text);
      assert.deepEqual(wrong, [], `seed ${seed}`);
    });

    test(`${shell}: a key is a point of prime order or not`, async () => {
      const list = points();
      const lines = list.map(({ hex }) => `${hex}\n`).join('');
      const answer = await runFunctions(shell, 'for line in $(content "$1"); do'
        + ' if has_prime_order "$line"; then echo yes; else echo no; fi; done', [bench.file(lines)]);
      const found = answer.out.trimEnd().split('\n').map((word) => word === 'yes');
      assert.deepEqual(found, list.map(({ prime }) => prime), answer.err);
    });
  }

  for (const mutation of isCampaign ? mutations : []) {
    test(`${mutation.code}: ${mutation.name}`, async () => {
      for (const shell of inShells) await assertNamed(shell, mutation);
    });
  }

  for (const oddity of isCampaign ? oddities : []) {
    test(`odd and right: ${oddity.name}`, async () => {
      for (const shell of inShells) {
        const how = { key: keys.log.vkey, known: oddity.known };
        const { exit, out, err } = await bench.check(shell, written(oddity.files), how);
        assert.deepEqual([exit, complaints(err)], [0, []], out);
      }
    });
  }

  test(`${flips} random byte flips in the files of a package are each found`, { timeout: 1_800_000 }, async () => {
    const seed = randomInt(2 ** 32);
    console.log(`seed of the flips: ${seed}`);
    const random = randomNumbers(seed);
    const paths = Object.keys(honest);
    const left = Array.from({ length: flips }, (_, i) => {
      const path = paths[i % paths.length];
      const at = random(Buffer.byteLength(honest[path]));
      return { path, at, by: 1 + random(255), shell: inShells[i % 3] };
    });
    const folders = inShells.slice(0, concurrency).map(() => written(honest));
    await Promise.all(folders.map(async (folder) => {
      for (let flip = left.pop(); flip; flip = left.pop()) {
        const file = join(folder, flip.path);
        const bytes = Buffer.from(honest[flip.path]);
        bytes[flip.at] ^= flip.by;
        writeFileSync(file, bytes);
        const { exit, out, err } = await bench.check(flip.shell, folder, { key: fingerprint });
        writeFileSync(file, honest[flip.path]);
        assert.equal(exit, 1, `${JSON.stringify(flip)}\n${out}\n${err}`);
      }
    }));
  });
});

async function assertNamed(shell, mutation) {
  const folder = join(bench.folder(), 'package');
  writeMutation(folder, mutation);
  const how = { key: keys.log.vkey, known: mutation.known };
  const { exit, out, err, faults } = await bench.check(shell, folder, how);
  assert.equal(exit, 1, `${mutation.code}: ${mutation.name}\n${out}\n${err}`);
  assert.ok(faults.some(({ code }) => code === mutation.code), out);
  assert.deepEqual(complaints(err), []);
  // Nothing of a hostile text reaches the terminal as it is.
  assert.match(out, /^[\n -~]*$/);
  rmSync(folder, { recursive: true });
}

/** Runs functions of the script: all of it but its last line, which begins the check. */
function runFunctions(shell, code, parameters) {
  const functions = readFileSync(script, 'utf8').replace(/\nmain "\$@"\n$/, '\n');
  return bench.run(shell, parameters, { file: bench.file(`${functions}${code}\n`) });
}

/** Random values in their canonical form, and the same with one character dropped, doubled or exchanged. */
function jsonTexts() {
  const seed = randomInt(2 ** 32);
  console.log(`seed of the JSON texts: ${seed}`);
  const random = randomNumbers(seed);
  const pick = (list) => list[random(list.length)];
  const letters = ['a', 'B', '"', '\\', '\n', '\u0001', '\u007f', 'ї', '下', '🌾', ' ', '/', '{', '[', ','];
  const text = () => Array.from({ length: random(6) }, () => pick(letters)).join('');
  const value = (depth) => {
    const kind = random(depth < 6 ? 9 : 6);
    if (kind === 6) return Array.from({ length: random(4) }, () => value(depth + 1));
    if (kind > 6) {
      const names = Array.from({ length: random(4) }, () => text().replace(/[^ !#-[\]-~]/g, '') || 'x');
      return Object.fromEntries(names.map((name) => [name, value(depth + 1)]));
    }
    return [null, true, false, random(2 ** 31) - 2 ** 30, text(), text()][kind];
  };
  const isCanonical = (candidate) => {
    try {
      const parsed = JSON.parse(candidate, (name, inner) => {
        if (/[^ !#-[\]-~]/.test(name)) throw new RangeError('not a name');
        return inner;
      });
      return canonical(parsed) === candidate;
    } catch {
      return false;
    }
  };
  const values = [];
  while (values.length < 600) {
    const right = canonical(value(0));
    const characters = [...right];
    const at = random(characters.length);
    const other = [
      characters.toSpliced(at, 1), characters.toSpliced(at, 0, characters[at]),
      characters.toSpliced(at, 1, pick(['"', '\\', ',', '}', ']', '0', ' ', 'a', ':'])),
    ][random(3)].join('');
    for (const candidate of [right, other]) {
      if (candidate.trim() !== '') values.push({ text: candidate, right: isCanonical(candidate) });
    }
  }
  return { seed, values };
}
