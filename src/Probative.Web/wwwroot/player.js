// Plays the viewing copy of an item, frame by frame by the item's own list: what is written under the picture
// is the frame that the browser says that it shows, never the one that was asked for.
import { Frames } from './frames.js';
import { Stage, put } from './stage.js';

const speeds = [1, 2, 4, 8];
const soundStep = 0.02;

export function open(root, owner, given) {
  return new Player(root, owner, given);
}

class Player {
  constructor(root, owner, given) {
    Object.assign(this, { root, owner, given });
    this.medium = root.querySelector('video, audio');
    this.frames = given.index ? new Frames(given.index, given.times) : null;
    this.stage = this.frames ? new Stage(root, this.medium) : null;
    this.where = root.querySelector('[data-where]');
    this.scrub = root.querySelector('[data-scrub]');
    this.strip = root.querySelector('[data-strip]');
    this.shown = -1;
    this.wanted = null;
    this.first = null;
    this.last = null;
    this.back = 0;
    this.marks = null;

    // The attribute counts only where a parser finds it: what a script makes is loud until it is told.
    this.medium.muted = true;
    this.stop = new AbortController();
    const on = (target, kind, does) => target.addEventListener(kind, does, { signal: this.stop.signal });
    on(document, 'keydown', (event) => this.key(event));
    on(root, 'click', (event) => this.act(event.target.closest('[data-act]')?.dataset.act));
    on(this.medium, 'seeked', () => this.goOn());
    on(this.medium, 'error', () => this.renew());
    on(this.medium, 'play', () => this.tellPlaying());
    on(this.medium, 'pause', () => this.tellPlaying());
    on(document, 'probative:seek', (event) => this.seekSeconds(event.detail.seconds));
    on(root, 'probative:goto', (event) => this.goto(event.detail));
    if (this.scrub) on(this.scrub, 'input', () => this.goto(Number(this.scrub.value)));
    if (this.frames && !this.frames.fits) {
      this.where.textContent = given.words.unfit;
      return;
    }
    if (this.frames) {
      if (this.scrub) this.scrub.max = this.frames.last;
      this.watch();
      on(this.medium, 'loadeddata', () => this.look());
      if (this.medium.readyState >= 2) this.look();
    } else {
      on(this.medium, 'timeupdate', () => this.presentTime());
      on(this.medium, 'seeking', () => this.presentTime());
      on(this.medium, 'loadedmetadata', () => this.presentTime());
    }
    this.mark(given.marks ?? []);
  }

  get length() {
    return this.frames ? this.frames.last : this.medium.duration || 0;
  }

  get position() {
    return this.frames ? this.shown : this.medium.currentTime;
  }

  watch() {
    this.medium.requestVideoFrameCallback((now, about) => {
      if (this.stop.signal.aborted) return;
      this.present(this.frames.at(about.mediaTime));
      this.watch();
    });
  }

  // The first frame: browsers may show it without telling.
  look() {
    if (this.shown < 0) this.present(this.frames.at(this.medium.currentTime));
  }

  present(frame) {
    this.shown = frame;
    if (this.wanted === frame) this.wanted = null;
    const { seconds, kind } = this.frames.list[frame];
    const time = seconds === null ? this.given.words.noTime : seconds.toFixed(3);
    this.where.textContent = fill(this.given.words.where, frame.toLocaleString('en'), time, kind);
    this.root.dataset.frame = frame;
    this.root.dataset.shownAt = performance.now();
    if (this.scrub) this.scrub.value = frame;
    for (const box of this.root.querySelectorAll('[data-box]')) {
      box.hidden = !(Math.abs(Number(box.dataset.seconds) - (seconds ?? -9)) < 0.5);
    }
    if (this.stage?.aids.ela) this.stage.showErrorLevel();
    const film = seconds === null ? null : seconds - this.frames.begins;
    this.root.dispatchEvent(new CustomEvent(
      'probative:moment', { bubbles: true, detail: { frame, seconds, film, player: this.given.name } }));
    if (this.back && this.wanted === null) setTimeout(() => this.back && this.step(-this.back), 40);
  }

  presentTime() {
    const seconds = this.medium.currentTime;
    this.where.textContent = fill(this.given.words.at, seconds.toFixed(3), this.length.toFixed(3));
    this.root.dataset.seconds = seconds.toFixed(3);
    if (this.scrub) Object.assign(this.scrub, { max: this.length, step: 'any', value: seconds });
    this.root.dispatchEvent(new CustomEvent(
      'probative:moment', { bubbles: true, detail: { frame: null, seconds, film: seconds, player: this.given.name } }));
  }

  step(by) {
    this.medium.pause();
    if (this.frames) this.goto((this.wanted ?? this.shown) + by);
    else this.medium.currentTime = Math.max(0, this.medium.currentTime + by * soundStep);
  }

  // A frame, or a second of a sound; or `film`, seconds from the first frame on.
  goto(place) {
    if (place?.film !== undefined) {
      place = this.frames ? this.frames.nearest(this.frames.begins + place.film) : place.film;
    }
    if (!this.frames) {
      this.medium.currentTime = Math.min(this.length, Math.max(0, place));
      return;
    }
    if (!this.frames.fits || Number.isNaN(place)) return;
    this.wanted = Math.min(this.frames.last, Math.max(0, Math.round(place)));
    this.root.dataset.askedAt = performance.now();
    if (!this.medium.seeking) this.goOn();
  }

  // One seek at a time, always to the last that was asked for.
  goOn() {
    if (!this.frames || this.wanted === null) return;
    if (this.wanted === this.shown) this.wanted = null;
    else this.medium.currentTime = this.frames.inside(this.wanted);
  }

  seekSeconds(seconds) {
    this.medium.pause();
    this.goto(this.frames ? this.frames.atSeconds(seconds) : seconds);
  }

  play(speed) {
    this.back = 0;
    this.medium.playbackRate = speed;
    this.medium.play();
  }

  act(does) {
    const faster = () => speeds[Math.min(speeds.length - 1, speeds.indexOf(this.medium.playbackRate) + 1)];
    if (does !== undefined && !['rewind', 'observe', 'said'].includes(does)) this.back = 0;
    switch (does) {
      case 'back': return this.step(-1);
      case 'on': return this.step(1);
      case 'start': this.medium.pause(); return this.goto(0);
      case 'end': this.medium.pause(); return this.goto(this.length);
      case 'play': return this.play(this.medium.paused ? 1 : faster());
      case 'pause': return this.medium.pause();
      case 'toggle': return this.medium.paused ? this.play(1) : this.medium.pause();
      case 'rewind': this.medium.pause(); this.back = Math.min(8, this.back ? this.back * 2 : 1); return this.step(-this.back);
      case 'sound': this.medium.muted = !this.medium.muted; return this.tellPlaying();
      case 'from': return this.range(this.position, this.last);
      case 'to': return this.range(this.first ?? this.position, this.position);
      case 'unmark': this.stage?.mark(null); return this.range(null, null);
      case 'goto': return this.root.querySelector('[data-goto]')?.select();
      case 'observe': return this.choose(false);
      case 'said': return this.choose(true);
      default: return undefined;
    }
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target === this.root.querySelector('[data-goto]')) {
      this.goto(Number.parseInt(event.target.value.replace(/\D/g, ''), 10));
      this.stage.box.focus();
      return;
    }
    if (this.given.isSecond) return;
    if (event.target.closest('input:not([type=range]), textarea, select, [contenteditable]')) return;
    if (event.key === ' ' && event.target.closest('button, summary, a')) return;
    const isScrub = event.target === this.scrub;
    const does = {
      ',': 'back', '.': 'on', j: 'rewind', k: 'pause', l: 'play', ' ': 'toggle', Home: 'start', End: 'end',
      '[': 'from', ']': 'to', Escape: 'unmark', g: 'goto', o: 'observe', c: 'said', m: 'sound',
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (does === undefined || (isScrub && (does === 'start' || does === 'end'))) {
      if (this.stage?.key(event)) event.preventDefault();
      return;
    }
    event.preventDefault();
    this.act(does);
  }

  range(first, last) {
    [this.first, this.last] = first !== null && last !== null && last < first ? [last, first] : [first, last];
    const told = this.root.querySelector('[data-range]');
    if (told) {
      const number = (value) => (this.frames ? value.toLocaleString('en') : value.toFixed(3));
      told.textContent = this.first === null ? ''
        : fill(this.given.words.range, number(this.first), number(this.last ?? this.first));
    }
    this.draw();
  }

  choose(isSaid) {
    this.medium.pause();
    const first = this.first ?? this.position;
    this.owner.invokeMethodAsync('ChooseAsync', first, this.last ?? first, this.stage?.regionText() ?? null, isSaid);
  }

  // Observations and claims, drawn over the length of the item; each leads to where it begins.
  mark(marks) {
    if (this.marks && marks.length > this.marks.length) this.range(null, null);
    this.marks = marks;
    this.draw();
  }

  draw() {
    if (!this.strip) return;
    const bars = (this.marks ?? []).map((mark) => this.bar(mark.first, mark.last, mark.text, mark.kind));
    if (this.first !== null) bars.push(this.bar(this.first, this.last ?? this.first, '', 'range'));
    this.strip.replaceChildren(...bars);
  }

  bar(first, last, text, kind) {
    const bar = document.createElement(kind === 'range' ? 'span' : 'button');
    if (kind !== 'range') Object.assign(bar, { type: 'button', title: text, onclick: () => this.goto(first) });
    if (text) bar.setAttribute('aria-label', text);
    bar.className = kind;
    const whole = Math.max(1e-9, this.length);
    put(bar, { x: first / whole, y: 0, w: Math.max(0.004, (last - first) / whole), h: 1 });
    return bar;
  }

  tellPlaying() {
    this.root.classList.toggle('playing', !this.medium.paused);
    this.root.classList.toggle('loud', !this.medium.muted);
  }

  // The address of the copy lives shorter than a working day: another one is asked for, once.
  async renew() {
    if (this.renewing || this.stop.signal.aborted) return;
    this.renewing = true;
    const address = await this.owner.invokeMethodAsync('RenewAsync');
    const at = this.medium.currentTime;
    if (address && address !== this.medium.src) {
      this.medium.src = address;
      this.medium.currentTime = at;
    }
    setTimeout(() => { this.renewing = false; }, 5_000);
  }

  close() {
    this.stop.abort();
    this.medium.pause();
    this.stage?.close();
  }
}

export function fill(pattern, ...values) {
  return pattern.replace(/\{(\d)\}/g, (_, place) => values[Number(place)]);
}
