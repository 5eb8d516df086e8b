#!/usr/bin/env node
// Checks one package with verify.html in a real browser: `node check-in-browser.mjs PACKAGE [KEY]`.
// Prints what the page leaves for programs, and everything that it asked for or complained about.

import { statSync } from 'node:fs';
import { CheckPage, launch, withoutBrowser } from './browser.mjs';

const [path, key = ''] = process.argv.slice(2);
if (!path || withoutBrowser) {
  console.error(withoutBrowser || 'usage: check-in-browser.mjs PACKAGE [KEY]');
  process.exit(2);
}

const browser = await launch();
try {
  const page = await CheckPage.open(browser);
  const answer = await page.check({ [statSync(path).isDirectory() ? 'folder' : 'zip']: path, key });
  console.log(JSON.stringify({ ...answer, requests: page.requests, complaints: page.complaints }, null, 1));
} finally {
  await browser.close();
}
