// A small writer of ZIP files, for tests: stored, deflated, 64-bit, and wrong on purpose. APPNOTE 6.3.

import { deflateRawSync } from 'node:zlib';

const inUtf8 = 0x0800;
const descriptorFollows = 0x0008;
const full = 0xffffffff;

const crcTable = Int32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Node 18 has no crc32 of its own. */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = crc >>> 8 ^ crcTable[(crc ^ byte) & 255];
  return ~crc;
}

/** Entries are {path, content, deflate, zip64, descriptor, patch}; `patch(fields, where)` may spoil one. */
function describe(entry) {
  const { path, content, deflate = false, zip64 = false, descriptor = false, patch = () => {} } = entry;
  const bytes = Buffer.from(content);
  const packed = deflate ? deflateRawSync(bytes) : bytes;
  const fields = {
    name: Buffer.from(path),
    flags: inUtf8 | (descriptor ? descriptorFollows : 0),
    method: deflate ? 8 : 0,
    crc: crc32(bytes),
    packed: packed.length,
    size: bytes.length,
    madeBy: 0x031e,
    attributes: 0o100644 * 0x10000,
    data: packed,
    zip64,
    descriptor,
  };
  patch(fields, 'both');
  return { fields, patch };
}

/** The 64-bit extra field of section 4.5.3. */
function extra64(...values) {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, i) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i));
  return extra;
}

function localHeader({ name, flags, method, crc, packed, size, zip64, descriptor }) {
  const header = Buffer.alloc(30);
  const extra = zip64 ? extra64(size, packed) : Buffer.alloc(0);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(zip64 ? 45 : 20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(descriptor ? 0 : crc >>> 0, 14);
  header.writeUInt32LE(descriptor ? 0 : zip64 ? full : packed, 18);
  header.writeUInt32LE(descriptor ? 0 : zip64 ? full : size, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function dataDescriptor({ crc, packed, size, descriptor }) {
  if (!descriptor) return Buffer.alloc(0);
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc >>> 0, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

function centralHeader({ name, flags, method, crc, packed, size, madeBy, attributes, zip64 }, offset) {
  const header = Buffer.alloc(46);
  const extra = zip64 ? extra64(size, packed, offset) : Buffer.alloc(0);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(madeBy, 4);
  header.writeUInt16LE(zip64 ? 45 : 20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc >>> 0, 16);
  header.writeUInt32LE(zip64 ? full : packed, 20);
  header.writeUInt32LE(zip64 ? full : size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(attributes, 38);
  header.writeUInt32LE(zip64 ? full : offset, 42);
  return Buffer.concat([header, name, extra]);
}

function endRecords(count, size, start, zip64, comment) {
  const parts = [];
  if (zip64) {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(45, 12);
    record.writeUInt16LE(45, 14);
    [count, count, size, start].forEach((value, i) => record.writeBigUInt64LE(BigInt(value), 24 + 8 * i));
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(start + size), 8);
    locator.writeUInt32LE(1, 16);
    parts.push(record, locator);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 8);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? full : size, 12);
  end.writeUInt32LE(zip64 ? full : start, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, end, comment]);
}

/** A ZIP file of these entries, in their order. */
export function zip(entries, { zip64 = false, comment = '' } = {}) {
  const parts = [], directory = [];
  let offset = 0;
  for (const entry of entries) {
    const { fields, patch } = describe({ zip64, ...entry });
    const local = { ...fields }, central = { ...fields };
    patch(local, 'local');
    patch(central, 'central');
    const bytes = Buffer.concat([localHeader(local), fields.data, dataDescriptor(fields)]);
    directory.push(centralHeader(central, central.offset ?? offset));
    parts.push(bytes);
    offset += bytes.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central,
    endRecords(entries.length, central.length, offset, zip64, Buffer.from(comment))]);
}

/** The files of a package as entries of a ZIP file, below a folder if one is given. */
export function zipEntries(files, { top = '', ...options } = {}) {
  return Object.entries(files).map(([path, content]) => ({ path: top + path, content, ...options }));
}
