// The tree of RFC 6962 section 2.1 and the shared proof of docs/spec/package.md, "The proof".

import { sha256 } from './encoding.mjs';

const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

export const leafHash = (leaf) => sha256(leafPrefix, leaf);

export const nodeHash = (left, right) => sha256(nodePrefix, left, right);

/** The complete subtrees of a tree of this size, left to right. */
export function peaks(size) {
  const found = [];
  let before = 0;
  for (let level = 52; level >= 0; level--) {
    const width = 2 ** level;
    if (Math.floor(size / width) % 2 === 0) continue;
    found.push({ level, index: before / width });
    before += width;
  }
  return found;
}

export class Tree {
  #levels;

  /** Every complete node of the tree over these leaf hashes. */
  constructor(leafHashes) {
    this.#levels = [leafHashes];
    for (let level = leafHashes; level.length > 1;) {
      const above = [];
      for (let i = 0; i + 1 < level.length; i += 2) above.push(nodeHash(level[i], level[i + 1]));
      this.#levels.push(above);
      level = above;
    }
  }

  get size() {
    return this.#levels[0].length;
  }

  node(level, index) {
    return this.#levels[level][index];
  }

  /** The root of the first `size` leaves. */
  root(size = this.size) {
    const hashes = peaks(size).map(({ level, index }) => this.node(level, index));
    return hashes.length === 0 ? sha256('') : hashes.reduceRight((right, left) => nodeHash(left, right));
  }

  /** The lines of nodes.txt for facts at these log indices and for the roots of these older sizes. */
  sharedProof(indices, olderSizes = []) {
    const ends = new Set(peaks(this.size).map(({ level, index }) => `${level} ${index}`));
    const older = olderSizes.flatMap(peaks);
    const lines = [];
    let known = new Set(indices);
    for (let level = 0; level < this.#levels.length; level++) {
      // A peak above no fact is needed for the root all the same.
      const given = [...peaks(this.size), ...older].filter((peak) => peak.level === level)
        .map((peak) => peak.index).filter((index) => !known.has(index));
      const wanted = new Set([...known, ...given]);
      for (const index of [...wanted]) {
        const sibling = index % 2 === 0 ? index + 1 : index - 1;
        if (wanted.has(sibling) || ends.has(`${level} ${index}`)) continue;
        wanted.add(sibling);
        given.push(sibling);
      }
      for (const index of [...new Set(given)].sort((a, b) => a - b)) {
        lines.push(`${level} ${index} ${this.node(level, index).toString('hex')}`);
      }
      known = new Set([...wanted].filter((i) => !ends.has(`${level} ${i}`)).map((i) => Math.floor(i / 2)));
    }
    return lines;
  }
}
