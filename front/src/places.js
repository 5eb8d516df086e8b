// Places that may be meant, each a point with the circle around it in which it may be. The list beside the map has
// the same ones, each in an element with data-point: what has the focus there is marked here.
import { addLayers, fit, openMap } from './base.js';

const corners = 72;
const metresPerDegree = 111320;
const nearest = 12;

export async function openPlaces(root, given) {
  const map = await openMap(root, given);
  if (!map) {
    root.dataset.map = 'none';
    return { close() {} };
  }
  const stop = new AbortController();
  const data = (features) => ({ type: 'geojson', data: { type: 'FeatureCollection', features } });
  map.addSource('circles', data(given.places.filter(({ radius }) => radius > 0).map(circle)));
  map.addSource('points', data(given.places.map(({ id, at }) => ({
    type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { id },
  }))));
  addLayers(map, [
    { id: 'within', type: 'fill', source: 'circles', paint: { 'fill-opacity': 0.12 } },
    { id: 'edges', type: 'line', source: 'circles', paint: { 'line-width': 2, 'line-dasharray': [3, 2] } },
    {
      id: 'chosen-edge', type: 'line', source: 'circles', filter: ['==', ['get', 'id'], ''],
      paint: { 'line-width': 4 },
    },
    { id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 5, 'circle-stroke-width': 2 } },
  ], [
    ['within', 'fill-color', 'accent'], ['edges', 'line-color', 'accent'], ['chosen-edge', 'line-color', 'ink'],
    ['points', 'circle-color', 'accent'], ['points', 'circle-stroke-color', 'sheet'],
  ]);
  root.addEventListener('focusin', (event) => {
    const id = event.target.closest('[data-point]')?.dataset.point ?? '';
    map.setFilter('chosen-edge', ['==', ['get', 'id'], id]);
    root.dataset.chosen = id;
  }, { signal: stop.signal });
  fit(map, given.places.flatMap((place) => (place.radius > 0 ? circle(place).geometry.coordinates[0] : [place.at])), nearest);
  root.dataset.map = 'shown';
  root.dataset.points = given.places.length;
  return { close() { stop.abort(); map.remove(); } };
}

// A circle of so many metres on the sphere, as a polygon; near a pole it is drawn too narrow, and nothing is there.
function circle({ id, at: [east, north], radius }) {
  const wide = metresPerDegree * Math.max(0.01, Math.cos((north * Math.PI) / 180));
  const ring = Array.from({ length: corners + 1 }, (_, corner) => {
    const turn = (corner / corners) * 2 * Math.PI;
    return [east + (radius * Math.cos(turn)) / wide, north + (radius * Math.sin(turn)) / metresPerDegree];
  });
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { id } };
}
