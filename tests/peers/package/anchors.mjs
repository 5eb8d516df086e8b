// The outside times of a package: docs/spec/package.md, "Outside time".

import { sha256, sha256Hex } from './encoding.mjs';

const magic = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', 'hex');
const sized = (bytes) => Buffer.concat([Buffer.from([bytes.length]), bytes]);

/** An OpenTimestamps proof of these bytes: a nonce, a hash, a calendar that promises or a block. */
export function proofOf(bytes, { height } = {}) {
  const attestation = height === undefined
    ? [Buffer.from('83dfe30d2ef90c8e', 'hex'), sized(sized(Buffer.from('https://one.calendar.example')))]
    : [Buffer.from('0588960d73d71901', 'hex'), sized(Buffer.from([height & 0x7f | 0x80, height >> 7 & 0x7f | 0x80, height >> 14]))];
  return Buffer.concat([magic, Buffer.from([1, 8]), sha256(bytes), Buffer.from([0xf0, 3, 1, 2, 3, 8, 0]),
    ...attestation]);
}

/** The files of anchors, by path: each is {kind, note, answer, certificates, lists, header}. */
export function anchorFiles(anchors) {
  const files = {}, lines = new Set();
  const put = (bytes, extension) => {
    const name = `${sha256Hex(bytes)}.${extension}`;
    files[`data/anchors/${name}`] = bytes;
    return name;
  };
  for (const { kind, note, answer, certificates = [], lists = [], header } of anchors) {
    lines.add([kind, put(note, 'note'), put(answer, kind === 'rfc3161' ? 'tsr' : 'ots'),
      ...certificates.map((one) => put(one, 'cer')), ...lists.map((one) => put(one, 'crl')),
      ...header ? [put(header, 'header')] : []].join(' '));
  }
  if (anchors.length > 0) files['data/anchors.txt'] = [...lines].sort().map((line) => `${line}\n`).join('');
  return files;
}
