// Verifies SD-JWTs, one on each line, under an Ed25519 JWK, with @sd-jwt/core:
//
//     node verify.mjs JWK LINES
//
// For each line it prints `ok` and the claims as JSON, or `failed` and the reason. It exits with 0 if all are ok.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SDJwtInstance } from '@sd-jwt/core';

const [jwkPath, linesPath] = process.argv.slice(2);
if (linesPath === undefined) {
  console.error('usage: verify.mjs JWK LINES');
  process.exit(2);
}

const key = createPublicKey({ format: 'jwk', key: JSON.parse(readFileSync(jwkPath, 'utf8')) });
const instance = new SDJwtInstance({
  hasher: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
  verifier: (text, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url')),
});

let failed = 0;
for (const line of readFileSync(linesPath, 'utf8').split('\n').slice(0, -1)) {
  try {
    const { payload } = await instance.verify(line);
    console.log(`ok ${JSON.stringify(payload)}`);
  } catch (error) {
    failed++;
    console.log(`failed ${String(error.message).replaceAll('\n', ' ')}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
