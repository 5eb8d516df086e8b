#!/usr/bin/env node
// False packages: every code of docs/spec/package.md, "The check", by packages that are false in that way
// while whoever made them false has also recomputed what he can. All checks are held to this one list.
// `node mutations.mjs DIR` writes them as folders for a check in another language.

import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { attacks } from './attacks.mjs';
import { manifest, standIns, writeFolder } from './bag.mjs';
import { base64url, canonical, sha256, sha256Hex } from './encoding.mjs';
import { keysFromSeed, signedAlsoBy, signedBy, signedCheckpoint } from './keys.mjs';
import { Liar } from './liars.mjs';
import { Maker } from './maker.mjs';
import { forgeries } from './forgeries.mjs';
import { outsideTimes } from './times.mjs';
import { randomNumbers, withLine } from './tools.mjs';

const checks = standIns();
const options = { facts: 24, items: 4, withholdFacts: 1, withholdFields: 2, seed: 'faults' };
const packageOf = (maker) => maker.packages({ checks }).last.files;
const lie = (twist) => packageOf(new Liar(options, twist));
const lieInHandover = (change) => lie((fields) => (
  fields.type === 'HandedOver' ? change({ ...fields }) : undefined));

const times = outsideTimes(checks);

/** The package that most of the false ones begin from, and the keys of its maker. */
export const honest = packageOf(new Maker(options));
export const keys = keysFromSeed(options.seed);
const files = honest;
const pair = new Maker(options).packages({ earlier: true, checks });
const item = Object.keys(files).find((path) => path.startsWith('data/items/'));
const lineCount = (path) => files[path].split('\n').length - 1;

/** Writes both manifests anew over whatever the files are now. */
function remade(changed) {
  const pick = (wanted) => Object.fromEntries(Object.entries(changed).filter(([path]) => wanted(path)));
  const payload = pick((path) => path.startsWith('data/'));
  const tags = pick((path) => !path.startsWith('data/') && !path.endsWith('manifest-sha256.txt'));
  tags['manifest-sha256.txt'] = manifest(payload);
  return { ...payload, ...tags, 'tagmanifest-sha256.txt': manifest(tags) };
}

const without = (path) => {
  const { [path]: gone, ...rest } = files;
  if (gone === undefined) throw new Error(`no ${path}`);
  return rest;
};

/** The files with a text of one of them changed, and both manifests made anew. */
function edited(path, change) {
  const text = change(files[path]);
  if (text === files[path]) throw new Error(`${path} was not changed`);
  return remade({ ...files, [path]: text });
}

const editedLine = (path, line, change) => edited(path, () => withLine(files, path, line, change)[path]);
const withManifest = (change) => ({
  ...files, 'manifest-sha256.txt': change(files['manifest-sha256.txt']) });
const swapped = (line) => (text) => {
  const lines = text.split('\n');
  [lines[line], lines[line + 1]] = [lines[line + 1], lines[line]];
  return lines.join('\n');
};
const dropped = (line) => (text) => text.split('\n').filter((_, i) => i !== line).join('\n');
const doubled = (line) => (text) => text.split('\n').flatMap((one, i) => (i === line ? [one, one] : one))
  .join('\n');
const chopped = (text) => text.slice(0, -1);
const otherDigit = (hex) => hex.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
/** The same bytes in base64, with a bit set that no byte uses. */
const otherForm = (text) => text.replace(/.(=*)$/, (end) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return alphabet[alphabet.indexOf(end[0]) + 1] + end.slice(1);
});

/** The line of fact k, opened, and where its disclosures begin. */
const facts = files['data/facts.txt'].split('\n');
const opened = facts.findIndex((line, i) => i > 2 && line.split('~').length > 8 && !line.startsWith('{'));
const bare = facts.findIndex((line) => line.startsWith('{'));
const parts = (line) => line.split('~').slice(0, -1);
const inDisclosures = (change) => (line) => `${change(parts(line)).join('~')}~`;
const salt = 'AAAAAAAAAAAAAAAAAAAAAA';
const disclosure = (name, value) => base64url(canonical([salt, name, value]));

/** The header and leaf of an opened fact put in another way, and signed again. */
const resigned = (change) => (line) => {
  const [jwt, ...rest] = line.split('~');
  const [header, leaf] = jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  const signed = change(header, leaf).map((part) => base64url(part)).join('.');
  return [`${signed}.${base64url(keys.handover.sign(signed))}`, ...rest].join('~');
};

const inSignature = (change) => (line) => line.replace(/\.([^.~]*)~/, (_, signature) => (
  `.${change(signature)}~`));
/** S + L of RFC 8032 section 5.1.7 in the place of S: the same to who does not check that S is below L. */
const withOrderAdded = (signature) => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(signature.subarray(-32)).reverse().toString('hex')}`) + order;
  const end = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([signature.subarray(0, -32), end]);
};

// The origin is that of `keys`: the key of a log can be changed.
const otherKeys = keysFromSeed('others', keys.log.origin);
const otherLog = keysFromSeed('others', 'vault.example/upper-fennick').log;
const size = Number(files['ledger/checkpoint'].split('\n')[1]);
const root = Buffer.from(files['ledger/checkpoint'].split('\n')[2], 'base64');
/** A key that signs in the name and with the id of the true one. */
const falseLine = { ...otherKeys.log, id: keys.log.id };
const checkpointBy = (key) => edited('ledger/checkpoint', () => signedCheckpoint(key, size, root));
const f = 'data/facts.txt', w = 'data/withheld.txt', h = 'ledger/handover.txt';
const c = 'ledger/checkpoint', x = 'ledger/indices.txt', o = 'ledger/nodes.txt';

const counted = ['items', 'withheld_facts', 'withheld_fields', 'case_head', 'handover_key'];

const byCode = {
  'bag-format': {
    'a required file is gone from folder and manifest': remade(without('VERIFY.md')),
    'manifest out of order': withManifest(swapped(1)),
    'manifest in upper case': withManifest((text) => text.toUpperCase()),
    'manifest with one space': withManifest((text) => text.replace('  ', ' ')),
    'manifest with a star for binary': withManifest((text) => text.replace('  ', ' *')),
    'manifest with a line twice': withManifest(doubled(1)),
    'manifest with carriage returns': withManifest((text) => text.replaceAll('\n', '\r\n')),
    'manifest with an empty line': withManifest((text) => `${text}\n`),
    'manifest with a zero byte': withManifest((text) => text.replace('  ', '\0  ')),
    'manifest with a climbing path': withManifest((text) => `${text}${'0'.repeat(64)}  data/../x\n`),
    'manifest with an absolute path': withManifest((text) => `${'0'.repeat(64)}  /etc/hostname\n${text}`),
    'a file that no package has': remade({ ...files, 'data/more.txt': 'more\n' }),
    'a tag file that no package has': remade({ ...files, 'read-me.html': 'more\n' }),
    'an item with a long ending': remade({ ...files, [`${item.slice(0, 75)}.toolongend`]: files[item] }),
    'a zero byte in bagit.txt': edited('bagit.txt', (text) => text.replace('1.0', '1\0.0')),
    'a zero byte in bag-info.txt': edited('bag-info.txt', (text) => text.replace('a peer', 'a\0 peer')),
    'a carriage return in bag-info.txt': edited('bag-info.txt', (text) => text.replace('a peer', 'a\r peer')),
    'bag-info.txt in Latin-1': edited('bag-info.txt', (text) => (
      Buffer.from(text.replace('a peer', 'a p\u00e9er'), 'latin1'))),
    'another declaration': edited('bagit.txt', (text) => text.replace('1.0', '0.97')),
    'bag-info with a line more': edited('bag-info.txt', (text) => `${text}Contact-Name: nobody\n`),
    'bag-info in another order': edited('bag-info.txt', swapped(1)),
    'a wrong Payload-Oxum': edited('bag-info.txt', (text) => text.replace(/[0-9]+\./, '1.')),
    'no line end at the end': withManifest(chopped),
  },
  'file-changed': { 'another item': { ...files, [item]: 'other bytes' } },
  'file-missing': {
    'no item': without(item),
    'no vkey': without('ledger/vkey'),
    'no facts': without(f),
  },
  'file-extra': {
    'one more file': { ...files, 'data/extra': 'x' },
    'one more tag file': { ...files, '.x': 'x' },
    'a file below a folder of its own': { ...files, 'data/items/more/x': 'x' },
    'a name that is no text': { ...files, 'data/items/\n\u001b[2J': 'x' },
    'an item beside the manifest': { ...files, [`data/items/${sha256Hex('new')}`]: 'new' },
  },
  'fact-malformed': {
    'no tilde at the end': editedLine(f, opened, chopped),
    'a carriage return': editedLine(f, opened, (line) => `${line}\r`),
    'an empty disclosure': editedLine(f, opened, (line) => `${line}~`),
    'padding in base64': editedLine(f, opened, (line) => line.replace('.', '=.')),
    'base64 with a plus': editedLine(f, opened, (line) => line.replace(/~[^~]/, '~+')),
    'a space in base64': editedLine(f, opened, (line) => line.replace(/~(....)/, '~$1 ')),
    'a disclosure of five characters': editedLine(f, opened, (line) => `${line}AAAAA~`),
    'disclosures in another order': editedLine(f, opened,
      inDisclosures(([jwt, first, second, ...rest]) => [jwt, second, first, ...rest])),
    'white space in a disclosure': editedLine(f, opened, inDisclosures(([jwt, first, ...rest]) => [jwt,
      base64url(Buffer.from(first, 'base64url').toString().replace(',', ', ')), ...rest])),
    'a field named like a member of the leaf': editedLine(f, opened,
      (line) => `${line}${disclosure('n', 1)}~`),
    'a member named _sd': editedLine(f, opened, (line) => `${line}${disclosure('x', { _sd: [] })}~`),
    'a value nine deep': editedLine(f, opened,
      (line) => `${line}${disclosure('x', [[[[[[[[[1]]]]]]]]])}~`),
    'another header': editedLine(f, opened,
      resigned((header, leaf) => [header.replace('EdDSA', 'none'), leaf])),
    'a header member more': editedLine(f, opened,
      resigned((header, leaf) => [header.replace('}', ',"x":1}'), leaf])),
    'a signature in another form': editedLine(f, opened, inSignature(otherForm)),
    'a signature of 63 bytes': editedLine(f, opened, inSignature((text) => text.slice(0, 84))),
    'white space in the leaf': editedLine(f, opened,
      resigned((header, leaf) => [header, leaf.replace(',', ', ')])),
    'a leaf that is no base64url, whose signature is then wrong too': editedLine(f, opened,
      (line) => line.replace(/\.(....)/, '.!$1')),
    'a line end in the leaf': editedLine(f, opened,
      resigned((header, leaf) => [header, leaf.replace(',', '\n,')])),
    'a member more in the leaf': editedLine(f, bare, (leaf) => leaf.replace('"v":1', '"v":1,"w":1')),
    'another version': editedLine(f, bare, (leaf) => leaf.replace('"v":1', '"v":2')),
    'seven digests': editedLine(f, bare, (leaf) => leaf.replace(/\["[^"]*",/, '[')),
    'two lines in handover.txt': edited(h, (text) => text + text),
    'nothing in facts.txt': edited(f, () => ''),
    'nothing in handover.txt': edited(h, () => ''),
    'an empty line in facts.txt': edited(f, (text) => text.replace('\n', '\n\n')),
    'a zero byte in facts.txt': edited(f, (text) => text.replace('\n', '\n\0')),
    'no line end at the end of facts.txt': edited(f, chopped),
  },
  'fact-number': { 'two facts exchanged': edited(f, swapped(3)), 'a fact dropped': edited(f, dropped(3)) },
  'fact-case': { 'a leaf of another case': lie((_, n, maker) => {
    if (n === 6) maker.caseId = otherDigit(maker.caseId);
  }) },
  'fact-chain': {
    'two facts exchanged': edited(f, swapped(3)),
    'the first fact dropped': edited(f, dropped(0)),
    'the last fact dropped': edited(f, (text) => `${text.split('\n').slice(0, -2).join('\n')}\n`),
  },
  'fact-signature': {
    'by another key': edited('ledger/handover-key.jwk', () => `${otherKeys.handover.jwk}\n`),
    'a key in another form': edited('ledger/handover-key.jwk', (text) => text.replace(',', ', ')),
    'a key in other base64': edited('ledger/handover-key.jwk', (text) => (
      text.replace(/"x":"([^"]*)"/, (_, key) => `"x":"${otherForm(key)}"`))),
    'a zero byte in the key': edited('ledger/handover-key.jwk', (text) => text.replace('}', '\0}')),
    'a key that is the identity': edited('ledger/handover-key.jwk', (text) => (
      text.replace(/"x":"[^"]*"/, `"x":"AQ${'A'.repeat(41)}"`))),
    'another kid': editedLine(f, opened, resigned((header, leaf) => [
      header.replace(keys.handover.thumbprint, otherKeys.handover.thumbprint), leaf])),
    'over another text': editedLine(f, opened, inSignature((signature) => (
      base64url(Buffer.from(signature, 'base64url').reverse())))),
    'with the order added': editedLine(f, opened, inSignature((signature) => (
      base64url(withOrderAdded(Buffer.from(signature, 'base64url')))))),
    'of the fact before': editedLine(f, opened + 1, inSignature(() => facts[opened].match(/\.([^.~]*)~/)[1])),
  },
  'disclosure-foreign': {
    'of another fact': editedLine(f, opened, (line) => `${line}${parts(facts[opened - 1]).at(-1)}~`),
    'invented': editedLine(f, opened, (line) => `${line}${disclosure('x', 'y')}~`),
    'twice': editedLine(f, opened, (line) => `${line}${parts(line).at(-1)}~`),
  },
  'withheld-list': {
    'a line less': edited(w, dropped(0)),
    'a line twice': edited(w, doubled(0)),
    'out of order': edited(w, swapped(0)),
    'a fact that is not withheld': edited(w, (text) => `${text}fact 23 because\n`),
    'no reason': editedLine(w, 0, (line) => `${line.split(' ').slice(0, -4).join(' ')} `),
    'a control character in a reason': editedLine(w, 0, (line) => `${line}\u0007`),
    'a carriage return': edited(w, (text) => text.replace('\n', '\r\n')),
    'a delete character in a reason': editedLine(w, 0, (line) => `${line}\u007f`),
    'a reason that is no text': edited(w, (text) => Buffer.concat(
      [Buffer.from(chopped(text)), Buffer.from([0xc3, 0x28, 0x0a])])),
    'a number with a leading zero': editedLine(w, 0, (line) => line.replace(' ', ' 0')),
    'a field name in upper case': editedLine(w, 0, (line) => line.replace(/(\S+ \S+ \S+ )(\S)/, (_, a, b) => (
      a + b.toUpperCase()))),
    'another digest': editedLine(w, 0, (line) => line.replace(/(\S+ \S+ )(..)/, '$1AA')),
    'a disclosure dropped without a word': editedLine(f, opened, inDisclosures((all) => all.slice(0, -1))),
    'an empty line': edited(w, (text) => `${text}\n`),
    'no line end at the end': edited(w, chopped),
  },
  'handover': {
    'a field closed': edited(h, (text) => `${parts(text).slice(0, -1).join('~')}~\n`),
    'withheld': edited(h, (text) => `${Buffer.from(text.split('.')[1], 'base64url')}\n`),
    'of another type': lieInHandover((fields) => ({ ...fields, type: 'HandedOverNot' })),
    'without a field': lieInHandover(({ purpose, ...rest }) => rest),
    'previous of another kind': lieInHandover((fields) => ({ ...fields, previous: 'none' })),
  },
  'handover-manifest': {
    'manifest made anew': edited(w, (text) => text.replace('house', 'attic')),
    'another digest': lieInHandover((fields) => ({ ...fields, manifest_sha256: '0'.repeat(64) })),
  },
  'handover-files': {
    'another index.html': edited('index.html', (text) => `${text}<p>more</p>\n`),
    'another verify.sh': edited('verify.sh', () => 'exit 0\n'),
    'a name more': lieInHandover((fields) => ({ ...fields, files: { ...fields.files, x: '0'.repeat(64) } })),
    'a name less': lieInHandover(({ files: { 'verify.sh': gone, ...rest }, ...fields }) => (
      { ...fields, files: rest })),
  },
  'handover-counts': Object.fromEntries(counted.map((name) => [name, lieInHandover((fields) => ({
    ...fields,
    [name]: typeof fields[name] === 'number' ? fields[name] + 1 : otherDigit(fields[name]),
  }))])),
  'item-unvouched': {
    'an item that no fact names': remade({ ...files, [`data/items/${sha256Hex('new')}`]: 'new' }),
    'other bytes under the name': edited(item, () => 'other bytes'),
    'another size in the fact': lie((fields) => (
      fields.type === 'ItemReceived' ? { ...fields, size_bytes: fields.size_bytes + 1 } : undefined)),
    'a size that is no number': lie((fields) => (
      fields.type === 'ItemReceived' ? { ...fields, size_bytes: `${fields.size_bytes}` } : undefined)),
    'named by a fact of another type': lie((fields) => (
      fields.type === 'ItemReceived' ? { ...fields, type: 'ItemRecieved' } : undefined)),
    'twice': remade({ ...files, [`${item.slice(0, 'data/items/'.length + 64)}.twice`]: files[item] }),
    'a name that is no digest': remade({ ...files, 'data/items/x.txt': 'new' }),
  },
  'item-missing': {
    'gone, also from the manifest': remade(without(item)),
    'a digest that is none': lie((fields, n) => (
      n === 3 ? { ...fields, sha256: fields.sha256.toUpperCase() } : undefined)),
  },
  'tree': {
    'a node less': edited(o, dropped(2)),
    'a node twice': edited(o, doubled(2)),
    'a node more': edited(o, (text) => `${text}0 ${size} ${'0'.repeat(64)}\n`),
    'a node beyond the tree': edited(o, (text) => `${text}52 0 ${'0'.repeat(64)}\n`),
    'a level that no tree has': edited(o, (text) => `${text}64 0 ${'0'.repeat(64)}\n`),
    'nodes out of order': edited(o, swapped(2)),
    'another hash': editedLine(o, 2, otherDigit),
    'a hash in upper case': editedLine(o, 2, (line) => line.toUpperCase()),
    'a carriage return in nodes': edited(o, (text) => text.replace('\n', '\r\n')),
    'a leaf hash contradicted': edited(o, (text) => `0 0 ${'0'.repeat(64)}\n${text}`),
    'a sign': editedLine(o, 2, (line) => `+${line}`),
    'no nodes': edited(o, () => ''),
    'an index less': edited(x, dropped(2)),
    'an index more': edited(x, (text) => `0\n${text}`),
    'an index moved': editedLine(x, lineCount(x) - 1, (line) => String(Number(line) + 1)),
    'indices out of order': edited(x, swapped(2)),
    'a leading zero': editedLine(x, 2, (line) => `0${line}`),
    'no line end at the end of indices': edited(x, chopped),
    'another root, signed': edited(c, () => signedCheckpoint(keys.log, size, Buffer.alloc(32, 9))),
    'another size, signed': edited(c, () => signedCheckpoint(keys.log, size + 1, root)),
    'a size of zero, signed': edited(c, () => signedCheckpoint(keys.log, 0, root)),
  },
  'checkpoint': {
    'by another key of that name': checkpointBy(keysFromSeed('x', keys.log.origin).log),
    'of another name': checkpointBy(otherLog),
    'of another name, and the name of the key on the signature': edited(c, () => (
      signedBy(keys.log, signedCheckpoint(otherLog, size, root)))),
    'a wrong signature by the key beside a right one by another of that name': edited(c, (text) => (
      signedAlsoBy(falseLine, signedBy(otherKeys.log, text)))),
    'a zero byte in the checkpoint': edited(c, (text) => text.replace('\n', '\0\n')),
    'a zero byte in ledger/vkey': edited('ledger/vkey', (text) => text.replace('\n', '\0\n')),
    'an extension line': edited(c, (text) => text.replace('\n\n', '\nmore\n\n')),
    'a leading zero': editedLine(c, 1, (line) => `0${line}`),
    'a size of 2^53': edited(c, () => signedCheckpoint(keys.log, 2 ** 53, root)),
    'a root in another form': editedLine(c, 2, otherForm),
    'a root of 31 bytes': edited(c, () => signedCheckpoint(keys.log, size, root.subarray(1))),
    'no signature': edited(c, (text) => text.slice(0, text.indexOf('\u2014'))),
    'the signature twice': edited(c, (text) => text + text.slice(text.indexOf('\u2014'))),
    'a signature with the order added': editedLine(c, 4, (line) => line.replace(/\S+$/, (text) => (
      withOrderAdded(Buffer.from(text, 'base64')).toString('base64')))),
    'a hyphen for the dash': edited(c, (text) => text.replace('\u2014', '-')),
    'a line after the signatures': edited(c, (text) => `${text}\n`),
    'seventeen signatures': edited(c, (text) => (
      text + `\u2014 other.example/log ${'A'.repeat(96)}\n`.repeat(16))),
    'another key in ledger/vkey': edited('ledger/vkey', () => `${otherKeys.log.vkey}\n`),
    'a wrong key id': edited('ledger/vkey', (text) => text.replace(/\+([0-9a-f]{8})\+/, (_, id) => (
      `+${otherDigit(id)}+`))),
    'a key in ledger/vkey that is the identity': edited('ledger/vkey', () => {
      const typed = Buffer.from(`0101${'0'.repeat(62)}`, 'hex');
      const id = sha256Hex(`${keys.log.origin}\n`, typed).slice(0, 8);
      return `${keys.log.origin}+${id}+${typed.toString('base64')}\n`;
    }),
    'two lines in ledger/vkey': edited('ledger/vkey', (text) => text + text),
    'no line end in ledger/vkey': edited('ledger/vkey', chopped),
  },
  'signer-other': {
    'made anew by a stranger under the same name': packageOf(new Maker({ ...options, seed: 'stranger' })),
  },
};

const otherOrigin = (checkpoint) => checkpoint.replace(keys.log.origin, otherLog.origin);

/** What a person has kept from earlier and what does not go with it. */
const kept = {
  'a later one, the tail cut off': [pair.first.files, pair.last.checkpoint],
  'another root at its size': [pair.last.files, signedCheckpoint(keys.log, pair.first.size, root)],
  'another root at this size': [pair.last.files, signedCheckpoint(keys.log, pair.last.size, root)],
  'a size for which no nodes are there': [pair.last.files,
    signedCheckpoint(keys.log, pair.first.size - 1, root)],
  'another signer, another root at its size': [pair.last.files,
    signedCheckpoint(otherKeys.log, pair.first.size, root)],
  'another signer, another root at this size': [pair.last.files,
    signedCheckpoint(otherKeys.log, pair.last.size, root)],
  'another signer, a later one': [pair.first.files, signedBy(otherKeys.log, pair.last.checkpoint)],
  'another signer, a size for which no nodes are there': [pair.last.files,
    signedCheckpoint(otherKeys.log, pair.first.size - 1, root)],
  'another log, the right root': [pair.last.files, signedBy(otherLog, otherOrigin(pair.first.checkpoint))],
  'another log, the right root at this size': [pair.last.files,
    signedBy(otherLog, otherOrigin(pair.last.checkpoint))],
  'another log, signed by the key of this one': [pair.last.files,
    signedBy(keys.log, otherOrigin(pair.first.checkpoint))],
  'the key id and a wrong signature over the right root': [pair.last.files,
    signedBy(falseLine, pair.first.checkpoint)],
  'the key id and a wrong signature beside a right one by another key': [pair.last.files,
    signedAlsoBy(falseLine, signedBy(otherKeys.log, pair.first.checkpoint))],
  'the signature twice': [pair.last.files, signedAlsoBy(keys.log, pair.first.checkpoint)],
  'another root of no facts': [pair.last.files, signedCheckpoint(keys.log, 0, root)],
  'no checkpoint at all': [pair.last.files, 'no checkpoint\n'],
  'nothing': [pair.last.files, '\n'],
  'no line end at its end': [pair.last.files, pair.first.checkpoint.slice(0, -1)],
  'a signature that does not hold': [pair.last.files, pair.first.checkpoint.replace(/.(.{4})\n$/, 'A$1\n')],
};

/** Things that a list of files cannot say: done to the folder, after which the package is false. */
const spoiled = {
  'file-extra': {
    'a link beside the files': (folder) => symlinkSync('facts.txt', join(folder, 'data/more')),
    'a link to nothing': (folder) => symlinkSync('nothing', join(folder, 'more')),
  },
  'file-missing': {
    'a link in the place of an item': (folder) => {
      renameSync(join(folder, item), `${folder}.moved`);
      symlinkSync(`${folder}.moved`, join(folder, item));
    },
    'a folder in the place of an item': (folder) => {
      renameSync(join(folder, item), `${folder}.moved`);
      mkdirSync(join(folder, item));
    },
  },
};

/**
 * Every false package: {code, name, files, known?, spoil?}. The person who checks was told the key of `keys`.
 * `known` is the text of a checkpoint that he kept. `spoil(folder)` is done to the folder when it is written.
 */
export const mutations = [
  ...Object.entries(byCode).flatMap(([code, packages]) => (
    Object.entries(packages).map(([name, made]) => ({ code, name, files: made })))),
  ...Object.entries(kept).map(([name, [made, known]]) => (
    { code: 'known-checkpoint', name, files: made, known })),
  ...Object.entries(spoiled).flatMap(([code, ways]) => Object.entries(ways).map(([name, spoil]) => (
    { code, name, files, spoil }))),
  ...forgeries(checks).false,
  ...times.wrong,
];

/**
 * So many false packages, the same for the same seed: the list above and then lies by chance; of fewer than the
 * list has, one of each code first. Each has `code`, or `codes` of which one has to be named.
 */
export function* lies(count, seed) {
  const random = randomNumbers(seed);
  const left = mutations.map((mutation) => [random(2 ** 32), mutation]).sort(([a], [b]) => a - b)
    .map(([, mutation]) => mutation);
  const firsts = [...new Map(left.map((mutation) => [mutation.code, mutation])).values()];
  const listed = [...firsts, ...left.filter((mutation) => !firsts.includes(mutation))];
  const ofList = count < 2 * listed.length ? Math.min(listed.length, Math.ceil(count / 2)) : listed.length;
  yield* listed.slice(0, ofList);
  yield* attacks(count - ofList, seed, { keysSeed: options.seed, checks });
}

/** The checkpoint of a log whose key changed with it: both keys sign it. */
const changed = edited(c, (text) => signedAlsoBy(otherKeys.log, text));

/** What a person has kept from earlier that the package's key did not sign, and from which it goes on. */
const keptByOther = {
  'an earlier checkpoint by another key': signedBy(otherKeys.log, pair.first.checkpoint),
  'the same checkpoint by another key': signedBy(otherKeys.log, pair.last.checkpoint),
  'a checkpoint of no facts by another key': signedCheckpoint(otherKeys.log, 0, sha256('')),
  'an earlier checkpoint by two other keys': signedAlsoBy(
    keysFromSeed('more', keys.log.origin).log, signedBy(otherKeys.log, pair.first.checkpoint)),
  'an earlier checkpoint by another key, whose signature nobody can check': signedBy(
    { ...otherKeys.log, sign: () => Buffer.alloc(64, 1) }, pair.first.checkpoint),
  'an earlier checkpoint by a key of another name alone': signedBy(otherLog, pair.first.checkpoint),
};

/**
 * Packages that look odd and are right: {name, files, known?, isByOther?}. `isByOther`: every check says that
 * another key than the package's signed what is known.
 */
export const oddities = [
  { name: 'nothing changed', files },
  { name: 'an earlier checkpoint', files: pair.last.files, known: pair.first.checkpoint },
  { name: 'the same checkpoint', files: pair.last.files, known: pair.last.checkpoint },
  { name: 'a signature by somebody else beside',
    files: edited(c, (text) => `${text}\u2014 other.example/log ${'A'.repeat(96)}\n`) },
  { name: 'a checkpoint signed by two keys of its origin', files: changed },
  { name: 'a checkpoint signed by two keys of its origin, the other one first',
    files: edited(c, (text) => signedAlsoBy(keys.log, signedBy(otherKeys.log, text))) },
  ...Object.entries(keptByOther).map(([name, known]) => (
    { name, files: pair.last.files, known, isByOther: true })),
  { name: 'an earlier checkpoint signed by both keys', files: pair.last.files,
    known: signedAlsoBy(otherKeys.log, pair.first.checkpoint) },
  { name: 'a checkpoint signed by two keys, and one by the other key is known', files: changed,
    known: signedBy(otherKeys.log, files[c]), isByOther: true },
  ...forgeries(checks).right,
  ...times.right,
];

/** Writes a package of these lists as a new folder. */
export function writeMutation(folder, { files: made, spoil }) {
  writeFolder(folder, made);
  spoil?.(folder);
}

/**
 * Writes `true` (the package that is not changed), `vkey`, a folder for each false and each odd package, and
 * their lists, mutations.json and oddities.json: [{code, name, path, known}], `known` a file or null.
 */
function writeAll(folder) {
  mkdirSync(folder, { recursive: true });
  writeFolder(join(folder, 'true'), honest);
  writeFileSync(join(folder, 'vkey'), `${keys.log.vkey}\n`);
  const writeList = (list, start) => list.map((mutation, i) => {
    const { code = null, name } = mutation;
    const path = `${start}${i}`, known = mutation.known ? `${path}.known` : null;
    writeMutation(join(folder, path), mutation);
    if (known) writeFileSync(join(folder, known), mutation.known);
    return { code, name, path, known };
  });
  const save = (name, list) => writeFileSync(join(folder, name), `${JSON.stringify(list, null, 1)}\n`);
  save('mutations.json', writeList(mutations, 'false-'));
  save('oddities.json', writeList(oddities, 'odd-'));
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  if (process.argv[2] === undefined) {
    process.stderr.write('node mutations.mjs DIR\n');
    process.exitCode = 2;
  } else writeAll(process.argv[2]);
}
