#!/usr/bin/env bash
# A folder where everything matches everything: N copies of one drawn picture, each another size and quality, taken in, examined
# for prints, matched and listed as groups; seconds by the wall, and what matching took for each item.
#   bench/many-copies.sh FOLDER [N]
# FOLDER is made, and its pictures are left for the next run. Needs ./run --build first.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mkdir -p "$1" && cd "$1" && pwd) copies=${2:-1000} probative=$PWD/out/probative
export TIMEFORMAT='%R' PROBATIVE_STATE=$folder/state PROBATIVE_PASSPHRASE='bench passphrase, invented'

pictures=$folder/copies-$copies
if [ ! -d "$pictures" ]; then
  mkdir -p "$pictures"
  ffmpeg -v error -y -f lavfi -i 'mandelbrot=size=960x720:rate=1:start_scale=0.4' -frames:v 1 "$folder/one.png"
  for i in $(seq "$copies"); do
    ffmpeg -nostdin -v error -i "$folder/one.png" -vf "scale=$((480 + i % 240 * 2)):-2,noise=alls=$((i / 240 % 8)):all_seed=$i" \
      -q:v $((2 + i % 9)) "$pictures/$i.jpg"
  done
fi

rm -rf "$folder/vault"
member=(--vault "$folder/vault" --as 'A. Bench')
"$probative" init "$folder/vault" --member 'A. Bench' --recovery-sheet "$folder/sheet-$RANDOM.txt" --quiet > "$folder/said" 2>&1
"$probative" case open Bench --vault "$folder/vault" --purpose bench --legal-basis none --review-date 2032 --quiet >> "$folder/said" 2>&1
seconds() { { time "$@" > "$folder/answer" 2>> "$folder/said"; } 2>&1; }
echo "add $copies: $(seconds "$probative" add "$pictures" --vault "$folder/vault" --case Bench --quiet) s"

# What was given a print is matched by the same command.
examined=$(seconds "$probative" examine "${member[@]}" --only print --quiet)
echo "examine --only print, which also matches: $examined s, $(awk -v s="$examined" -v n="$copies" 'BEGIN { printf "%.3f", s / n }') s an item"
echo "copy groups: $(seconds "$probative" copy groups "${member[@]}" --case Bench --json) s"
grep -oE '"(groups|items_in_groups|matches)": ?[0-9]+' "$folder/answer" | tr '\n' ' '; echo
echo "copy group of one: $(seconds "$probative" copy group name:1.jpg "${member[@]}" --case Bench --limit 1000 --json) s"
