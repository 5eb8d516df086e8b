// The encodings that docs/spec/ledger.md builds on, written from the standards and not from the product.

import { createHash } from 'node:crypto';

export const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const sha256Hex = (...parts) => sha256(...parts).toString('hex');

export const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

/**
 * RFC 8785 for the values that a fact may hold. JSON.stringify already escapes strings as section 3.2.2.2
 * wants it; member names are ordered by UTF-16 code units, which is what the default sort of JavaScript does.
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const member = (name) => `${JSON.stringify(name)}:${canonical(value[name])}`;
    const members = Object.keys(value).sort().map(member);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('not an integer');
  return JSON.stringify(value);
}
