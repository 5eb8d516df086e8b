// Points of Ed25519 (RFC 8032 section 5.1), honest and not, computed with whole numbers.

const p = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const modulo = (x) => ((x % p) + p) % p;

function power(base, exponent) {
  let result = 1n;
  for (let square = modulo(base); exponent > 0n; exponent >>= 1n, square = (square * square) % p) {
    if (exponent & 1n) result = (result * square) % p;
  }
  return result;
}

const inverse = (x) => power(x, p - 2n);
const d = modulo(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

function add([x1, y1], [x2, y2]) {
  const k = modulo(d * x1 * x2 * y1 * y2);
  return [modulo((x1 * y2 + x2 * y1) * inverse(1n + k)), modulo((y1 * y2 + x1 * x2) * inverse(1n - k))];
}

function multiply(times, point) {
  let sum = [0n, 1n];
  for (let double = point; times > 0n; times >>= 1n, double = add(double, double)) {
    if (times & 1n) sum = add(sum, double);
  }
  return sum;
}

function withY(y) {
  const u = modulo(y * y - 1n), v = modulo(d * y * y + 1n);
  const x = modulo(u * power(v, 3n) * power(u * power(v, 7n), (p - 5n) / 8n));
  if (modulo(v * x * x) === u) return [x, y];
  const other = modulo(x * rootOfMinusOne);
  return modulo(v * other * other) === u ? [other, y] : null;
}

const toHex = (number) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
const encode = ([x, y]) => toHex(y | ((x & 1n) << 255n));

/** A list of {hex, prime}: 32 bytes, and whether they are the encoding of a point of prime order. */
export function points() {
  const base = withY(modulo(4n * inverse(5n)));
  // Multiplied by the order, a point keeps only its part of order 8, 4, 2 or 1.
  let torsion = [0n, 1n];
  for (let y = 2n; encode(multiply(4n, torsion)) === encode([0n, 1n]); y++) {
    const point = withY(y);
    if (point) torsion = multiply(order, point);
  }
  const list = [{ hex: encode(base), prime: true }];
  for (const scalar of [2n, 8n, 123456789n, 2n ** 251n + 12345n, order - 1n]) {
    const point = multiply(scalar, base);
    list.push({ hex: encode(point), prime: true });
    list.push({ hex: encode(add(point, multiply(1n + (scalar % 7n), torsion))), prime: false });
  }
  for (let i = 0n; i < 8n; i++) list.push({ hex: encode(multiply(i, torsion)), prime: false });
  for (const y of [p, p + 1n, p + 3n, 2n ** 255n - 1n]) list.push({ hex: toHex(y), prime: false });
  list.push({ hex: toHex(1n | (1n << 255n)), prime: false });
  for (let y = 2n; list.length < 27; y++) {
    if (!withY(y)) list.push({ hex: toHex(y), prime: false });
  }
  return list;
}
