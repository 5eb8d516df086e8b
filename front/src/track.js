// The way that a file states, on the base map: the way as a line, where the camera says that it was, and the ground
// that it says that it saw. Both move with the picture; a click on the way, or a key, leads the picture there.
import { addLayers, fit, openMap } from './base.js';

const nearest = 15;

export async function openTrack(root, given) {
  const track = JSON.parse(given.track);
  const points = pointsOf(track, given.ahead);
  const map = points.length > 0 ? await openMap(root, given) : null;
  const stop = new AbortController();
  const told = root.querySelector('[data-place]');
  const scrub = root.querySelector('[data-way]');
  let now = 0;
  const source = (name, data) => map?.getSource(name).setData(data);
  if (map) draw(map, track, points);
  else root.dataset.map = 'none';

  const move = (at) => {
    now = at;
    const point = points[at];
    source('here', one('Point', point.at));
    source('ground', point.ground ? one('Polygon', [point.ground]) : none());
    root.dataset.at = at;
    root.dataset.ground = point.ground ? 'shown' : 'none';
    told.textContent = sentence(given.words, point);
    if (scrub) Object.assign(scrub, { max: points.length - 1, value: at });
  };
  const seek = (at) => {
    move(at);
    if (Number.isNaN(points[at].seconds)) return;
    document.dispatchEvent(new CustomEvent('probative:seek', { detail: { seconds: points[at].seconds } }));
  };
  document.addEventListener('probative:moment', ({ detail: { seconds } }) => {
    if (seconds !== null && points.length > 0) move(lastBefore(points, seconds));
  }, { signal: stop.signal });
  scrub?.addEventListener('input', () => seek(Number(scrub.value)), { signal: stop.signal });
  map?.on('click', (event) => {
    const far = ({ at }) => { const on = map.project(at); return Math.hypot(on.x - event.point.x, on.y - event.point.y); };
    const near = points.reduce((best, _, at) => (far(points[at]) < far(points[best]) ? at : best), 0);
    if (far(points[near]) <= 24) seek(near);
  });
  if (points.length > 0) move(now);
  if (map) root.dataset.map = 'shown';
  return { close() { stop.abort(); map?.remove(); } };
}

function pointsOf(track, ahead) {
  return track.features
    .filter((feature) => feature.geometry?.type === 'Point')
    .map(({ geometry, properties }) => ({
      at: geometry.coordinates.slice(0, 2),
      seconds: (properties.media_seconds ?? NaN) - ahead,
      time: properties.time ?? properties.written_time,
      heading: properties.heading_degrees,
      ground: groundOf(properties.corners),
    }));
}

// Four corners, in order; a ring ends where it began.
function groundOf(corners) {
  return corners?.length === 4 && corners.every(Boolean) ? [...corners, corners[0]] : null;
}

function lastBefore(points, seconds) {
  let now = 0;
  for (let at = 0; at < points.length; at++) if (points[at].seconds <= seconds + 1e-6) now = at;
  return now;
}

function sentence(words, { at: [x, y], time, ground }) {
  return [`${y.toFixed(6)}, ${x.toFixed(6)}`, time, ground ? words.ground : words.noGround].filter(Boolean).join(' · ');
}

function draw(map, track, points) {
  const way = track.features.filter(({ properties }) => properties.kind === 'way' );
  map.addSource('way', { type: 'geojson', data: { type: 'FeatureCollection', features: way.filter((one) => one.geometry) } });
  map.addSource('ground', { type: 'geojson', data: none() });
  map.addSource('here', { type: 'geojson', data: none() });
  addLayers(map, [
    { id: 'ground', type: 'fill', source: 'ground', paint: { 'fill-opacity': 0.25 } },
    { id: 'ground-edge', type: 'line', source: 'ground', paint: { 'line-width': 1.5, 'line-dasharray': [3, 2] } },
    { id: 'way', type: 'line', source: 'way', paint: { 'line-width': 2.5 } },
    { id: 'here', type: 'circle', source: 'here', paint: { 'circle-radius': 7, 'circle-stroke-width': 3 } },
  ], [
    ['ground', 'fill-color', 'accent'], ['ground-edge', 'line-color', 'ink'], ['way', 'line-color', 'soft'],
    ['here', 'circle-color', 'accent'], ['here', 'circle-stroke-color', 'ink'],
  ]);
  fit(map, points.flatMap(({ at, ground }) => [at, ...(ground ?? [])]), nearest);
}

function one(type, coordinates) {
  return { type: 'Feature', geometry: { type, coordinates }, properties: {} };
}

function none() {
  return { type: 'FeatureCollection', features: [] };
}
