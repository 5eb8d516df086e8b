#!/usr/bin/env node
// Writes the digests of a page's one script and one style into its content security policy.
//   node seal-page.mjs PAGE           writes them
//   node seal-page.mjs --check PAGE   only tells, by exit code 1, that they are not up to date

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The page with its policy as it has to be. CSP 3, section 2.3.1: a hash is over the text of the element. */
export function sealed(page) {
  let text = page;
  for (const tag of ['script', 'style']) {
    const bodies = [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))];
    if (bodies.length !== 1) throw new Error(`the page has ${bodies.length} <${tag}> elements, not one`);
    const digest = createHash('sha256').update(bodies[0][1]).digest('base64');
    const [found, ...more] = text.match(new RegExp(`${tag}-src 'sha256-[^']*'`, 'g')) ?? [];
    if (!found || more.length > 0) throw new Error(`the policy does not name one digest for ${tag}-src`);
    text = text.replace(found, () => `${tag}-src 'sha256-${digest}'`);
  }
  return text;
}

function main([first, second]) {
  const path = second ?? first;
  const page = readFileSync(path, 'utf8');
  const wanted = sealed(page);
  if (first === '--check') process.exitCode = wanted === page ? 0 : 1;
  else if (wanted !== page) writeFileSync(path, wanted);
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) main(process.argv.slice(2));
