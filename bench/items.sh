#!/bin/sh
# The grid of items over a million invented rows: bench/items.sh [ROWS]. It wants out/ (./run makes it), the sample
# vault (eng/sample), python3, and node with playwright-core (NODE_PATH or the folder PLAYWRIGHT).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
serving=
trap 'test -z "$serving" || kill "$serving"; rm -rf "$work"' EXIT
export PROBATIVE_STATE="$work/state" PROBATIVE_PASSPHRASE='sample passphrase, invented'
cp -a "$root/out/sample-vault" "$work/vault"
"$root/out/probative" rebuild --vault "$work/vault" > /dev/null
python3 "$root/bench/items-fill.py" "$work/vault" "${1:-1000000}"
ls -l "$work/vault/views/listing-v1.db" | awk '{print "listing: " $5 / 1e6 " MB"}'
"$root/out/probative" serve --port 0 --vault "$work/vault" > "$work/log" &
serving=$!
while ! grep -q /in/ "$work/log"; do sleep 0.2; done
cp "$root/bench/items.mjs" "$work/"
ln -s "${PLAYWRIGHT:?the folder with node_modules/playwright-core}/node_modules" "$work/node_modules"
node "$work/items.mjs" "$(tail -n 1 "$work/log")"
