// Scrolls, jumps and filters the grid of items in a browser: node items.mjs LINK (playwright-core beside it).
import { chromium } from 'playwright-core';

const link = process.argv[2];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
await page.goto(link);
await page.click('button.main');
const items = await page.getAttribute('.cases a', 'href');
const began = Date.now();
await page.goto(new URL(items, link).href);
await page.waitForSelector('#item-0');
console.log(`first rows after ${Date.now() - began} ms: ${await page.textContent('.items-head [role=status]')}`);

// From setting the place to the row there that is no placeholder, in the page's own time.
const settle = (top) => page.evaluate((to) => new Promise((done) => {
  const scroller = document.querySelector('.items-scroll');
  const start = performance.now();
  scroller.scrollTop = to;
  const look = () => {
    const box = scroller.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + 300, box.top + box.height / 2)?.closest('.items-row[data-item]');
    const fits = at && Math.abs(Number(at.id.slice(5)) * 28 - scroller.scrollTop) < box.height;
    if (fits) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}), top);
const show = (name, times) => {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(0);
  console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, of ${times.length}`);
};
const whole = await page.evaluate(() => document.querySelector('.items-scroll').scrollHeight);
const steps = [];
for (let i = 0; i < 100; i++) steps.push(await settle(5_000_000 + i * 400));
show('scrolling by 400 px', steps);
const jumps = [];
for (let i = 0; i < 40; i++) jumps.push(await settle(Math.floor(((i * 7919) % 1000) / 1000 * (whole - 1_000))));
show('jumping anywhere', jumps);

const filters = [];
for (const [name, value] of [['name', 'lantern'], ['name', '0777'], ['from', 'channel 17'], ['name', 'tower-field'], ['name', 'img_0500001']]) {
  await page.goto(new URL(items, link).href);
  await page.waitForSelector('#item-0');
  await page.fill(`input[name=${name}]`, value);
  const start = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /match/.test(document.querySelector('.items-head [role=status]').textContent), null, { polling: 'raf' });
  const took = await page.evaluate(() => performance.now()) - start;
  console.log(`  ${name} ${value}: ${took.toFixed(0)} ms, ${await page.textContent('.items-head [role=status]')}`);
  filters.push(took);
}
show('filter to result', filters);
await browser.close();
