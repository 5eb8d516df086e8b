// The base map of the workbench: land, borders and names of this server, in the colours of the page. Every border
// has one style; those inside a country begin at a nearer zoom, and are the same line there.
import { Map as MapView, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import { feature } from 'topojson-client';

const place = (name) => new URL(`./${name}`, import.meta.url).href;
const innerFrom = 4;

setWorkerUrl(place('map-worker.js'));
let world;
let sheet;

// Null where this browser draws no maps (no WebGL 2), or the base map cannot be had: there is a list beside it.
export async function openMap(root, given) {
  try {
    if (!document.createElement('canvas').getContext('webgl2')) return null;
    world ??= fetch(place('world.json')).then((answer) => answer.json()).then(decode);
    sheet ??= styled();
    const [base] = await Promise.all([world, sheet]);
    return await new Promise((done) => {
      const map = view(root, given, base);
      map.once('load', () => done(map));
    });
  } catch {
    world = undefined;
    return null;
  }
}

function styled() {
  return new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: place('map.css') });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

function view(root, given, base) {
  const map = new MapView({
    container: root.querySelector('.map-view'),
    style: styleOf(base, colours()),
    center: [20, 30],
    zoom: 1,
    maxZoom: 18,
    pitchWithRotate: false,
    dragRotate: false,
    fadeDuration: 0,
    attributionControl: false,
    renderWorldCopies: false,
    locale: given.words,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  const watch = new MutationObserver(() => paint(map, colours()));
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  map.once('remove', () => watch.disconnect());
  return map;
}

function decode(topology) {
  const shape = (name) => feature(topology, topology.objects[name]);
  const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'region', fallback: 'code' });
  return {
    land: shape('land'),
    countries: shape('countries'),
    inner: shape('inner'),
    names: points([
      ...topology.labels.map(({ country, at, size }) => ({ at, name: names.of(country), rank: -size, kind: 'country' })),
      ...topology.objects.units.geometries.map(({ properties }) => ({ ...properties, kind: 'unit' })),
    ]),
  };
}

function points(all) {
  return {
    type: 'FeatureCollection',
    features: all.filter(({ name }) => name).map(({ at, name, rank, kind }) => ({
      type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { name, rank, kind },
    })),
  };
}

const variables = {
  water: '--map-water', land: '--map-land', line: '--map-line', text: '--map-text',
  accent: '--accent', sheet: '--sheet', ink: '--ink', soft: '--ink-soft',
};

export function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, style.getPropertyValue(variable).trim()]));
}

function styleOf(base, c) {
  const source = (data) => ({ type: 'geojson', data, maxzoom: 10, tolerance: 0.3 });
  const line = (id, minzoom) => ({ id, type: 'line', source: id, minzoom, paint: { 'line-width': 0.8 } });
  const text = (id, filter, minzoom, maxzoom, size) => ({
    id, type: 'symbol', source: 'names', filter, minzoom, maxzoom,
    layout: {
      'text-field': ['get', 'name'], 'text-size': size, 'text-max-width': 8, 'text-font': ['sans-serif'],
      'symbol-sort-key': ['get', 'rank'], 'text-padding': 6,
    },
    paint: { 'text-halo-width': 1.2 },
  });
  const layers = [
    { id: 'water', type: 'background', paint: {} },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-antialias': false } },
    { ...line('coast', 0), source: 'land' },
    line('countries', 0),
    line('inner', innerFrom),
    text('unit-names', ['==', ['get', 'kind'], 'unit'], 5, 24, 11),
    text('country-names', ['==', ['get', 'kind'], 'country'], 0, 6, 13),
  ];
  for (const [layer, property, name] of painted) layers.find(({ id }) => id === layer).paint[property] = c[name];
  return {
    version: 8,
    sources: Object.fromEntries(Object.entries(base).map(([name, data]) => [name, source(data)])),
    layers,
  };
}

const painted = [
  ['water', 'background-color', 'water'], ['land', 'fill-color', 'land'],
  ['coast', 'line-color', 'line'], ['countries', 'line-color', 'line'], ['inner', 'line-color', 'line'],
  ['unit-names', 'text-color', 'text'], ['unit-names', 'text-halo-color', 'land'],
  ['country-names', 'text-color', 'text'], ['country-names', 'text-halo-color', 'land'],
];

function paint(map, c) {
  for (const [layer, property, name] of [...painted, ...(map.ours ?? [])]) map.setPaintProperty(layer, property, c[name]);
}

// Layers of whoever shows something on the base map: painted anew with the theme, as those under them.
export function addLayers(map, layers, painting) {
  const c = colours();
  for (const layer of layers) map.addLayer(layer);
  map.ours = [...(map.ours ?? []), ...painting];
  for (const [layer, property, name] of painting) map.setPaintProperty(layer, property, c[name]);
}

// Where everything that is shown lies, with room around it; a single point with some of its region.
export function fit(map, places, nearest) {
  if (places.length === 0) return;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  map.fitBounds(
    [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]],
    { padding: 48, maxZoom: nearest, animate: false });
}
