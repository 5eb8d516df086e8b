// Ed25519 keys that follow from a seed, so that a package made twice is the same package.

import { createCipheriv, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { base64url, canonical, sha256 } from './encoding.mjs';

// RFC 8410 section 7: everything of a PKCS #8 Ed25519 key that stands before its 32 bytes.
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An endless stream of bytes that follows from its seed alone: AES-256 in counter mode over zeros. */
export class SeededBytes {
  #cipher;

  constructor(seed) {
    this.#cipher = createCipheriv('aes-256-ctr', sha256(`probative test bytes ${seed}`), Buffer.alloc(16));
  }

  take(count) {
    return this.#cipher.update(Buffer.alloc(count));
  }

  /** A number from 0 to below - 1. The bias of the remainder does not matter to a test. */
  below(below) {
    return Number(this.take(8).readBigUInt64BE() % BigInt(below));
  }
}

function keyPair(seed32) {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed32]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicBytes = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x, 'base64url');
  return { publicBytes, sign: (message) => sign(null, Buffer.from(message), privateKey) };
}

/** The key that signs checkpoints: docs/spec/ledger.md, "The log". */
export function logKey(origin, seed32) {
  const pair = keyPair(seed32);
  const typed = Buffer.concat([Buffer.from([1]), pair.publicBytes]);
  const id = sha256(`${origin}\n`, typed).subarray(0, 4);
  return {
    ...pair,
    origin,
    id,
    vkey: `${origin}+${id.toString('hex')}+${typed.toString('base64')}`,
  };
}

/** The key that signs SD-JWTs: docs/spec/ledger.md, "A fact handed over". */
export function handoverKey(seed32) {
  const pair = keyPair(seed32);
  const jwk = canonical({ crv: 'Ed25519', kty: 'OKP', x: base64url(pair.publicBytes) });
  return { ...pair, jwk, thumbprint: base64url(sha256(jwk)) };
}

/** Both keys of the invented maker with this seed. */
export function keysFromSeed(seed, origin = 'vault.example/lower-fennick') {
  const bytes = new SeededBytes(`${seed} keys`);
  return { log: logKey(origin, bytes.take(32)), handover: handoverKey(bytes.take(32)) };
}

/** The three lines of a checkpoint and their signature: C2SP tlog-checkpoint in a signed-note. */
export function signedCheckpoint(key, size, root) {
  const text = `${key.origin}\n${size}\n${root.toString('base64')}\n`;
  return `${text}\n${signatureLine(key, text)}`;
}

/** The text of a signed checkpoint with the signature of another key alone, or below that of the first. */
export const signedBy = (key, checkpoint) => {
  const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
  return `${text}\n${signatureLine(key, text)}`;
};
export const signedAlsoBy = (key, checkpoint) => (
  checkpoint + signatureLine(key, checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1)));

function signatureLine(key, text) {
  return `\u2014 ${key.origin} ${Buffer.concat([key.id, key.sign(text)]).toString('base64')}\n`;
}
