// A recording as its waveform, and its spectrogram beside it; the place moves with the player, and a click
// leads the player there.
export function open(root, given) {
  const seconds = given.seconds;
  const stop = new AbortController();
  const canvas = root.querySelector('canvas');
  const rows = new TextDecoder().decode(given.waveform).split('\n').slice(1).filter(Boolean)
    .map((line) => line.split(',').map(Number));
  const draw = () => paint(canvas, rows, seconds);
  draw();
  const resized = new ResizeObserver(draw);
  resized.observe(canvas);
  const themed = new MutationObserver(draw);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  root.addEventListener('click', (event) => {
    const onset = event.target.closest('[data-at]');
    const lane = event.target.closest('[data-lane]');
    if (!onset && !lane) return;
    const box = (lane ?? root).getBoundingClientRect();
    const at = onset ? Number(onset.dataset.at) : (seconds * (event.clientX - box.left)) / box.width;
    document.dispatchEvent(new CustomEvent('probative:seek', { detail: { seconds: at } }));
  }, { signal: stop.signal });
  document.addEventListener('probative:moment', (event) => {
    if (event.detail.seconds === null) return;
    const place = `${Math.min(100, (100 * event.detail.seconds) / seconds)}%`;
    for (const head of root.querySelectorAll('.head')) head.style.left = place;
  }, { signal: stop.signal });
  return { close: () => { stop.abort(); resized.disconnect(); themed.disconnect(); } };
}

function paint(canvas, rows, seconds) {
  const width = Math.max(1, canvas.clientWidth);
  const height = Math.max(1, canvas.clientHeight);
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  context.fillStyle = getComputedStyle(canvas).color;
  const lows = new Float32Array(width).fill(0);
  const highs = new Float32Array(width).fill(0);
  for (const [at, low, high] of rows) {
    const x = Math.min(width - 1, Math.floor((width * at) / seconds));
    lows[x] = Math.min(lows[x], low);
    highs[x] = Math.max(highs[x], high);
  }
  for (let x = 0; x < width; x++) {
    const top = (height / 2) * (1 - highs[x]);
    context.fillRect(x, top, 1, Math.max(1, (height / 2) * (1 - lows[x]) - top));
  }
}
