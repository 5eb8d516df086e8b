// Makers who record or hand over what they should not, with keys and a log that are right.

import { base64url, canonical, sha256 } from './encoding.mjs';
import { leafHash } from './tree.mjs';
import { Maker } from './maker.mjs';

/** A maker that records other fields: `twist(fields, n, maker)` gives the fields to record instead. */
export class Liar extends Maker {
  #twist;

  constructor(options, twist) {
    super(options);
    this.#twist = twist;
  }

  append(fields) {
    return super.append(this.#twist(fields, this.facts.length + 1, this) ?? fields);
  }
}

/** A maker that changes the first fact of a type after it was made, before it enters the log. */
export class Forger extends Maker {
  #type;
  #change;
  #done = false;

  constructor(options, type, change) {
    super(options);
    this.#type = type;
    this.#change = change;
  }

  append(fields) {
    const fact = super.append(fields);
    if (this.#done || fields.type !== this.#type) return fact;
    this.#done = true;
    this.#change(fact, this);
    fact.hash = leafHash(fact.leaf);
    this.leafHashes[this.leafHashes.length - 1] = fact.hash;
    return fact;
  }

  packages(how) {
    const made = super.packages(how);
    if (!this.#done) throw new Error(`no ${this.#type} to forge`);
    return made;
  }
}

/** Makes the leaf of a fact anew over its disclosures as they are now. */
export function seal(fact, order = (a, b) => (a < b ? -1 : 1)) {
  const digests = fact.disclosures.map((disclosure) => disclosure.digest).sort(order);
  fact.disclosures.sort((a, b) => (a.digest < b.digest ? -1 : 1));
  fact.leaf = canonical({ ...JSON.parse(fact.leaf), _sd: digests });
}

/** Puts this text in the place of the fact's first padding, as a disclosure like any other. */
export function replacePadding(fact, text) {
  const at = fact.disclosures.findIndex((disclosure) => disclosure.name === 'pad1');
  fact.disclosures[at] = { name: 'forged', text, digest: base64url(sha256(text)) };
  seal(fact);
}

export const salt = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The disclosure of a field `x` whose value stands there as these bytes. */
export const rawValue = (value) => base64url(Buffer.concat(
  [Buffer.from(`["${salt}","x",`), Buffer.from(value), Buffer.from(']')]));
