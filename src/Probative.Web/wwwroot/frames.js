// The frames of an item, as its examination listed them, beside the times that its viewing copy shows them at.
export class Frames {
  constructor(index, times) {
    this.list = rows(index).map(([, pts, seconds, kind, key]) => ({
      pts, seconds: seconds === '' ? null : Number(seconds), kind, isKey: key === '1',
    }));
    this.times = Float64Array.from(rows(times), ([, seconds]) => Number(seconds));
  }

  // A copy that has another number of frames was never kept; nothing is shown by a list that does not fit.
  get fits() {
    return this.list.length === this.times.length && this.times.length > 0;
  }

  // The item's own clock at its first frame that has a time.
  get begins() {
    return this.list.find((frame) => frame.seconds !== null)?.seconds ?? 0;
  }

  get last() {
    return this.times.length - 1;
  }

  // The frame that the copy shows at this time: the last that began, with a hair for rounding.
  at(seconds) {
    let [low, high] = [0, this.last];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.times[middle] <= seconds + 4e-6) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // A time well inside a frame, so that no rounding leads to its neighbour.
  inside(frame) {
    const begins = this.times[frame];
    const ends = frame < this.last ? this.times[frame + 1] : begins + 0.02;
    return begins + Math.min(0.01, (ends - begins) / 2);
  }

  // The frame whose time is nearest to a second of the item's own clock.
  nearest(seconds) {
    const at = this.atSeconds(seconds);
    const [here, next] = [this.list[at].seconds, this.list[Math.min(at + 1, this.last)].seconds];
    return next !== null && next > here && next - seconds < seconds - here ? Math.min(at + 1, this.last) : at;
  }

  // The frame at a second of the item's own clock.
  atSeconds(seconds) {
    let found = 0;
    for (let at = 0; at <= this.last; at++) {
      if (this.list[at].seconds !== null && this.list[at].seconds <= seconds + 1e-6) found = at;
    }
    return found;
  }
}

function rows(csv) {
  const text = typeof csv === 'string' ? csv : new TextDecoder().decode(csv);
  return text.split('\n').slice(1).filter(Boolean).map((line) => line.split(','));
}
