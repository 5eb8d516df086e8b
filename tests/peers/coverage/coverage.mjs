// Writes docs/coverage.md: what `probative inspect` reads of outside material, beside what others recorded of it.
//   node tests/peers/coverage/coverage.mjs [FOLDER-OF-MATERIAL [PROBATIVE]]
// The material stays where it is; the page has counts, and the names of files where ours differs.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const data = resolve(process.argv[2] ?? join(root, '../shared/data'));
const probative = resolve(process.argv[3] ?? join(root, 'out/probative'));

function inspect(file, ...only) {
  const args = ['inspect', file, '--json', '--quiet', ...only.flatMap(name => ['--only', name])];
  let text;
  try {
    text = execFileSync(probative, args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (ended) {
    text = ended.stdout; // An examination that failed ends the command with 4 and is told all the same.
  }
  const told = JSON.parse(text).result;
  return name => told?.examinations.find(one => one.examination === name);
}

const read = path => JSON.parse(readFileSync(join(data, path), 'utf8'));
const near = (a, b) => Math.abs(a - b) <= 1e-6;
const rows = [];
const row = (what, compared, equal, missed) => rows.push({ what, compared, equal, missed });

function metadata() {
  const counts = { positions: [0, 0, []], times: [0, 0, []], devices: [0, 0, []], values: [0, 0, []] };
  const add = (kind, equal, name) => {
    counts[kind][0]++;
    if (equal) counts[kind][1]++;
    else if (!counts[kind][2].includes(name)) counts[kind][2].push(name);
  };
  for (const [name, told] of Object.entries(read('exif-quicktime/exiftool-12.57.json'))) {
    const file = join(data, 'exif-quicktime', name);
    if (!existsSync(file)) continue;
    const report = inspect(file, 'metadata')('metadata')?.report;
    const [latitude, longitude] = [told['Composite:GPSLatitude'], told['Composite:GPSLongitude']].map(Number);
    if (latitude || longitude) {
      add('positions', (report?.positions ?? []).some(p => near(p.latitude, latitude) && near(p.longitude, longitude)), name);
    }
    for (const [key, value] of Object.entries(told)) {
      const [group, tag] = [key.split(':')[0], key.split(':').at(-1)];
      if (['Composite', 'File', 'ExifTool'].includes(group)) continue;
      add('values', (report?.values ?? []).some(v => v.tag === tag && v.group === group), name);
      const time = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(String(value));
      if (time && time[1] !== '0000') {
        const local = `${time[1]}-${time[2]}-${time[3]}T${time[4]}`;
        add('times', (report?.times ?? []).some(t => t.tag === tag && t.local.startsWith(local)), name);
      }
      if (['Make', 'Model'].includes(tag) && value !== '') {
        add('devices', (report?.device ?? []).some(d => d.tag === tag && String(d.value) === String(value)), name);
      }
    }
  }
  row('Positions, within 1e-6 degrees (ExifTool 12.57)', ...counts.positions);
  row('Times as candidates, as written (ExifTool 12.57)', ...counts.times);
  row('Makes and models (ExifTool 12.57)', ...counts.devices);
  row('Tags, by group and name (ExifTool 12.57)', ...counts.values);
}

function credentials() {
  let [compared, equal] = [0, 0];
  const missed = [];
  const codes = report => [...new Set(report?.failure_codes ?? [])].filter(code => !code.endsWith('untrusted')).sort();
  for (const [name, told] of Object.entries(read('c2pa/expected.json'))) {
    const file = join(data, 'c2pa', name);
    if (!told.engines_agree || !existsSync(file)) continue;
    compared++;
    const found = inspect(file, 'credentials')('credentials');
    const hasManifest = told.expect_result !== 'no manifest';
    const same = hasManifest
      ? JSON.stringify(codes(found?.report)) === JSON.stringify([...(told.expect_failure_codes ?? [])].sort())
      : found === undefined || found.outcome === 'nothing found' || !found.report?.manifests?.length;
    if (same) equal++;
    else missed.push(name);
  }
  row('Content Credentials: failure codes where three engines agree', compared, equal, missed);
}

function telemetry() {
  let [compared, equal] = [0, 0];
  const missed = [];
  for (const [name, told] of Object.entries(read('klv-dji/dji-srt/expected.json'))) {
    const file = join(data, 'klv-dji/dji-srt', name);
    if (!existsSync(file) || !told.packets) continue;
    compared++;
    const report = inspect(file, 'telemetry')('telemetry')?.report;
    const first = report?.track?.first?.position;
    const same = report?.track?.points === told.packets
      && (told.first.lat === undefined || (near(first?.latitude, told.first.lat) && near(first?.longitude, told.first.lon)));
    if (same) equal++;
    else missed.push(name);
  }
  row('DJI subtitles: points and first position (dji_srt_parser 1.2.4)', compared, equal, missed);
  const packets = read('klv-dji/klv/st0601-ts-expected.json');
  const track = inspect(join(data, 'klv-dji/klv/st0601.ts'), 'telemetry')('telemetry')?.report.tracks[0];
  const right = packets.filter(packet => packet.checksum_ok).length;
  row('MISB packets with a right checksum in a transport stream (jmisb)', right, Math.min(right, track?.right_checksums ?? 0), []);
}

metadata();
credentials();
telemetry();
const most = 12; // Names in a cell; further ones are counted.
const names = all => all.slice(0, most).join(', ') + (all.length > most ? ` and ${all.length - most} more` : '');
const cell = text => String(text).replaceAll('|', '\\|');
writeFileSync(join(root, 'docs/coverage.md'), `# Coverage

What our readers get of material that nobody on this project made, beside what other programs recorded of it. Made by
\`node tests/peers/coverage/coverage.mjs\` from the folder ../shared/data; the material itself is not in this repository.

| What, and whose values | Compared | Equal | Ours differs or lacks it in |
|---|---|---|---|
${rows.map(one => `| ${cell(one.what)} | ${one.compared} | ${one.equal} | ${cell(names(one.missed) || 'none')} |`).join('\n')}

Beyond that the tests compare, value by value: 42 worked examples of ST 0601, nine of its records and sets inside it (\`KlvRecordsTests\`),
1,064 IMAPB vectors, every field of 40 packets (\`KlvReaderTests\`, \`ImapbTests\`); every tamper plan of signed media in nine formats (\`OutsideFilesTests\`); PDQ of lossless pictures bit for bit and of originals within
the reference's own tolerance (\`tests/Probative.Fingerprints.Tests\`). Matrice 300 subtitles are read as latitude, longitude, which dji_srt_parser swaps.
`);
for (const one of rows) console.log(`${one.what}: ${one.equal} of ${one.compared}`, one.missed.join(', '));
