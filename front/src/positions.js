// Positions on the base map. The list beside it has the same ones, each in an element with data-point: what has
// the focus there is marked here, and a click here leads there.
import { addLayers, fit, openMap } from './base.js';

const nearest = 5;

export async function openPositions(root, given) {
  const map = await openMap(root, given);
  if (!map) {
    root.dataset.map = 'none';
    return { show() {}, close() {} };
  }
  const stop = new AbortController();
  map.addSource('positions', { type: 'geojson', data: collection([]) });
  addLayers(map, [
    { id: 'positions', type: 'circle', source: 'positions', paint: { 'circle-radius': 6, 'circle-stroke-width': 2 } },
    {
      id: 'chosen', type: 'circle', source: 'positions', filter: ['==', ['get', 'id'], ''],
      paint: { 'circle-radius': 11, 'circle-stroke-width': 3, 'circle-opacity': 0 },
    },
  ], [
    ['positions', 'circle-color', 'accent'], ['positions', 'circle-stroke-color', 'sheet'],
    ['chosen', 'circle-stroke-color', 'ink'],
  ]);
  let shown = [];
  const show = (points) => {
    shown = points;
    map.getSource('positions').setData(collection(points));
    fit(map, points.map(({ at }) => at), nearest);
    root.dataset.points = points.length;
  };
  const choose = (id) => {
    map.setFilter('chosen', ['==', ['get', 'id'], id]);
    root.dataset.chosen = id;
  };
  root.addEventListener('focusin', (event) => {
    const id = event.target.closest('[data-point]')?.dataset.point;
    const point = shown.find((one) => one.id === id);
    if (!point) return;
    choose(id);
    if (!map.getBounds().contains(point.at)) map.jumpTo({ center: point.at });
  }, { signal: stop.signal });
  map.on('click', 'positions', (event) => {
    const { id } = event.features[0].properties;
    choose(id);
    root.querySelector(`[data-point="${CSS.escape(id)}"] a`)?.focus();
  });
  map.on('mouseenter', 'positions', () => { map.getCanvas().style.cursor = 'pointer'; });
  map.on('mouseleave', 'positions', () => { map.getCanvas().style.cursor = ''; });
  show(given.points);
  root.dataset.map = 'shown';
  return { show, close() { stop.abort(); map.remove(); } };
}

function collection(points) {
  return {
    type: 'FeatureCollection',
    features: points.map(({ id, at }) => ({
      type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { id },
    })),
  };
}
