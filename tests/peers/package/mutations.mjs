#!/usr/bin/env node
// False packages: every code of docs/spec/package.md, "The check", by at least one package that is false in
// that way. Each of the three checks is held to them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { manifest, productChecks, writeFolder } from './bag.mjs';
import { base64url, canonical, sha256Hex } from './encoding.mjs';
import { keysFromSeed, signedCheckpoint } from './keys.mjs';
import { Maker } from './maker.mjs';
import { withLine } from './tools.mjs';

const checks = productChecks();
const options = { facts: 24, items: 4, withholdFacts: 1, withholdFields: 2, seed: 'faults' };

/** A maker that records what it should not: `twist(fields, n, maker)` gives the fields to record instead. */
class Liar extends Maker {
  #twist;

  constructor(twist) {
    super(options);
    this.#twist = twist;
  }

  append(fields) {
    return super.append(this.#twist(fields, this.facts.length + 1, this) ?? fields);
  }
}

const packageOf = (maker) => maker.packages({ checks }).last.files;
const lie = (twist) => packageOf(new Liar(twist));
const lieInHandover = (change) => lie((fields) => (
  fields.type === 'HandedOver' ? change({ ...fields }) : undefined));

const honest = new Maker(options);
/** The true package from which the false ones are made. */
export const files = packageOf(honest);
export const { keys } = honest;
const item = Object.keys(files).find((path) => path.startsWith('data/items/'));
const lineCount = (path) => files[path].split('\n').length - 1;

/** Writes both manifests anew over whatever the files are now. */
export function remade(changed) {
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
const swapped = (line) => (text) => {
  const lines = text.split('\n');
  [lines[line], lines[line + 1]] = [lines[line + 1], lines[line]];
  return lines.join('\n');
};
const dropped = (line) => (text) => text.split('\n').filter((_, i) => i !== line).join('\n');
const doubled = (line) => (text) => text.split('\n').flatMap((one, i) => (i === line ? [one, one] : one))
  .join('\n');
const otherDigit = (hex) => hex.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));

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

const otherKeys = keysFromSeed('others');
const size = Number(files['ledger/checkpoint'].split('\n')[1]);
const root = Buffer.from(files['ledger/checkpoint'].split('\n')[2], 'base64');
const checkpointBy = (key) => edited('ledger/checkpoint', () => signedCheckpoint(key, size, root));
const f = 'data/facts.txt', w = 'data/withheld.txt', h = 'ledger/handover.txt';

const counted = ['items', 'withheld_facts', 'withheld_fields', 'case_head', 'handover_key'];

/** Each false package by the code that has to be named, and by what is false in it: its files. */
export const lies = {
  'bag-format': {
    'a required file is gone from folder and manifest': remade(without('VERIFY.md')),
    'manifest out of order': { ...files, 'manifest-sha256.txt': swapped(1)(files['manifest-sha256.txt']) },
    'manifest in upper case': { ...files, 'manifest-sha256.txt': files['manifest-sha256.txt'].toUpperCase() },
    'manifest with a climbing path': { ...files,
      'manifest-sha256.txt': `${files['manifest-sha256.txt']}${'0'.repeat(64)}  data/../x\n` },
    'a file that no package has': remade({ ...files, 'data/more.txt': 'more\n' }),
    'a tag file that no package has': remade({ ...files, 'read-me.html': 'more\n' }),
    'another declaration': edited('bagit.txt', (text) => text.replace('1.0', '0.97')),
    'bag-info with a line more': edited('bag-info.txt', (text) => `${text}Contact-Name: nobody\n`),
    'a wrong Payload-Oxum': edited('bag-info.txt', (text) => text.replace(/[0-9]+\./, '1.')),
    'no line end at the end': { ...files, 'manifest-sha256.txt': files['manifest-sha256.txt'].slice(0, -1) },
  },
  'file-changed': { 'another item': { ...files, [item]: 'other bytes' } },
  'file-missing': { 'no item': without(item) },
  'file-extra': {
    'one more file': { ...files, 'data/extra': 'x' },
    'one more tag file': { ...files, '.x': 'x' },
  },
  'fact-malformed': {
    'no tilde at the end': editedLine(f, opened, (line) => line.slice(0, -1)),
    'a carriage return': editedLine(f, opened, (line) => `${line}\r`),
    'an empty disclosure': editedLine(f, opened, (line) => `${line}~`),
    'padding in base64': editedLine(f, opened, (line) => line.replace('.', '=.')),
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
    'white space in the leaf': editedLine(f, opened,
      resigned((header, leaf) => [header, leaf.replace(',', ', ')])),
    'a member more in the leaf': editedLine(f, bare, (leaf) => leaf.replace('"v":1', '"v":1,"w":1')),
    'another version': editedLine(f, bare, (leaf) => leaf.replace('"v":1', '"v":2')),
    'seven digests': editedLine(f, bare, (leaf) => leaf.replace(/\["[^"]*",/, '[')),
    'two lines in handover.txt': edited(h, (text) => text + text),
    'an empty line in facts.txt': edited(f, (text) => text.replace('\n', '\n\n')),
  },
  'fact-number': { 'two facts exchanged': edited(f, swapped(3)), 'a fact dropped': edited(f, dropped(3)) },
  'fact-case': { 'a leaf of another case': lie((_, n, maker) => {
    if (n === 6) maker.caseId = otherDigit(maker.caseId);
  }) },
  'fact-chain': {
    'two facts exchanged': edited(f, swapped(3)),
    'the first fact dropped': edited(f, dropped(0)),
  },
  'fact-signature': {
    'by another key': edited('ledger/handover-key.jwk', () => `${otherKeys.handover.jwk}\n`),
    'a key in another form': edited('ledger/handover-key.jwk', (text) => text.replace(',', ', ')),
    'another kid': editedLine(f, opened, resigned((header, leaf) => [
      header.replace(keys.handover.thumbprint, otherKeys.handover.thumbprint), leaf])),
    'over another text': editedLine(f, opened, (line) => line.replace(/\.([^.~]*)~/, (_, signature) => (
      `.${base64url(Buffer.from(signature, 'base64url').reverse())}~`))),
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
    'a number with a leading zero': editedLine(w, 0, (line) => line.replace(' ', ' 0')),
    'a disclosure dropped without a word': editedLine(f, opened, inDisclosures((all) => all.slice(0, -1))),
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
    'twice': remade({ ...files, [`${item.slice(0, 'data/items/'.length + 64)}.twice`]: files[item] }),
    'a name that is no digest': remade({ ...files, 'data/items/x.txt': 'new' }),
  },
  'item-missing': { 'gone, also from the manifest': remade(without(item)) },
  'tree': {
    'a node less': edited('ledger/nodes.txt', dropped(2)),
    'a node twice': edited('ledger/nodes.txt', doubled(2)),
    'a node more': edited('ledger/nodes.txt', (text) => `${text}0 ${size} ${'0'.repeat(64)}\n`),
    'nodes out of order': edited('ledger/nodes.txt', swapped(2)),
    'another hash': editedLine('ledger/nodes.txt', 2, otherDigit),
    'a leaf hash contradicted': edited('ledger/nodes.txt', (text) => `0 0 ${'0'.repeat(64)}\n${text}`),
    'an index less': edited('ledger/indices.txt', dropped(2)),
    'an index moved': editedLine('ledger/indices.txt', lineCount('ledger/indices.txt') - 1,
      (line) => String(Number(line) + 1)),
    'indices out of order': edited('ledger/indices.txt', swapped(2)),
    'a leading zero': editedLine('ledger/indices.txt', 2, (line) => `0${line}`),
    'another root, signed': edited('ledger/checkpoint',
      () => signedCheckpoint(keys.log, size, Buffer.alloc(32, 9))),
    'another size, signed': edited('ledger/checkpoint', () => signedCheckpoint(keys.log, size + 1, root)),
  },
  'checkpoint': {
    'by another key of that name': checkpointBy(keysFromSeed('x', keys.log.origin).log),
    'of another name': checkpointBy(otherKeys.log),
    'an extension line': edited('ledger/checkpoint', (text) => text.replace('\n\n', '\nmore\n\n')),
    'a leading zero': editedLine('ledger/checkpoint', 1, (line) => `0${line}`),
    'no signature': edited('ledger/checkpoint', (text) => text.slice(0, text.indexOf('\u2014'))),
    'the signature twice': edited('ledger/checkpoint', (text) => text + text.slice(text.indexOf('\u2014'))),
    'another key in ledger/vkey': edited('ledger/vkey', () => `${otherKeys.log.vkey}\n`),
    'a wrong key id': edited('ledger/vkey', (text) => text.replace(/\+([0-9a-f]{8})\+/, (_, id) => (
      `+${otherDigit(id)}+`))),
    'two lines in ledger/vkey': edited('ledger/vkey', (text) => text + text),
  },
};

/** Writes every false package to a folder of its own, with a list of them, and the true one. */
function writeAll(folder) {
  const list = [];
  mkdirSync(folder, { recursive: true });
  writeFolder(join(folder, 'true'), files);
  writeFileSync(join(folder, 'vkey'), `${keys.log.vkey}\n`);
  for (const [code, packages] of Object.entries(lies)) {
    for (const [name, changed] of Object.entries(packages)) {
      const path = `${code}-${list.length}`;
      writeFolder(join(folder, path), changed);
      list.push({ code, name, path });
    }
  }
  writeFileSync(join(folder, 'mutations.json'), `${JSON.stringify(list, null, 1)}\n`);
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  if (process.argv[2] === undefined) {
    process.stderr.write('node mutations.mjs DIR\n');
    process.exitCode = 2;
  } else writeAll(process.argv[2]);
}
