// An invented maker of packages: a log with his case scattered among others, and handovers of that case.

import * as content from './invented-case.mjs';
import { SeededBytes, keysFromSeed, signedCheckpoint } from './keys.mjs';
import { makeFact, makeForeignLeaf, sdJwt } from './facts.mjs';
import { Tree } from './tree.mjs';
import { anchorFiles } from './anchors.mjs';
import { packageFiles, payloadFiles } from './bag.mjs';

const noLeaf = '0'.repeat(64);

/** Ascending random numbers from 1 to below - 1, none twice. */
function scatter(bytes, count, below) {
  const found = new Set();
  while (found.size < count) found.add(1 + bytes.below(below - 1));
  return [...found].sort((a, b) => a - b);
}

export class Maker {
  constructor(options) {
    const { seed = 1, facts = 40, items = 5, otherCases = 2, withholdFacts = 0, withholdFields = 0 } = options;
    if (facts < 8 || items > facts - 6) throw new RangeError('at least 8 facts, and 6 more than items');
    this.size = options.logSize ?? facts * (otherCases + 1) + 1;
    if (this.size < facts + 1) throw new RangeError('the log is smaller than the case');
    this.options = { facts, items, otherCases, withholdFacts, withholdFields };
    this.bytes = new SeededBytes(`${seed} facts`);
    this.keys = keysFromSeed(seed);
    this.caseId = this.bytes.take(16).toString('hex');
    this.items = Array.from({ length: items }, (_, i) => content.makeItem(this.bytes, i + 1));
    this.facts = [];
    this.received = 0;
    this.indices = [...scatter(this.bytes, facts - 1, this.size - 1), this.size - 1];
    this.leafHashes = [];
    this.others = Array.from({ length: otherCases + 1 }, () => ({
      id: this.bytes.take(16).toString('hex'),
      n: 0,
      prev: noLeaf,
    }));
  }

  /** Appends a fact of the case, and before it what other cases recorded in the meantime. */
  append(fields) {
    const n = this.facts.length + 1;
    while (this.leafHashes.length < this.indices[n - 1]) this.#appendForeign();
    const prev = n === 1 ? noLeaf : this.facts.at(-1).hash.toString('hex');
    const fact = makeFact(this.bytes, this.caseId, n, prev, fields);
    this.facts.push(fact);
    this.leafHashes.push(fact.hash);
    return fact;
  }

  #appendForeign() {
    // Log index 0 is the vault's own sequence.
    const which = this.leafHashes.length === 0 ? 0 : this.bytes.below(this.others.length);
    const other = this.others[which];
    other.n += 1;
    const { hash } = makeForeignLeaf(this.bytes, other.id, other.n, other.prev);
    other.prev = hash.toString('hex');
    this.leafHashes.push(hash);
  }

  /** Records ordinary facts until the case has this many. */
  work(until) {
    const { facts: total, items } = this.options;
    for (let n = this.facts.length + 1; n <= until; n++) {
      const item = this.items[this.received === 0 ? 0 : this.bytes.below(this.received)];
      if (n === 1) this.append(content.caseOpened());
      else if (n === 2) this.append(content.memberJoined(this.bytes));
      else if (this.received < items && (n % 2 === 1 || items - this.received >= total - 4 - n)) {
        this.append(content.itemReceived(this.bytes, n, this.items[this.received++]));
      } else if (items === 0) this.append(content.memberJoined(this.bytes));
      else if (n % 17 === 0) this.append(content.itemReceived(this.bytes, n, item));
      else if (n % 2 === 0) this.append(content.appearanceRecorded(this.bytes, n, item));
      else this.append(content.claimRecorded(this.bytes, n, item));
    }
  }

  /** What the facts of the package show: for each fact its opened disclosures, or why it is withheld. */
  #select() {
    const { withholdFacts, withholdFields } = this.options;
    const choose = new SeededBytes(`${this.caseId} selection ${this.facts.length}`);
    const views = this.facts.map((fact) => {
      const house = content.house[fact.fields.type] ?? [];
      const kept = fact.disclosures.filter((d) => house.includes(d.name));
      return { fact, closed: new Map(kept.map((d) => [d, 'kept in the house'])), bare: undefined };
    });
    const places = scatter(choose, Math.min(withholdFacts, views.length - 2), views.length);
    for (const place of places) views[place].bare = 'outside the selection';
    const fields = views.filter((view) => !view.bare).flatMap((view) => view.fact.disclosures
      .filter((d) => content.withholdable.has(d.name)).map((d) => [view, d]));
    for (let k = 0; k < withholdFields && fields.length > 0; k++) {
      const [[view, disclosure]] = fields.splice(choose.below(fields.length), 1);
      view.closed.set(disclosure, 'protects a person');
    }
    return views;
  }

  /** Ends the case so far with a handover: returns the files of the package by path. */
  handOver({ previous = null, olderSizes = [], checks, anchors = [], twist = (files) => files }) {
    const views = this.#select();
    const { handover } = this.keys;
    const lines = views.map(({ fact, closed, bare }) => bare
      ? fact.leaf
      : sdJwt(handover, fact.leaf, fact.disclosures.filter((d) => !closed.has(d))));
    const withheld = views.flatMap(({ fact, closed, bare }) => bare
      ? [`fact ${fact.n} ${bare}`]
      : fact.disclosures.filter((d) => closed.has(d))
        .map((d) => `field ${fact.n} ${d.digest} ${d.name} ${closed.get(d)}`));
    const shown = new Set(views.filter((view) => !view.bare).map((view) => view.fact.fields.sha256));
    const items = this.items.filter((item) => shown.has(item.sha256));

    const payload = payloadFiles(lines, withheld, items, twist(anchorFiles(anchors)));
    const fact = this.append(content.handedOver(this.facts.length + 1, {
      ...payload.sealed(checks),
      case_head: this.facts.at(-1).hash.toString('hex'),
      previous,
      items: items.length,
      withheld_facts: withheld.filter((line) => line.startsWith('fact ')).length,
      withheld_fields: withheld.filter((line) => line.startsWith('field ')).length,
      handover_key: handover.thumbprint,
    }));
    const tree = new Tree(this.leafHashes.slice());
    const indices = this.indices.slice(0, this.facts.length);
    const checkpoint = signedCheckpoint(this.keys.log, tree.size, tree.root());
    const files = packageFiles(payload, checks, {
      'ledger/checkpoint': checkpoint,
      'ledger/vkey': `${this.keys.log.vkey}\n`,
      'ledger/handover.txt': `${sdJwt(handover, fact.leaf, fact.disclosures)}\n`,
      'ledger/indices.txt': indices.map((index) => `${index}\n`).join(''),
      'ledger/nodes.txt': tree.sharedProof(indices, olderSizes).map((line) => `${line}\n`).join(''),
      'ledger/handover-key.jwk': `${handover.jwk}\n`,
    });
    return { files, size: tree.size, manifestSha256: fact.fields.manifest_sha256, checkpoint };
  }

  /** The log as it is now, signed. */
  checkpoint() {
    const tree = new Tree(this.leafHashes.slice());
    return { size: tree.size, note: signedCheckpoint(this.keys.log, tree.size, tree.root()) };
  }

  /**
   * The package of the whole case with outside times of the log halfway: `anchorsOf(note)` gives them, and
   * `twist(files)` may change their files before they are sealed.
   */
  anchored({ checks, anchorsOf, twist }) {
    this.work(Math.floor(this.options.facts / 2));
    const { size, note } = this.checkpoint();
    this.work(this.options.facts - 1);
    return this.handOver({ checks, olderSizes: [size], anchors: anchorsOf(Buffer.from(note)), twist }).files;
  }

  /** The package of the whole case and, when asked for, the one that was handed over halfway. */
  packages({ earlier = false, checks }) {
    let first;
    if (earlier) {
      this.work(Math.floor(this.options.facts / 2));
      first = this.handOver({ checks });
      this.append(content.handoverFinished(this.facts.length + 1, first.manifestSha256));
    }
    this.work(this.options.facts - 1);
    const last = this.handOver({
      checks,
      previous: first?.manifestSha256 ?? null,
      olderSizes: first ? [first.size] : [],
    });
    return { first, last };
  }
}
