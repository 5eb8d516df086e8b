// What a base map must say before it is written: places that the data's other fields would put elsewhere, and
// some that nobody argues about. tests/Probative.Web.Tests/Maps asks the built file the same and more.
import { feature } from 'topojson-client';

const places = [
  ['Simferopol', 44.95, 34.1, 'UA'], ['Sevastopol', 44.6, 33.52, 'UA'], ['Donetsk', 48.0, 37.8, 'UA'],
  ['Kyiv', 50.45, 30.52, 'UA'], ['Rostov-on-Don', 47.23, 39.7, 'RU'], ['Chisinau', 47.01, 28.86, 'MD'],
];

export function check(world) {
  const units = feature(world, world.objects.units).features;
  for (const [name, latitude, longitude, country] of places) {
    const unit = units.find((one) => holds(one.geometry, longitude, latitude));
    const found = unit?.properties.country ?? 'no country';
    if (found !== country) throw new Error(`The base map has ${name} in ${found}; by ISO 3166-2 it is in ${country}.`);
  }
}

function holds(geometry, x, y) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates ?? [];
  return polygons.some((rings) => rings.reduce((is, ring) => is !== inside(ring, x, y), false));
}

function inside(ring, x, y) {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) is = !is;
  }
  return is;
}
