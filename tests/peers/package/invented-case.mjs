// What the facts of a made package say: an exercise on a fictional place. Nobody is shown or harmed.

import { sha256Hex } from './encoding.mjs';

const villages = ['Lower Fennick', 'Oster Quay', 'Верхній Лад', 'Brambleholt', 'Saint-Édrin 🌾'];
const sources = ['channel Morning Post', 'the office', 'канал «Ранок»', 'a "quoted" \\ name', null];
const names = ['sheet.txt', 'notes one.txt', 'записка.txt', 'tab\there', 'bell\u0007', 'del\u007f'];

const hex = (bytes, count) => bytes.take(count).toString('hex');
const pick = (bytes, list) => list[bytes.below(list.length)];

const when = (n) => new Date(Date.UTC(2026, 0, 5, 8) + n * 61_007).toISOString();

const common = (type, n) => ({ type, at: when(n), actor: n % 3 === 0 ? 'Heron' : 'Wren' });

export const makeItem = (bytes, number) => {
  const village = pick(bytes, villages);
  const content = Buffer.from(
    `Training sheet ${number} of the exercise at ${village}.\n` +
    `A cart stood "allegedly" at the mill.\nMark: ${hex(bytes, 8)}\n`,
  );
  const sha256 = sha256Hex(content);
  return { id: hex(bytes, 16), content, sha256, file: number % 5 === 0 ? sha256 : `${sha256}.txt` };
};

export const caseOpened = () => ({
  ...common('CaseOpened', 1),
  name: 'Exercise Lower Fennick',
  purpose: 'training',
  legal_basis: 'an invented mandate, article 1',
  review_date: '2026-12',
});

export const memberJoined = (bytes) => ({
  ...common('MemberJoined', 2),
  pseudonym: 'Wren',
  role: 'examiner',
  member: hex(bytes, 16),
});

export const itemReceived = (bytes, n, item) => ({
  ...common('ItemReceived', n),
  item: item.id,
  sha256: item.sha256,
  size_bytes: item.content.length,
  name: pick(bytes, names),
  from: pick(bytes, sources),
  how: 'handed over on a stick\nwith a note',
  received: '2026-01-0X',
  conditions: null,
  consent: 'for the exercise',
  intake: hex(bytes, 16),
  path: `/exercise/${n}/sheet.txt`,
  modified: n % 2 === 0 ? when(n) : null,
});

export const appearanceRecorded = (bytes, n, item) => ({
  ...common('AppearanceRecorded', n),
  appearance: hex(bytes, 16),
  item: item.id,
  source: pick(bytes, sources),
  url: `https://post.example/${n}?a=1&b=<2>`,
  time_shown: 'Tuesday, 09:14',
  zone: null,
  seen_by: 'Wren',
  seen_how: 'in a browser',
  seen: '2026-01-06',
  intake: hex(bytes, 16),
});

export const claimRecorded = (bytes, n, item) => {
  const quote = 'A cart stood "allegedly" at the mill.';
  const start = item.content.indexOf(quote);
  return {
    ...common('ClaimRecorded', n),
    claim: hex(bytes, 16),
    item: item.id,
    passage: { end: start + Buffer.byteLength(quote), start, unit: 'byte' },
    quote,
    speakers: [pick(bytes, villages), 'the "miller"'],
    hedges: n % 2 === 0 ? [] : ['allegedly'],
    polarity: n % 4 === 0 ? 'denies' : 'asserts',
  };
};

export const handoverFinished = (n, manifestSha256) => ({
  ...common('HandoverFinished', n),
  manifest_sha256: manifestSha256,
});

export const handedOver = (n, parts) => ({
  ...common('HandedOver', n),
  to: 'the other party',
  purpose: 'exercise',
  ...parts,
});

/** Fields whose absence changes no count and no item of a package. */
export const withholdable = new Set([
  'actor', 'at', 'conditions', 'consent', 'from', 'hedges', 'how', 'intake', 'name', 'polarity', 'quote',
  'received', 'seen', 'seen_by', 'seen_how', 'source', 'speakers', 'time_shown', 'url', 'zone', 'passage',
]);

/** Fields marked "house" in docs/spec/facts.md. */
export const house = { ItemReceived: ['path', 'modified'], MemberJoined: ['member'] };
