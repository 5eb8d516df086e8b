// Facts in forms that a maker's own code would not write, recorded and signed as if they were right.

import { base64url, canonical } from './encoding.mjs';
import { disclose } from './facts.mjs';
import { Forger, rawValue, replacePadding, salt, seal } from './liars.mjs';

// The seed is that of mutations.mjs: the keys are the same.
const options = { facts: 12, items: 2, seed: 'faults' };
const type = 'AppearanceRecorded';
const bytes = (...list) => Buffer.from(list);
const quoted = (content) => Buffer.concat([bytes(0x22), content, bytes(0x22)]);

const values = {
  'a fraction': '1.5',
  'a fraction that is whole': '1.0',
  'an exponent': '1e3',
  'minus zero': '-0',
  'a leading zero': '01',
  'a plus sign': '+1',
  '2^53': '9007199254740992',
  'minus 2^53': '-9007199254740992',
  'a number of 400 digits': '1'.repeat(400),
  'a word that is none': 'nul',
  'a word and more': 'nullx',
  'nothing': '',
  'white space before': ' 1',
  'white space after': '1 ',
  'two values': '1,2',
  'an escape that is not needed': '"\\u0041"',
  'an escaped solidus': '"\\/"',
  'an escape in upper case': '"\\u001F"',
  'a long escape of a line end': '"\\u000a"',
  'an escape that is none': '"\\x"',
  'an escape cut off': '"\\u00"',
  'a surrogate in escapes': '"\\ud83c\\udf3e"',
  'an open string': '"a',
  'a string that ends in an escape sign': '"a\\"',
  'a raw line end': '"a\nb"',
  'a raw tab': '"a\tb"',
  'a zero byte': '"a\0b"',
  'white space in an array': '[1, 2]',
  'a comma too many': '[1,]',
  'a comma too few': '["a""b"]',
  'an open array': '[1',
  'an array closed twice': '[1]]',
  'an array closed as an object': '[1}',
  'an object without values': '{"a"}',
  'an object without names': '{1}',
  'an object with a comma too many': '{"a":1,}',
  'an object with a colon too many': '{"a"::1}',
  'members out of order': '{"b":1,"a":2}',
  'members out of order, deep': '[{"x":{"b":1,"a":2}}]',
  'a member twice': '{"a":1,"a":2}',
  'a member with an escaped name': '{"\\n":1}',
  'a member with a name beyond ASCII': '{"\u00e9":1}',
  'a member named ...': '[{"...":"x"}]',
  'a member named _sd, deep': '{"a":[{"_sd":[]}]}',
  'nine deep': '[[[[[[[[[]]]]]]]]]',
  'nine deep in objects': `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`,
  'a byte order mark': '\ufeff1',
  'an overlong character': quoted(bytes(0xc0, 0xaf)),
  'an overlong character of three bytes': quoted(bytes(0xe0, 0x80, 0xaf)),
  'a surrogate': quoted(bytes(0xed, 0xa0, 0x80)),
  'a character beyond the last': quoted(bytes(0xf4, 0x90, 0x80, 0x80)),
  'a byte that begins nothing': quoted(bytes(0xff)),
  'a character cut off': quoted(bytes(0xe2, 0x82)),
  'a character cut off by another': quoted(bytes(0xe2, 0x82, 0x41)),
};

const named = (name) => base64url(canonical([salt, name, 1]));
const text = (payload) => base64url(payload);
/** 2, 3 or 0 characters more than a multiple of 4, by the length of a value. */
const ofLength = (rest) => ['', 'a', 'aa'].map((more) => rawValue(`"${more}"`))
  .find((one) => one.length % 4 === rest);
const spare = (one) => one.replace(/.$/, (last) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(last) + 1];
});

const disclosures = {
  'a field name in upper case': named('Name'),
  'a field name with a space': named('a b'),
  'a field name that begins with a digit': named('1a'),
  'a field named case': named('case'),
  'a field named prev': named('prev'),
  'a field named _sd': named('_sd'),
  'a field name that is empty': named(''),
  'a field name of 65 characters': named('a'.repeat(65)),
  'four elements': text(`["${salt}","x",1,2]`),
  'two elements': text(`["${salt}","x"]`),
  'no array': text(`{"a":1}`),
  'a number for a salt': text('[1,"x",1]'),
  'a salt of 15 bytes': text(`["${salt.slice(2)}","x",1]`),
  'a salt of 17 bytes': text(`["${salt}A","x",1]`),
  'a salt in another form': text(`["${salt.slice(1)}B","x",1]`),
  'a salt in base64': text(`["${salt.slice(1)}+","x",1]`),
  'a line end after the array': text(`["${salt}","x",1]\n`),
  'a line end before the array': text(`\n["${salt}","x",1]`),
  'a zero byte after the array': text(`["${salt}","x",1]\0`),
  'spare bits, two characters over': spare(ofLength(2)),
  'spare bits, three characters over': spare(ofLength(3)),
};

const wordy = (count) => canonical('a'.repeat(count));
const good = {
  'every escape': '"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f"',
  'escape signs in a row': '"\\\\\\\\\\"\\\\"',
  'an escape sign before the end': '["a\\\\","b"]',
  'characters of one to four bytes': '"a\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}"',
  'line separators and a byte order mark': '"\u2028\u2029\ufeff"',
  'a text of many words in other letters': canonical('Верхній Лад, 下村, الوادي; '.repeat(40)),
  'the largest number': '9007199254740991',
  'the smallest number': '-9007199254740991',
  'nothing in an array': '[]',
  'nothing in an object': '{}',
  'eight deep': '[[[[[[[[]]]]]]]]',
  'eight deep in objects': `${'{"a":'.repeat(8)}1${'}'.repeat(8)}`,
  'members in order': '{"":0,"!":1,"A":2,"A!":3,"a":{"b":[true,false,null,-1,"\\\\"]},"aa":4,"~":5}',
  'names of members like words': '{"....":1,"_sd_alg":2,"case":3}',
  'a long text': wordy(20_000),
};

const inLeaf = {
  'digests out of order': (fact) => seal(fact, (a, b) => (a < b ? 1 : -1)),
  'a digest twice': (fact) => { fact.leaf = fact.leaf.replace(/"([^"]{43})","[^"]{43}"/, '"$1","$1"'); },
  'a digest in another form': (fact) => {
    fact.leaf = fact.leaf.replace(/(.)"\],"case"/, (_, last) => `${spare(last)}"],"case"`);
  },
  'nine digests': (fact, maker) => {
    for (let i = 0; i < 1; i++) fact.disclosures.push(disclose(maker.bytes, `more${i}`, ''));
    seal(fact);
  },
  '328 digests': (fact, maker) => {
    for (let i = 16; i < 328; i++) fact.disclosures.push(disclose(maker.bytes, `more${i}`, ''));
    seal(fact);
  },
  'no digests': (fact) => { fact.leaf = fact.leaf.replace(/\[.*\]/, '[]'); },
  'a zero byte': (fact) => { fact.leaf = fact.leaf.replace('"v"', '"v\0"'); },
  'a line end': (fact) => { fact.leaf = `${fact.leaf}\n`; },
  'a case in upper case': (fact) => {
    fact.leaf = fact.leaf.replace(/"case":"[^"]*"/, (member) => `"case":"A${member.slice(9)}`);
  },
  'a number as a text': (fact) => { fact.leaf = fact.leaf.replace(/"n":(\d+)/, '"n":"$1"'); },
  'a number with a leading zero': (fact) => { fact.leaf = fact.leaf.replace('"n":', '"n":0'); },
  'a number that is zero': (fact) => { fact.leaf = fact.leaf.replace(/"n":\d+/, '"n":0'); },
  'no fact before the fourth': (fact) => {
    fact.leaf = fact.leaf.replace(/"prev":"[^"]*"/, `"prev":"${'0'.repeat(64)}"`);
  },
  'a fact before the first': (fact) => { fact.leaf = fact.leaf.replace(/"n":\d+/, '"n":1'); },
  'members in another order': (fact) => {
    fact.leaf = fact.leaf.replace(/("n":\d+),("prev":"[^"]*")/, '$2,$1');
  },
};

/** Facts whose form is right and whose content is not. */
const wrong = {
  'fact-number': { 'a number that is too high': (fact) => {
    fact.leaf = fact.leaf.replace(/"n":\d+/, '"n":9007199254740991');
  } },
  'fact-chain': { 'prev of another fact': (fact, maker) => {
    const prev = maker.facts[0].hash.toString('hex');
    fact.leaf = fact.leaf.replace(/"prev":"[^"]*"/, `"prev":"${prev}"`);
  } },
  'disclosure-foreign': { 'a field twice under two salts': (fact) => replacePadding(fact, named('url')) },
};

/** {false: packages with a fault, right: packages without}, in the form of mutations.mjs. */
export function forgeries(checks) {
  const forged = (change) => {
    const maker = new Forger(options, type, change);
    return { files: maker.packages({ checks }).last.files };
  };
  const disclosed = (one) => forged((fact) => replacePadding(fact, one));
  const each = (list, code, make) => Object.entries(list).map(([name, one]) => (
    { code, name: `forged: ${name}`, ...make(one) }));
  return {
    false: [
      ...each(values, 'fact-malformed', (value) => disclosed(rawValue(value))),
      ...each(disclosures, 'fact-malformed', disclosed),
      ...each(inLeaf, 'fact-malformed', forged),
      ...Object.entries(wrong).flatMap(([code, list]) => each(list, code, forged)),
    ],
    right: each(good, undefined, (value) => disclosed(rawValue(value))),
  };
}
