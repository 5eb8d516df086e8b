// What a picture, or the picture of a video, is looked at on: nearer and aside, a part marked, and aids for
// the eye. An aid changes what the screen shows, never the item and never its copy.
const nearest = 1;
const farthest = 16;
const neutral = { black: 0, white: 100, gamma: 100, sharpen: 0, colour: 100 };
let made = 0;

export class Stage {
  constructor(root, medium) {
    this.root = root;
    this.medium = medium;
    this.box = root.querySelector('.stage');
    this.plane = root.querySelector('.plane');
    this.marked = root.querySelector('.region');
    this.still = root.querySelector('canvas.ela');
    this.scale = nearest;
    this.shift = { x: 0, y: 0 };
    this.turned = 0;
    this.region = null;
    this.aids = { ...neutral };
    this.stop = new AbortController();
    const on = (target, kind, does) => target.addEventListener(kind, does, { signal: this.stop.signal });
    on(this.box, 'wheel', (event) => this.wheel(event));
    on(this.box, 'pointerdown', (event) => this.grab(event));
    on(root, 'input', (event) => this.aid(event.target));
    on(root, 'click', (event) => this.act(event.target.closest('[data-stage]')?.dataset.stage));
    this.filter = this.makeFilter();
  }

  // Zoom keys; true when the key was one.
  key(event) {
    const does = { '+': 'nearer', '=': 'nearer', '-': 'farther', 0: 'whole', r: 'turn' }[event.key];
    this.act(does);
    return does !== undefined;
  }

  act(does) {
    if (does === 'nearer') this.zoom(1.25);
    if (does === 'farther') this.zoom(0.8);
    if (does === 'turn') this.turned = (this.turned + 90) % 360;
    if (does === 'whole') Object.assign(this, { scale: nearest, shift: { x: 0, y: 0 } });
    if (does === 'unmark') this.mark(null);
    if (does === 'plain') {
      this.aids = { ...neutral };
      for (const input of this.root.querySelectorAll('[data-aid]')) {
        if (input.type === 'checkbox') input.checked = false;
        else input.value = neutral[input.dataset.aid];
      }
      this.showAids();
    }
    this.place();
  }

  zoom(by) {
    this.scale = Math.min(farthest, Math.max(nearest, this.scale * by));
    if (this.scale === nearest) this.shift = { x: 0, y: 0 };
  }

  wheel(event) {
    if (!event.ctrlKey && !event.altKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.25 : 0.8);
    this.place();
  }

  // Dragging moves what is nearer; with Shift it marks a part.
  grab(event) {
    if (event.button !== 0 || event.target.closest('button')) return;
    const from = { x: event.clientX, y: event.clientY };
    const start = { ...this.shift };
    const first = this.partAt(event);
    const drag = new AbortController();
    const move = (moved) => {
      if (event.shiftKey) this.mark(between(first, this.partAt(moved)));
      else if (this.scale > nearest) {
        this.shift = { x: start.x + moved.clientX - from.x, y: start.y + moved.clientY - from.y };
        this.place();
      }
    };
    window.addEventListener('pointermove', move, { signal: drag.signal });
    window.addEventListener('pointerup', () => drag.abort(), { signal: drag.signal });
    if (event.shiftKey) event.preventDefault();
  }

  // Where in the picture, each side from 0 to 1, as the frame is stored.
  partAt(event) {
    const plane = this.plane.getBoundingClientRect();
    let x = (event.clientX - plane.left) / plane.width;
    let y = (event.clientY - plane.top) / plane.height;
    if (this.turned === 90) [x, y] = [y, 1 - x];
    if (this.turned === 180) [x, y] = [1 - x, 1 - y];
    if (this.turned === 270) [x, y] = [1 - y, x];
    return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
  }

  mark(region) {
    this.region = region && region.w > 0.002 && region.h > 0.002 ? region : null;
    if (!this.marked) return;
    this.marked.hidden = !this.region;
    if (this.region) put(this.marked, this.region);
    this.root.dispatchEvent(new CustomEvent('probative:region', { detail: this.regionText() }));
  }

  regionText() {
    const part = this.region;
    return part ? [part.x, part.y, part.w, part.h].map((side) => side.toFixed(4)).join(',') : null;
  }

  place() {
    const { x, y } = this.shift;
    const fits = this.turned % 180 === 0 ? 1 : this.box.clientHeight / this.box.clientWidth;
    this.plane.style.transform =
      `translate(${x}px, ${y}px) scale(${this.scale * Math.min(1, fits)}) rotate(${this.turned}deg)`;
    this.root.dataset.zoom = this.scale.toFixed(2);
  }

  aid(input) {
    const name = input.dataset?.aid;
    if (!name) return;
    this.aids[name] = input.type === 'checkbox' ? input.checked : Number(input.value);
    this.showAids();
  }

  showAids() {
    const { black, white, gamma, sharpen, colour, ela } = this.aids;
    const slope = 100 / Math.max(1, white - black);
    for (const part of this.filter.querySelectorAll('.level')) {
      part.setAttribute('slope', slope);
      part.setAttribute('intercept', (-black / 100) * slope);
    }
    for (const part of this.filter.querySelectorAll('.gamma')) part.setAttribute('exponent', 100 / gamma);
    const edge = sharpen / 100;
    this.filter.querySelector('feConvolveMatrix').setAttribute(
      'kernelMatrix', `0 ${-edge} 0 ${-edge} ${1 + 4 * edge} ${-edge} 0 ${-edge} 0`);
    this.filter.querySelector('feColorMatrix').setAttribute('values', colour / 100);
    const isPlain = Object.entries(neutral).every(([name, value]) => this.aids[name] === value);
    this.medium.style.filter = isPlain ? '' : `url(#${this.filter.id})`;
    this.root.classList.toggle('aided', !isPlain || Boolean(ela));
    this.showErrorLevel();
  }

  makeFilter() {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const channels = ['R', 'G', 'B'];
    const id = `aid-${++made}`;
    svg.setAttribute('class', 'filters');
    svg.setAttribute('aria-hidden', 'true');
    const add = (parent, name, attributes) => {
      const element = document.createElementNS(svg.namespaceURI, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return parent.appendChild(element);
    };
    const filter = add(svg, 'filter', { id, 'color-interpolation-filters': 'sRGB' });
    const levels = add(filter, 'feComponentTransfer', {});
    for (const channel of channels) add(levels, `feFunc${channel}`, { type: 'linear', class: 'level', slope: 1 });
    const curve = add(filter, 'feComponentTransfer', {});
    for (const channel of channels) add(curve, `feFunc${channel}`, { type: 'gamma', class: 'gamma', exponent: 1 });
    add(filter, 'feConvolveMatrix', { order: 3, kernelMatrix: '0 0 0 0 1 0 0 0 0', preserveAlpha: 'true' });
    add(filter, 'feColorMatrix', { type: 'saturate', values: 1 });
    this.root.append(svg);
    return filter;
  }

  // How much each part changes when it is coded once more: an aid for where to look, not a test.
  async showErrorLevel() {
    if (!this.still) return;
    this.still.hidden = !this.aids.ela;
    if (!this.aids.ela) return;
    const width = this.medium.videoWidth || this.medium.naturalWidth;
    const height = this.medium.videoHeight || this.medium.naturalHeight;
    if (!width) return;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(this.medium, 0, 0, width, height);
    const before = context.getImageData(0, 0, width, height);
    const again = await createImageBitmap(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }));
    context.drawImage(again, 0, 0);
    const after = context.getImageData(0, 0, width, height);
    const times = 15;
    for (let at = 0; at < after.data.length; at += 4) {
      for (let colour = at; colour < at + 3; colour++) {
        after.data[colour] = Math.min(255, times * Math.abs(after.data[colour] - before.data[colour]));
      }
    }
    Object.assign(this.still, { width, height });
    this.still.getContext('2d').putImageData(after, 0, 0);
  }

  close() {
    this.stop.abort();
    this.filter.parentElement.remove();
  }
}

export function put(element, part) {
  element.style.left = `${100 * part.x}%`;
  element.style.top = `${100 * part.y}%`;
  element.style.width = `${100 * part.w}%`;
  element.style.height = `${100 * part.h}%`;
}

function between(one, other) {
  return {
    x: Math.min(one.x, other.x), y: Math.min(one.y, other.y),
    w: Math.abs(one.x - other.x), h: Math.abs(one.y - other.y),
  };
}
