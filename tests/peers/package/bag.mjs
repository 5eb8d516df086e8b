// The files of a package and their manifests: docs/spec/package.md.

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from './encoding.mjs';

const checksFolder = fileURLToPath(new URL('../../../src/Probative/Handover/Checks/', import.meta.url));

export const checkNames = ['VERIFY.md', 'verify.html', 'verify.sh'];

export const sealedNames = [...checkNames, 'bag-info.txt', 'bagit.txt', 'index.html'].sort();

/** The texts of the checks as the product ships them; a placeholder for one that is not written yet. */
export function productChecks() {
  const read = (name) => {
    const path = join(checksFolder, name);
    return existsSync(path) ? readFileSync(path) : Buffer.from(`placeholder for ${name}\n`);
  };
  return Object.fromEntries(checkNames.map((name) => [name, read(name)]));
}

/** Short texts in the place of the checks, where a thousand packages are made and the checks come from elsewhere. */
export function standIns() {
  return Object.fromEntries(checkNames.map((name) => [name, `stand-in for ${name}\n`]));
}

const inByteOrder = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** A manifest of these files: `<hex>  <path>` in ascending byte order of the paths. */
export function manifest(files) {
  return Object.keys(files).sort(inByteOrder).map((path) => `${sha256Hex(files[path])}  ${path}\n`).join('');
}

/** The text of bag-info.txt over this payload. */
export function bagInfo(payload) {
  const octets = Object.values(payload).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  return [
    `Payload-Oxum: ${octets}.${Object.keys(payload).length}`,
    'Bagging-Date: 2026-01-31',
    'Bag-Software-Agent: make-package.mjs, a peer of Probative',
    'External-Description: Exercise Lower Fennick, invented',
    '',
  ].join('\n');
}

/** The payload of a package, and what HandedOver says about it and about the sealed tag files. */
export function payloadFiles(lines, withheld, items, anchors = {}) {
  const payload = {
    ...anchors,
    'data/facts.txt': lines.map((line) => `${line}\n`).join(''),
    'data/withheld.txt': withheld.map((line) => `${line}\n`).join(''),
  };
  for (const item of items) payload[`data/items/${item.file}`] = item.content;
  const manifestText = manifest(payload);
  const sealedFiles = (checks) => ({
    ...checks,
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': bagInfo(payload),
    'index.html': '<!doctype html><title>Exercise Lower Fennick</title><p>An invented handover.</p>\n',
  });
  return {
    payload,
    manifestText,
    sealedFiles,
    sealed: (checks) => {
      const files = sealedFiles(checks);
      const digests = Object.fromEntries(sealedNames.map((name) => [name, sha256Hex(files[name])]));
      return { files: digests, manifest_sha256: sha256Hex(manifestText) };
    },
  };
}

/** Every file of a package by path, the tag manifest included. */
export function packageFiles({ payload, manifestText, sealedFiles }, checks, ledger) {
  const tags = { ...sealedFiles(checks), ...ledger, 'manifest-sha256.txt': manifestText };
  return { ...payload, ...tags, 'tagmanifest-sha256.txt': manifest(tags) };
}

/** Writes a package as a folder. The folder must not hold anything yet. */
export function writeFolder(folder, files) {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
