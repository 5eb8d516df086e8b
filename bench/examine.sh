#!/usr/bin/env bash
# Examining beside its peers, whole processes, seconds by the wall: medians of RUNS runs. On a quiet machine only: what runs
# in the sandbox is no child whose processor time the shell could count.
#   bench/examine.sh FOLDER [RUNS] [MINUTES]
# FOLDER is made, with a 1080p clip of MINUTES (1) and 1,000 photographs, and left for the next run.
# Needs ./run --build first.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mkdir -p "$1" && cd "$1" && pwd) runs=${2:-3} minutes=${3:-1} probative=$PWD/out/probative
clip=$folder/clip-$minutes.mp4
export TIMEFORMAT='%R' PROBATIVE_STATE=$folder/state PROBATIVE_PASSPHRASE='bench passphrase, invented'

if [ ! -f "$folder/minute.mp4" ]; then
  ffmpeg -v error -f lavfi -i 'mandelbrot=size=1920x1080:rate=25' -f lavfi -i 'testsrc2=size=1920x1080:rate=25' \
    -filter_complex '[0:v][1:v]blend=all_mode=average,noise=alls=12:allf=t' -t 60 -c:v libx264 -preset veryfast \
    -b:v 8M -pix_fmt yuv420p "$folder/minute.mp4"
fi
if [ ! -d "$folder/photographs" ]; then
  mkdir -p "$folder/photographs"
  ffmpeg -v error -f lavfi -i 'mandelbrot=size=320x240:rate=25' -frames:v 1000 -q:v 5 "$folder/photographs/%04d.jpg"
  exiftool -q -overwrite_original -Make='Invented Optics' -Model='IO-3' -DateTimeOriginal='2031:05:08 10:41:22' \
    -OffsetTimeOriginal='+02:00' -GPSLatitude=1.5 -GPSLatitudeRef=N -GPSLongitude=3.2 -GPSLongitudeRef=E \
    "$folder/photographs"
fi

[ -f "$clip" ] || ffmpeg -v error -stream_loop $((minutes - 1)) -i "$folder/minute.mp4" -c copy "$clip"

seconds() { { time "$@" > /dev/null 2> "$folder/said"; } 2>&1; }
wall() { for _ in $(seq "$runs"); do seconds "$@"; done | median; } # the median seconds of a command
median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# In turn, so that what else the machine does falls on all alike.
rm -f "$folder"/{decode,frames,triage}.seconds
for _ in $(seq "$runs"); do
  seconds ffmpeg -nostdin -threads 1 -i "$clip" -map 0:v:0 -f null - >> "$folder/decode.seconds"
  seconds "$probative" inspect "$clip" --only frames --json >> "$folder/frames.seconds"
  seconds "$probative" inspect "$clip" --triage --only 'key frames' --json >> "$folder/triage.seconds"
done
of() { median < "$folder/$1.seconds"; }
decode=$(of decode) frames=$(of frames) triage=$(of triage)
idle=$(wall "$probative" inspect "$folder/photographs/0001.jpg" --only identity --json)
echo "decode $minutes min of 1080p, ffmpeg -threads 1 -f null: $decode s"
echo "frames (decode, cuts, 1 picture a second hashed, contact sheets): $frames s, ratio $(ratio "$frames" "$decode")"
echo "key frames (triage): $triage s; decode is $(ratio "$decode" "$triage") times that"
echo "of each, starting and asking programs for their versions: $idle s"

metadata() { # one vault a run, photographs taken in before the clock starts
  rm -rf "$folder/vault"
  "$probative" init "$folder/vault" --member 'A. Bench' --recovery-sheet "$folder/sheet-$RANDOM.txt" --quiet
  "$probative" case open Bench --vault "$folder/vault" --purpose bench --legal-basis none --review-date 2032 --quiet
  "$probative" add "$folder/photographs" --vault "$folder/vault" --case Bench --quiet
}
list() { find "$folder/photographs" -name '*.jpg' | sort; }
list > "$folder/list"
alone() { { echo -j; echo -n; cat "$folder/list"; echo -execute; echo -stay_open; echo False; } | exiftool -stay_open True -@ -; }
peer=$(wall alone)
examined() { # the seconds of one run
  metadata > "$folder/said" 2>&1
  seconds "$probative" examine --vault "$folder/vault" --only metadata --quiet "$@"
}
echo "metadata of 1,000 photographs: exiftool -stay_open $peer s"
one=$(examined --workers 1)
echo "examine --only metadata --workers 1: $one s, ratio $(ratio "$one" "$peer")"
all=$(examined)
echo "the same with a worker for each processor: $all s, ratio $(ratio "$all" "$peer")"
again=$(wall "$probative" examine --vault "$folder/vault" --only metadata --quiet)
echo "of each, starting and opening the vault: $again s"
