// Packages with outside times (docs/spec/package.md, "Outside time"): false ones, and odd ones that are right.

import { Authority } from './authority.mjs';
import { proofOf } from './anchors.mjs';
import { sha256, sha256Hex } from './encoding.mjs';
import { keysFromSeed, signedCheckpoint } from './keys.mjs';
import { Maker } from './maker.mjs';

// The seed is that of mutations.mjs: the keys are the same.
const options = { facts: 14, items: 2, seed: 'faults' };
const list = 'data/anchors.txt', folder = 'data/anchors/';

/** The header of Bitcoin's first block, and its hash: known to all the world. */
export const firstHeader = `01000000${'0'.repeat(64)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa`
  + '4b1e5e4a29ab5f49ffff001d1dac2b7c';
export const firstHash = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';

/** The bytes with some of them exchanged, by the first place in which they stand. */
function exchanged(bytes, old, fresh) {
  const at = bytes.indexOf(old);
  if (at < 0) throw new Error(`no ${old}`);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(fresh), bytes.subarray(at + old.length)]);
}

const flipped = (bytes, at) => {
  const changed = Buffer.from(bytes);
  changed[changed.length + at] ^= 1;
  return changed;
};

/** The time that a token states, set back by ten years. */
const earlier = (token) => {
  const text = token.toString('latin1'), [, year] = /\x18\x0f(20[0-9]{2})[0-9]{10}Z/.exec(text);
  return exchanged(token, `\x18\x0f${year}`, `\x18\x0f${year - 10}`);
};

/** The header of a block with this Merkle root, and no work in it. */
function lazyHeader(merkleRoot, bits = '1d00ffff') {
  const header = Buffer.alloc(80, 7);
  merkleRoot.copy(header, 36);
  Buffer.from(bits, 'hex').reverse().copy(header, 72);
  return header;
}

/** What a proof of these bytes leads to: see proofOf. */
const committed = (bytes) => sha256(sha256(bytes), Buffer.from([1, 2, 3]));

const editList = (change) => (files) => ({ ...files, [list]: change(files[list]) });
const renamed = (extension, name) => (files) => Object.fromEntries(Object.entries(files).map(([path, content]) => (
  path.endsWith(extension) ? [`${folder}${name}${extension}`, content]
    : [path, path === list ? content.replace(new RegExp(`[0-9a-f]{64}\\${extension}`), name + extension) : content])));
const lacking = (extension) => (files) => Object.fromEntries(
  Object.entries(files).filter(([path]) => !path.endsWith(extension)));

export function outsideTimes(checks) {
  const karst = new Authority({ keys: 'ec' }), other = new Authority({ name: 'Other Time', keys: 'rsa' });
  const chain = [karst.signer, karst.root];
  const logKey = keysFromSeed(options.seed).log;
  const token = (change = {}) => (note) => [{
    kind: 'rfc3161', note, answer: karst.stamp(note), certificates: chain, ...change }];
  const answered = (answer) => (note) => token({ answer: answer(note) })(note);
  const noted = (change) => (note) => token()(change(note));
  const proof = (change) => (note) => [{
    kind: 'opentimestamps', note, answer: proofOf(note), ...change?.(note) }];
  const make = (anchorsOf, twist) => new Maker(options).anchored({ checks, anchorsOf, twist });
  const sized = (size, root) => () => Buffer.from(signedCheckpoint(logKey, size, root));
  const rootOf = (note) => Buffer.from(String(note).split('\n')[2], 'base64');
  const block = 358391;

  const wrong = {
    'a token of other bytes': make(answered(() => karst.stamp('other bytes'))),
    'a token with a false signature': make(answered((note) => flipped(karst.stamp(note), -1))),
    'a token set back by years': make(answered((note) => earlier(karst.stamp(note)))),
    'a token of another authority': make(answered((note) => other.stamp(note))),
    'a token without its signer, and none listed': make((note) => token({
      answer: karst.stamp(note, { withCertificate: false }), certificates: [karst.root] })(note)),
    'another root': make(token({ certificates: [karst.signer, other.root] })),
    'a root that did not issue the signer': make(token({ certificates: [other.root] })),
    'an answer that refuses': make(answered(() => Buffer.from('30053003020102', 'hex'))),
    'an answer that is none': make(answered(() => Buffer.from('no answer\n'))),
    'an answer that is empty': make(answered(() => Buffer.alloc(0))),
    'an answer that is cut off': make(answered((note) => karst.stamp(note).subarray(0, -40))),
    'a certificate that is none': make(token({ certificates: [Buffer.from('none'), karst.root] })),
    'a note of another log': make(noted(sized(20, sha256('another log')))),
    'a note that is later than the package': make(noted((note) => sized(9999, rootOf(note))())),
    'a note of another size': make(noted((note) => sized(21, rootOf(note))())),
    'a note of no fact': make(noted(sized(0, sha256('')))),
    'a note that is none': make(noted(() => Buffer.from('no checkpoint\n'))),
    'a proof of other bytes': make(proof(() => ({ answer: proofOf('other bytes') }))),
    'a proof that is none': make(proof(() => ({ answer: Buffer.from('no proof') }))),
    'a proof with more behind it': make(proof((note) => ({ answer: Buffer.concat([proofOf(note), Buffer.of(0)]) }))),
    'a proof that is cut off': make(proof((note) => ({ answer: proofOf(note).subarray(0, -3) }))),
    'a header that the proof does not lead to': make(proof((note) => ({
      answer: proofOf(note, { height: block }), header: lazyHeader(sha256('another block')) }))),
    'a header without work': make(proof((note) => ({
      answer: proofOf(note, { height: block }), header: lazyHeader(committed(note)) }))),
    'a header with a target of its own': make(proof((note) => ({
      answer: proofOf(note, { height: block }), header: lazyHeader(committed(note), '207fffff') }))),
    'a header that is none': make(proof((note) => ({
      answer: proofOf(note, { height: block }), header: Buffer.alloc(81) }))),
    'a header that is cut off': make(proof((note) => ({
      answer: proofOf(note, { height: block }), header: lazyHeader(committed(note)).subarray(0, 79) }))),
    'a list that names a file that is not there': make(token(), lacking('.tsr')),
    'files that no list names': make(token(), lacking('anchors.txt')),
    'a file that the list does not name': make(token(), (files) => ({
      ...files, [`${folder}${sha256Hex('more')}.cer`]: 'more' })),
    'a name that is not the digest': make(token(), renamed('.tsr', 'a'.repeat(64))),
    'an empty list': make(token(), (files) => ({ [list]: '' })),
    'a line of an unknown kind': make(token(), editList((text) => text.replace('rfc3161', 'rfc3162'))),
    'a line with two spaces': make(token(), editList((text) => text.replace(' ', '  '))),
    'a line without certificates': make(token(), editList((text) => text.replace(/( [0-9a-f]+\.cer)+/, ''))),
    'a line twice': make(token(), editList((text) => text + text)),
    'no line end': make(token(), editList((text) => text.slice(0, -1))),
  };
  const right = {
    'an outside time': make(token()),
    'an outside time by an authority with RSA': make((note) => [{
      kind: 'rfc3161', note, answer: other.stamp(note), certificates: [other.signer, other.root] }]),
    'a token that stands alone': make(answered((note) => karst.stamp(note, { isBare: true }))),
    'a token without its certificates': make(answered((note) => karst.stamp(note, { withCertificate: false }))),
    'a token whose signer is in itself alone': make(token({ certificates: [karst.root] })),
    'a certificate that is not needed': make(token({ certificates: [other.signer, karst.root] })),
    'a token, a second one, and a promise': make((note) => [...token()(note), ...proof()(note), {
      kind: 'rfc3161', note, answer: other.stamp(note), certificates: [other.signer, other.root] }]),
    'a note with a signature by somebody else beside': make(noted(
      (note) => Buffer.concat([note, Buffer.from(`\u2014 other.example/log ${'A'.repeat(96)}\n`)]))),
  };
  for (const one of [karst, other]) one.remove();
  return {
    wrong: Object.entries(wrong).map(([name, files]) => ({ code: 'anchor', name, files })),
    right: Object.entries(right).map(([name, files]) => ({ name, files })),
  };
}
