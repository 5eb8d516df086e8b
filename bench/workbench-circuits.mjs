// Twenty more pages that people work in, each a circuit of its own, and one that is measured beside them. All are
// pages of one real browser on the same machine, so that what they draw is in the figures: the server's own part of the
// processors is told apart.
import { readFileSync } from 'node:fs';

const pages = 20;
const everyMs = 4_000;
const forMs = 40_000;
const words = ['lantern', 'ferry', 'gate', 'harbour', 'ridge', 'column', 'bridge', 'market', 'tower', 'field'];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// One interaction, in the page's own time: a filter by a name, or a page of rows further down.
const act = (page, kind, n, word) => page.evaluate(([does, at, name]) => new Promise((done) => {
  const start = performance.now();
  const scroller = document.querySelector('.items-scroll');
  const ends = performance.now() + 20_000;
  let isThere;
  if (does === 'filter') {
    const to = new URL(location.href);
    to.search = `?name=${name}&type=${['image', 'video', 'text'][at % 3]}`;
    Blazor.navigateTo(to.href);
    isThere = () => /match/.test(document.querySelector('.items-head [role=status]').textContent)
      && document.querySelector('.items-row[data-item] .name')?.textContent.includes(name);
  } else {
    scroller.scrollTop += 2_800;
    isThere = () => {
      const box = scroller.getBoundingClientRect();
      const row = document.elementFromPoint(box.left + 300, box.top + box.height / 2)?.closest('.items-row[data-item]');
      return row && Math.abs(Number(row.id.slice(5)) * 28 - scroller.scrollTop) < box.height;
    };
  }
  // Not by frames of the screen: a page that is not in front has none.
  const look = () => {
    if (isThere() || performance.now() > ends) done(performance.now() - start);
    else setTimeout(look, 4);
  };
  look();
}), [kind, n, word]);

const processor = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const memory = (pid, field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

export async function circuits(context, items, server, show) {
  const before = memory(server, 'VmRSS');
  const others = [];
  for (let i = 0; i < pages; i++) {
    const page = await context.newPage();
    await page.goto(items);
    await page.waitForSelector('#item-0');
    others.push(page);
  }
  const own = await context.newPage();
  await own.goto(items);
  await own.waitForSelector('#item-0');
  const [began, used] = [Date.now(), processor(server)];
  const [ownTimes, theirTimes] = [[], []];
  const isOver = () => Date.now() - began > forMs;
  const work = async (page, first, times, every) => {
    await pause(first);
    for (let n = 0; !isOver(); n++) {
      const took = await act(page, n % 4 === 0 ? 'filter' : 'scroll', n, words[(n + first) % words.length]);
      times.push(took);
      await pause(Math.max(0, every - took));
    }
  };
  await Promise.all([
    ...others.map((page, i) => work(page, Math.floor((i * everyMs) / pages), theirTimes, everyMs)),
    work(own, 0, ownTimes, 1_000),
  ]);
  const seconds = (Date.now() - began) / 1_000;
  show(`interaction beside ${pages} circuits`, ownTimes, 'p95 under 300 ms');
  show('interaction in those', theirTimes, 'p95 under 300 ms');
  console.log(`  ${((ownTimes.length + theirTimes.length) / seconds).toFixed(1)} interactions a second; the server took `
    + `${((processor(server) - used) / seconds).toFixed(2)} of a processor`);
  console.log(`memory of the server: ${before.toFixed(0)} MB with one page, ${memory(server, 'VmRSS').toFixed(0)} MB with ${pages + 2}, `
    + `at most ${memory(server, 'VmHWM').toFixed(0)} MB`);
}
