// verify.html in a real Chromium, opened from disk, with every road to a network closed.

import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const checks = new URL('../../../src/Probative/Handover/Checks/', import.meta.url);
export const pagePath = fileURLToPath(new URL('verify.html', checks));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--host-resolver-rules=MAP * ~NOTFOUND'];

/** Why there is no browser here, or false. */
export const withoutBrowser = existsSync(executablePath) ? false : `there is no ${executablePath}`;

export const launch = () => chromium.launch({ executablePath, args: flags });

/** What a browser may lack: each takes something away before the page's script runs. */
const lacks = {
  worker: () => { Object.defineProperty(globalThis, 'Worker', { value: undefined }); },
  webCrypto: () => { Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }); },
};

/** An open page with everything that it must not do written down. */
export class CheckPage {
  static async open(browser, { without = [], ...context } = {}) {
    const opened = new CheckPage();
    opened.context = await browser.newContext({ offline: true, ...context });
    for (const lacking of without) await opened.context.addInitScript(lacks[lacking]);
    opened.page = await opened.context.newPage();
    opened.requests = [];
    opened.complaints = [];
    opened.workers = 0;
    const { page } = opened, home = pathToFileURL(pagePath).href;
    page.on('request', (request) => {
      const url = request.url();
      if (url !== home && !url.startsWith('blob:')) opened.requests.push(url);
    });
    page.on('worker', () => { opened.workers++; });
    page.on('pageerror', (error) => opened.complaints.push(String(error)));
    page.on('console', (message) => opened.complaints.push(message.text()));
    page.on('dialog', (dialog) => { opened.complaints.push(dialog.message()); dialog.dismiss(); });
    await page.goto(home);
    return opened;
  }

  /** Checks a folder or a ZIP file as a person would; answers with what the page leaves for programs. */
  async check({ folder, zip, key = '', known = null }) {
    const { page } = this;
    await page.evaluate(() => { delete document.documentElement.dataset.result; });
    await page.fill('#key', key);
    if (known) await page.setInputFiles('#known', known);
    else if (await page.isVisible('#known-clear')) await page.click('#known-clear');
    if (folder) await page.setInputFiles('#folder', folder);
    else await page.setInputFiles('#zip', zip);
    return this.answer();
  }

  /** Drops a file or folder of this path from the desktop onto the page. */
  async drop(path) {
    const session = await this.context.newCDPSession(this.page);
    const { x, y } = await this.page.locator('#drop').boundingBox();
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    await this.page.evaluate(() => { delete document.documentElement.dataset.result; });
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data });
    }
    return this.answer();
  }

  async answer() {
    await this.page.waitForFunction(() => document.documentElement.dataset.result
      || document.getElementById('message').textContent, null, { timeout: 300_000, polling: 20 });
    return this.page.evaluate(() => ({
      ...globalThis.probative,
      shown: document.documentElement.dataset.result,
      message: document.getElementById('message').textContent,
      headline: document.getElementById('headline').textContent,
      next: document.getElementById('next').textContent,
    }));
  }

  close() { return this.context.close(); }
}
