// Lies by chance: somebody changes a package at a place that a seed chooses, and covers it up as well as he can.
// Beside the list of mutations.mjs, which has one package for each way in which a check could be careless.

import { manifest } from './bag.mjs';
import { base64url, canonical, sha256, sha256Hex } from './encoding.mjs';
import { makeFact, makeForeignLeaf, sdJwt } from './facts.mjs';
import { SeededBytes, keysFromSeed, signedCheckpoint } from './keys.mjs';
import { Maker } from './maker.mjs';
import { randomNumbers } from './tools.mjs';

const paths = {
  facts: 'data/facts.txt', withheld: 'data/withheld.txt', indices: 'ledger/indices.txt',
  nodes: 'ledger/nodes.txt', checkpoint: 'ledger/checkpoint',
};

/** Writes both manifests, and the octet count of bag-info.txt, anew over whatever the files are now. */
function covered(files) {
  const pick = (wanted) => Object.fromEntries(Object.entries(files).filter(([path]) => wanted(path)));
  const payload = pick((path) => path.startsWith('data/'));
  const tags = pick((path) => !path.startsWith('data/') && !path.endsWith('manifest-sha256.txt'));
  tags['manifest-sha256.txt'] = manifest(payload);
  return { ...payload, ...tags, 'tagmanifest-sha256.txt': manifest(tags) };
}

const linesOf = (files, path) => String(files[path]).split('\n').slice(0, -1);
const inOrder = (a, b) => Number(a.split(' ')[1]) - Number(b.split(' ')[1]) || (a < b ? -1 : 1);

/** Somebody with a package, the keys of its maker where a lie needs them, and a seeded choice. */
class Attacker {
  constructor(made, keys, random) {
    this.files = { ...made.last.files };
    this.made = made;
    this.keys = keys;
    this.random = random;
    this.bytes = new SeededBytes(`attack ${random(2 ** 32)}`);
  }

  pick(list) { return list[this.random(list.length)]; }

  place(path) { return this.random(linesOf(this.files, path).length); }

  put(path, lines) { this.files[path] = lines.map((line) => `${line}\n`).join(''); }

  edit(path, change) {
    const lines = linesOf(this.files, path), before = lines.join('\n');
    for (let i = 0; i < 100 && lines.join('\n') === before; i++) change(lines);
    if (lines.join('\n') === before) throw new Error(`${path} was not changed`);
    this.put(path, lines);
  }

  drop(path) { this.edit(path, (lines) => lines.splice(this.random(lines.length), 1)); }

  exchange(path) {
    this.edit(path, (lines) => {
      const one = this.random(lines.length), other = this.random(lines.length);
      [lines[one], lines[other]] = [lines[other], lines[one]];
    });
  }

  tell(line) { this.put(paths.withheld, [...linesOf(this.files, paths.withheld), line].sort(inOrder)); }

  /** The number of a line of facts.txt that is an SD-JWT, counted from 0. */
  opened() {
    const lines = linesOf(this.files, paths.facts);
    return this.pick(lines.map((_, i) => i).filter((i) => !lines[i].startsWith('{')));
  }

  leafOf(line) {
    return line.startsWith('{') ? line : Buffer.from(line.split('.')[1], 'base64url').toString();
  }

  /** Signs a leaf with the disclosures of a line again. */
  signed(line, leaf, key) {
    const disclosures = line.split('~').slice(1, -1).map((text) => ({
      text, digest: base64url(sha256(text)),
    }));
    return sdJwt(key, leaf, disclosures);
  }

  changeByte(cover) {
    const path = this.pick(Object.keys(this.files));
    const bytes = Buffer.from(this.files[path]);
    if (bytes.length === 0) return this.changeByte(cover);
    bytes[this.random(bytes.length)] ^= 1 + this.random(255);
    this.files[path] = bytes;
    return cover && !path.endsWith('manifest-sha256.txt') ? covered(this.files) : this.files;
  }

  insertOrDelete() {
    const path = this.pick(Object.keys(this.files));
    const bytes = Buffer.from(this.files[path]), at = this.random(bytes.length + 1);
    this.files[path] = this.random(2) === 0 || at === bytes.length
      ? Buffer.concat([bytes.subarray(0, at), Buffer.from([this.random(256)]), bytes.subarray(at)])
      : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    return this.random(2) === 0 && !path.endsWith('manifest-sha256.txt') ? covered(this.files) : this.files;
  }
}

/** Every way: [name, the codes of which one has to be among those that are named, what is done]. */
const ways = [
  ['a byte changed', ['file-changed', 'bag-format', 'fact-malformed', 'tree', 'checkpoint'],
    (a) => a.changeByte(false)],
  ['a byte changed, covered up', undefined, (a) => a.changeByte(true)],
  ['a byte put in or taken out', undefined, (a) => a.insertOrDelete()],
  ['a fact dropped, with an index', ['fact-chain'], (a) => { a.drop(paths.facts); a.drop(paths.indices); }],
  ['a fact dropped', ['fact-chain'], (a) => a.drop(paths.facts)],
  ['hashes of the proof exchanged', ['tree'], (a) => a.edit(paths.nodes, (lines) => {
    const one = a.random(lines.length), other = a.random(lines.length);
    const [left, right] = [lines[one].split(' '), lines[other].split(' ')];
    lines[one] = [left[0], left[1], right[2]].join(' ');
    lines[other] = [right[0], right[1], left[2]].join(' ');
  })],
  ['the proof of an earlier package', ['tree'], (a) => {
    const { first } = a.made, isSame = a.files[paths.nodes] === first.files[paths.nodes];
    a.files[paths.nodes] = first.files[paths.nodes];

    // Both proofs can have the same nodes: then the checkpoint has to be the earlier one for it to be a lie.
    if (a.random(2) === 0 || isSame) a.files[paths.checkpoint] = first.files[paths.checkpoint];
  }],
  ['a node dropped', ['tree'], (a) => a.drop(paths.nodes)],
  ['an index moved', ['tree'], (a) => a.edit(paths.indices, (lines) => {
    const at = a.random(lines.length);
    lines[at] = String(Math.max(0, Number(lines[at]) + a.pick([-1, 1])));
  })],
  ['a line of the withheld list dropped', ['withheld-list'], (a) => a.drop(paths.withheld)],
  ['a reason changed', ['handover-manifest'], (a) => a.edit(paths.withheld, (lines) => {
    lines[a.random(lines.length)] += ' indeed';
  })],
  ['a field hidden, and said so', ['handover-manifest'], (a) => {
    const at = a.opened(), lines = linesOf(a.files, paths.facts), parts = lines[at].split('~');
    const [gone] = parts.splice(1 + a.random(parts.length - 2), 1);
    a.put(paths.facts, lines.with(at, parts.join('~')));
    const name = JSON.parse(Buffer.from(gone, 'base64url'))[1];
    a.tell(`field ${at + 1} ${base64url(sha256(gone))} ${name} kept in the house`);
  }],
  ['a fact hidden, and said so', ['handover-manifest'], (a) => {
    const at = a.opened(), lines = linesOf(a.files, paths.facts);
    a.put(paths.facts, lines.with(at, a.leafOf(lines[at])));
    a.put(paths.withheld, linesOf(a.files, paths.withheld).filter((line) => !line.startsWith(`field ${at + 1} `)));
    a.tell(`fact ${at + 1} outside the selection`);
  }],
  ['two facts exchanged', ['fact-number'], (a) => a.exchange(paths.facts)],
  ['a fact twice', ['fact-number'], (a) => a.edit(paths.facts, (lines) => {
    const at = a.random(lines.length);
    lines.splice(at, 0, lines[at]);
  })],
  ['two facts that took each other\'s numbers, signed again', ['tree'], (a) => {
    const lines = linesOf(a.files, paths.facts), at = a.random(lines.length - 1);
    const [one, other] = [lines[at], lines[at + 1]].map((line) => JSON.parse(a.leafOf(line)));
    const written = (line, leaf) => (line.startsWith('{')
      ? canonical(leaf) : a.signed(line, canonical(leaf), a.keys.handover));
    const first = written(lines[at + 1], { ...other, n: one.n, prev: one.prev });
    const prev = sha256Hex('\0', a.leafOf(first));
    lines.splice(at, 2, first, written(lines[at], { ...one, n: other.n, prev }));
    a.put(paths.facts, lines);
  }],
  ['another case\'s leaf in a fact\'s place', ['tree'], (a) => {
    const lines = linesOf(a.files, paths.facts), at = a.random(lines.length);
    const { case: caseId, n, prev } = JSON.parse(a.leafOf(lines[at]));
    const id = a.random(2) === 0 ? caseId : a.bytes.take(16).toString('hex');
    a.put(paths.facts, lines.with(at, makeForeignLeaf(a.bytes, id, n, prev).leaf));
    a.put(paths.withheld, linesOf(a.files, paths.withheld).filter((line) => !line.startsWith(`field ${at + 1} `)));
    if (!lines[at].startsWith('{')) a.tell(`fact ${at + 1} outside the selection`);
  }],
  ['an invented fact in another\'s place, signed', ['tree'], (a) => {
    const at = a.opened(), lines = linesOf(a.files, paths.facts);
    const { case: caseId, n, prev } = JSON.parse(a.leafOf(lines[at]));
    const fact = makeFact(a.bytes, caseId, n, prev, { type: 'Invented', text: `${a.random(1000)}` });
    a.put(paths.facts, lines.with(at, sdJwt(a.keys.handover, fact.leaf, fact.disclosures)));
  }],
  ['a fact signed by another key', ['fact-signature'], (a) => {
    const at = a.opened(), lines = linesOf(a.files, paths.facts);
    const other = keysFromSeed(`other ${a.random(2 ** 32)}`).handover;
    const key = a.random(2) === 0 ? other : { ...other, thumbprint: a.keys.handover.thumbprint };
    a.put(paths.facts, lines.with(at, a.signed(lines[at], a.leafOf(lines[at]), key)));
  }],
  ['a checkpoint by another key of that name', ['checkpoint'], (a) => {
    const other = keysFromSeed(`other ${a.random(2 ** 32)}`, a.keys.log.origin).log;
    const [, size, root] = a.files[paths.checkpoint].split('\n');
    a.files[paths.checkpoint] = signedCheckpoint(other, Number(size), Buffer.from(root, 'base64'));
  }],
  ['a checkpoint and key by a stranger of that name', ['signer-other'], (a) => {
    const other = keysFromSeed(`other ${a.random(2 ** 32)}`, a.keys.log.origin).log;
    const [, size, root] = a.files[paths.checkpoint].split('\n');
    a.files[paths.checkpoint] = signedCheckpoint(other, Number(size), Buffer.from(root, 'base64'));
    a.files['ledger/vkey'] = `${other.vkey}\n`;
  }],
  ['the whole case rewritten and signed by another key', ['signer-other'], (a) => (
    new Maker({ ...a.made.options, seed: `stranger ${a.random(2 ** 32)}` })
      .packages({ checks: a.made.checks }).last.files)],
  ['another root, signed', ['tree'], (a) => {
    const size = Number(a.files[paths.checkpoint].split('\n')[1]);
    a.files[paths.checkpoint] = signedCheckpoint(a.keys.log, size, a.bytes.take(32));
  }],
  ['an item changed', ['item-unvouched'], (a) => {
    const path = a.pick(Object.keys(a.files).filter((one) => one.startsWith('data/items/')));
    const bytes = Buffer.concat([Buffer.from(a.files[path]), Buffer.from([0])]);
    if (a.random(2) === 0) delete a.files[path];
    a.files[a.files[path] === undefined ? `data/items/${sha256Hex(bytes)}` : path] = bytes;
  }],
  ['an item dropped', ['item-missing'], (a) => {
    delete a.files[a.pick(Object.keys(a.files).filter((path) => path.startsWith('data/items/')))];
  }],
  ['a file more', ['file-extra', 'bag-format', 'item-unvouched'], (a) => {
    const text = `more ${a.random(2 ** 32)}`;
    a.files[a.pick([`data/items/${sha256Hex(text)}.txt`, 'data/notes.txt', 'ledger/more', 'readme'])] = text;
    return a.random(2) === 0 ? covered(a.files) : a.files;
  }],
  ['the tail cut off', ['fact-chain'], (a) => {
    const gone = 1 + a.random(3);
    for (const path of [paths.facts, paths.indices]) {
      a.put(path, linesOf(a.files, path).slice(0, -gone));
    }
  }],
  ['the tail cut off cleanly, and a later checkpoint is known', ['known-checkpoint'], (a) => (
    { files: a.made.first.files, known: a.made.last.checkpoint })],
  ['another history of the same size, and the real checkpoint is known', ['known-checkpoint'], (a) => {
    const maker = new Maker({ ...a.made.options, seed: `fork ${a.random(2 ** 32)}` });
    maker.keys = a.keys;
    return { files: maker.packages({ checks: a.made.checks }).last.files, known: a.made.last.checkpoint };
  }],
  ['a text of the package changed', ['handover-files'], (a) => {
    const path = a.pick(['VERIFY.md', 'index.html', 'verify.html', 'verify.sh']);
    a.files[path] = Buffer.concat([Buffer.from(a.files[path]), Buffer.from('more\n')]);
  }],
];

/**
 * So many false packages by chance, in the form of mutations.mjs but with `codes`, of which one has to be named
 * (any, where there are none). Each way has its turn; the same seed gives the same packages.
 */
export function* attacks(count, seed, { keysSeed, checks }) {
  const random = randomNumbers(seed);
  const keys = keysFromSeed(keysSeed);
  for (let i = 0; i < count; i++) {
    const [name, codes, change] = ways[i % ways.length];
    // A package of its own for every round of ways; what differs is the case and never the keys.
    const options = {
      facts: 10 + random(8), items: 3 + random(2), withholdFacts: 1 + random(2), withholdFields: 2,
      seed: `${seed} ${Math.floor(i / ways.length)}`,
    };
    const maker = new Maker(options);
    maker.keys = keys;
    const made = Object.assign(maker.packages({ earlier: true, checks }), { options, checks });
    const attacker = new Attacker(made, keys, random);
    const result = change(attacker) ?? covered(attacker.files);
    const lie = result.files ? result : { files: result };
    yield { name: `by chance ${i}: ${name}`, codes, ...lie };
  }
}
