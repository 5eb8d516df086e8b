// The way that a file states, plain: no map under it. The point moves with the picture; a click on a point
// leads the picture there. Given is the track as GeoJSON (docs/spec/examination.md), and by how many seconds
// the clock of the stream is ahead of the frame list.
const space = 'http://www.w3.org/2000/svg';

export function open(root, given) {
  const points = JSON.parse(given.track).features
    .filter((feature) => feature.geometry?.type === 'Point')
    .map((feature) => ({
      x: feature.geometry.coordinates[0],
      y: feature.geometry.coordinates[1],
      at: (feature.properties.media_seconds ?? NaN) - given.ahead,
      time: feature.properties.time,
    }));
  if (points.length === 0) return { close() {} };
  const svg = root.querySelector('svg');
  const stop = new AbortController();
  const place = fit(points);
  const line = add(svg, 'polyline', { points: points.map((point) => place(point).join(',')).join(' ') });
  line.setAttribute('class', 'way');
  const here = add(svg, 'circle', { r: 5, class: 'here' });
  const move = (point) => {
    const [x, y] = place(point);
    here.setAttribute('cx', x);
    here.setAttribute('cy', y);
    root.dataset.at = points.indexOf(point);
    root.querySelector('[data-place]').textContent =
      `${point.y.toFixed(6)}, ${point.x.toFixed(6)}${point.time ? ` · ${point.time}` : ''}`;
  };
  move(points[0]);
  document.addEventListener('probative:moment', (event) => {
    const { seconds } = event.detail;
    if (seconds === null) return;
    let now = points[0];
    for (const point of points) if (point.at <= seconds + 1e-6) now = point;
    move(now);
  }, { signal: stop.signal });
  svg.addEventListener('click', (event) => {
    const box = svg.getBoundingClientRect();
    const x = (200 * (event.clientX - box.left)) / box.width;
    const y = (120 * (event.clientY - box.top)) / box.height;
    const far = (point) => Math.hypot(place(point)[0] - x, place(point)[1] - y);
    const near = points.reduce((best, point) => (far(point) < far(best) ? point : best));
    if (!Number.isNaN(near.at)) {
      document.dispatchEvent(new CustomEvent('probative:seek', { detail: { seconds: near.at } }));
    }
  }, { signal: stop.signal });
  return { close: () => stop.abort() };
}

// North is up; a degree of longitude is shorter than one of latitude.
function fit(points) {
  const narrow = Math.cos((points[0].y * Math.PI) / 180) || 1;
  const xs = points.map((point) => point.x * narrow);
  const ys = points.map((point) => point.y);
  const [left, top] = [Math.min(...xs), Math.max(...ys)];
  const wide = Math.max(...xs) - left || 1e-6;
  const high = top - Math.min(...ys) || 1e-6;
  const scale = Math.min(180 / wide, 100 / high);
  const [aside, down] = [(200 - wide * scale) / 2, (120 - high * scale) / 2];
  return (point) => [aside + (point.x * narrow - left) * scale, down + (top - point.y) * scale];
}

function add(svg, name, attributes) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return svg.appendChild(element);
}
