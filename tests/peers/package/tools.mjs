// What the tests of the checks share.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { writeFolder } from './bag.mjs';

/** A folder for the files of a test run, removed at its end. */
export class Room {
  constructor(prefix) { this.path = mkdtempSync(join(tmpdir(), prefix)); }

  /** Writes these files as a new folder of this name and gives its path. */
  folder(files, name = 'package') {
    const folder = join(mkdtempSync(join(this.path, 'f')), name);
    writeFolder(folder, files);
    return folder;
  }

  /** Writes a new file of this name and gives its path. */
  file(content, name) {
    const path = join(mkdtempSync(join(this.path, 'z')), name);
    writeFileSync(path, content);
    return path;
  }

  remove() { rmSync(this.path, { recursive: true, force: true }); }
}

/** Numbers that follow from a seed: mulberry32, small, and good enough to choose bytes. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = state + 0x6d2b79f5 >>> 0;
    let t = Math.imul(state ^ state >>> 15, state | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) % below;
  };
}

/** The files with one line of one of them changed; manifests stay as they were. */
export function withLine(files, path, line, change) {
  const lines = String(files[path]).split('\n');
  const changed = change(lines[line]);
  if (changed === lines[line]) throw new Error(`line ${line} of ${path} was not changed`);
  lines[line] = changed;
  return { ...files, [path]: lines.join('\n') };
}

/**
 * Whether a byte that was changed in a ZIP file (as zip.mjs writes it, deflated) changed no file's content: it
 * lies outside of every file's data, or is a bit of deflate that stands for nothing (RFC 1951 section 3.2.3).
 */
export function unpacksTheSame(whole, changed, at) {
  for (let start = 0; whole.readUInt32LE(start) === 0x04034b50;) {
    const data = start + 30 + whole.readUInt16LE(start + 26) + whole.readUInt16LE(start + 28);
    const end = data + whole.readUInt32LE(start + 18);
    if (at >= data && at < end) {
      return inflateRawSync(changed.subarray(data, end)).equals(inflateRawSync(whole.subarray(data, end)));
    }
    start = end;
  }
  return true;
}
