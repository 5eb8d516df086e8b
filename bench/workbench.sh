#!/bin/sh
# The workbench over a million invented rows, as a browser has it: bench/workbench.sh [ROWS]. It wants out/ (./run makes
# it), the sample vault (eng/sample), python3, and node with playwright-core (PLAYWRIGHT names the folder whose
# node_modules has it; without it, it is fetched into the work folder). Prints each figure beside what is wanted.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
serving=
trap 'test -z "$serving" || kill "$serving"; rm -rf "$work"' EXIT
export PROBATIVE_STATE="$work/state" PROBATIVE_PASSPHRASE='sample passphrase, invented'
cp -a "$root/out/sample-vault" "$work/vault"
"$root/out/probative" rebuild --vault "$work/vault" > /dev/null
python3 "$root/bench/items-fill.py" "$work/vault" "${1:-1000000}"
dotnet run -c Release --project "$root/bench/Probative.Bench" -- words "$work/vault"
ls -l "$work/vault/views/listing-v3.db" | awk '{print "listing: " $5 / 1e6 " MB"}'
if [ -n "${PLAYWRIGHT:-}" ]; then
  ln -s "$PLAYWRIGHT/node_modules" "$work/node_modules"
else
  (cd "$work" && npm install --silent --no-audit --no-fund --ignore-scripts playwright-core@1.65.1)
fi
"$root/out/probative" serve --port 0 --vault "$work/vault" > "$work/log" &
serving=$!
while ! grep -q /in/ "$work/log"; do sleep 0.2; done
cp "$root"/bench/workbench.mjs "$root"/bench/workbench-circuits.mjs "$work/"
echo "load before: $(cat /proc/loadavg)"
node "$work/workbench.mjs" "$(tail -n 1 "$work/log")" "$serving"
echo "load after: $(cat /proc/loadavg)"
