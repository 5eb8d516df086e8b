// The second of two items laid on the first by the change that was measured: to blink between them, or to see
// where they differ. What is drawn is what the players show; nothing is kept.
const widthMax = 960;
const blinkMs = 700;

export function lay(root, beside, map) {
  return new Laid(root, beside, map);
}

class Laid {
  constructor(root, beside, map) {
    Object.assign(this, { root, beside });
    this.back = inverse(map);
    this.under = root.querySelector('canvas.under');
    this.over = root.querySelector('canvas.over');
    this.way = 'over';
    this.stop = new AbortController();
    root.addEventListener('change', (event) => this.choose(event.target), { signal: this.stop.signal });
    root.addEventListener('input', () => this.dress(), { signal: this.stop.signal });
    this.blinking = setInterval(() => {
      if (this.way === 'blink') this.over.hidden = !this.over.hidden;
    }, blinkMs);
    this.draw = this.draw.bind(this);
    this.next = requestAnimationFrame(this.draw);
  }

  choose(field) {
    if (field.name === 'laid') this.way = field.value;
    this.dress();
  }

  dress() {
    const shown = this.root.querySelector('[data-opacity]');
    this.over.hidden = false;
    this.over.style.mixBlendMode = this.way === 'difference' ? 'difference' : 'normal';
    this.over.style.opacity = this.way === 'over' ? Number(shown.value) / 100 : 1;
    this.root.dataset.way = this.way;
  }

  medium(side) {
    return this.beside.querySelector(`[data-side=${side}] .player video, [data-side=${side}] .player img`);
  }

  draw() {
    if (this.stop.signal.aborted) return;
    const [first, second] = [this.medium('first'), this.medium('second')];
    const isReady = sizeOf(first)[0] > 0 && sizeOf(second)[0] > 0;
    this.root.hidden = !isReady;
    if (isReady) {
      paint(this.under, first);
      paint(this.over, second);
      this.place();
    }
    this.next = requestAnimationFrame(this.draw);
  }

  // The plate may be shown smaller than it is drawn.
  place() {
    const shown = this.under.clientWidth / this.under.width || 1;
    const { width, height } = this.under;
    const [a, b, c, d, e, f, g, h, i] = this.back;
    const [across, down] = [this.over.width, this.over.height];
    const [x, y] = [width * shown, height * shown];
    this.over.style.transform = `matrix3d(${[
      (x * a) / across, (y * d) / across, 0, g / across,
      (x * b) / down, (y * e) / down, 0, h / down,
      0, 0, 1, 0,
      x * c, y * f, 0, i,
    ].join(',')})`;
  }

  close() {
    this.stop.abort();
    clearInterval(this.blinking);
    cancelAnimationFrame(this.next);
  }
}

function sizeOf(medium) {
  if (!medium) return [0, 0];
  return [medium.videoWidth ?? medium.naturalWidth, medium.videoHeight ?? medium.naturalHeight];
}

function paint(canvas, medium) {
  const [width, height] = sizeOf(medium);
  const scale = Math.min(1, widthMax / width);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
  canvas.getContext('2d').drawImage(medium, 0, 0, size.width, size.height);
}

// From the second frame back to the first, rows of a projective map.
function inverse([a, b, c, d, e, f, g, h]) {
  const back = [
    e - f * h, c * h - b, b * f - c * e,
    f * g - d, a - c * g, c * d - a * f,
    d * h - e * g, b * g - a * h, a * e - b * d,
  ];
  return back.map((part) => part / back[8]);
}
