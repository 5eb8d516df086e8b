// Opens, scrolls, filters, searches and steps in a browser: node workbench.mjs LINK PID (playwright-core beside it).
// Times are the page's own, from what a person does to what they then see.
import { chromium } from 'playwright-core';
import { circuits } from './workbench-circuits.mjs';

const [link, server] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
const page = await context.newPage();
await page.goto(link);
await page.click('button.main');
const items = new URL(await page.getAttribute('.cases a', 'href'), link).href;

const show = (name, times, wanted) => {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))].toFixed(0);
  console.log(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms, of ${times.length} (wanted: ${wanted})`);
};

// From the address to the first rows, the page loaded anew each time.
const opened = [];
for (let i = 0; i < 10; i++) {
  await page.goto(items, { waitUntil: 'commit' });
  await page.waitForSelector('#item-0');
  opened.push(await page.evaluate(() => performance.now()));
}
console.log(`the first time ${opened[0].toFixed(0)} ms: ${await page.textContent('.items-head [role=status]')}`);
show('first useful paint, warm', opened.slice(1), 'under 1,000 ms');

// From setting the place to the row there that is no placeholder.
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
const whole = await page.evaluate(() => document.querySelector('.items-scroll').scrollHeight);
const steps = [];
for (let i = 0; i < 200; i++) steps.push(await settle(5_000_000 + i * 400));
show('scrolling by 400 px', steps, 'never over 200 ms');
const jumps = [];
for (let i = 0; i < 40; i++) jumps.push(await settle(Math.floor(((i * 7919) % 1000) / 1000 * (whole - 1_000))));
show('jumping anywhere', jumps, 'never over 200 ms');

async function ask(field, value) {
  await page.fill(`input[name=${field}]`, value);
  const start = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => /match/.test(document.querySelector('.items-head [role=status]').textContent) && document.querySelector('#item-0, .items-none'),
    null, { polling: 'raf' });
  return await page.evaluate(() => performance.now()) - start;
}
async function measure(name, wanted, questions) {
  const times = [];
  for (const [field, value] of questions) {
    await page.goto(items);
    await page.waitForSelector('#item-0');
    times.push(await ask(field, value));
    console.log(`  ${field} ${value}: ${times.at(-1).toFixed(0)} ms, ${await page.textContent('.items-head [role=status]')}`);
  }
  show(name, times, wanted);
}
await measure('filter to result', 'under 300 ms', [
  ['name', 'lantern'], ['name', '0777'], ['from', 'channel 17'], ['name', 'tower-field'], ['name', 'img_0500001'],
  ['from', 'channel 3'], ['name', 'ferry-gate'], ['name', '99999'], ['name', 'nothing-of-this-name'], ['from', 'nobody'],
]);
await measure('search to result', 'under 300 ms', [
  ['find', 'lantern'], ['find', 'tower field'], ['find', 'img_0500001'], ['find', 'harb*'], ['find', 'nothing'],
]);

// The video of the sample: from the key to the frame that is shown.
await page.goto(`${items}/name:aerial-01.mp4`);
await page.click('[data-reason=ReasonReview]');
await page.waitForSelector(".player[data-frame='0']", { timeout: 120_000 });
const frames = [];
for (let frame = 1; frame <= 60; frame++) {
  const start = await page.evaluate(() => performance.now());
  await page.keyboard.press('.');
  await page.waitForFunction((n) => document.querySelector('.player').dataset.frame === `${n}`, frame, { polling: 'raf' });
  frames.push(await page.evaluate(() => performance.now()) - start);
}
show('frame step', frames, 'median 100 ms, p95 200 ms');

await circuits(context, items, server, show);
await browser.close();
