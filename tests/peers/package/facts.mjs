// Facts, their disclosures and their SD-JWTs: docs/spec/ledger.md.

import { base64url, canonical, sha256 } from './encoding.mjs';
import { leafHash } from './tree.mjs';

/** One disclosure: its text, its digest and what it says. */
export function disclose(bytes, name, value) {
  const text = base64url(canonical([base64url(bytes.take(16)), name, value]));
  return { name, value, text, digest: base64url(sha256(text)) };
}

const byDigest = (a, b) => (a.digest < b.digest ? -1 : 1);

/** A fact as the maker holds it: its leaf and all its disclosures, padded to a multiple of 8. */
export function makeFact(bytes, caseId, n, prev, fields) {
  const disclosures = Object.entries(fields).map(([name, value]) => disclose(bytes, name, value));
  for (let pad = 1; disclosures.length % 8 !== 0; pad++) disclosures.push(disclose(bytes, `pad${pad}`, ''));
  disclosures.sort(byDigest);
  const leaf = canonical({ _sd: disclosures.map((d) => d.digest), case: caseId, n, prev, v: 1 });
  return { n, fields, disclosures, leaf, hash: leafHash(leaf) };
}

/** A leaf of another case, of which nothing will ever be opened: its digests are of nothing. */
export function makeForeignLeaf(bytes, caseId, n, prev) {
  const random = bytes.take(16 * 32);
  const digest = (_, i) => base64url(random.subarray(32 * i, 32 * i + 32));
  const digests = Array.from({ length: 16 }, digest).sort();
  const leaf = canonical({ _sd: digests, case: caseId, n, prev, v: 1 });
  return { leaf, hash: leafHash(leaf) };
}

/** The line of facts.txt that opens these disclosures of a leaf. */
export function sdJwt(key, leaf, disclosures) {
  const header = canonical({ alg: 'EdDSA', kid: key.thumbprint, typ: 'probative-fact+sd-jwt' });
  const signed = `${base64url(header)}.${base64url(leaf)}`;
  const opened = [...disclosures].sort(byDigest).map((d) => `${d.text}~`).join('');
  return `${signed}.${base64url(key.sign(signed))}~${opened}`;
}
