#!/usr/bin/env python3
"""Searches the same hashes as `Probative.Bench index`, by FAISS as Debian packages it (python3-faiss).

usage: faiss-index.py HASHES QUERIES RADIUS

Both files hold 32 bytes for each hash. Debian builds FAISS for any x86-64, without the instructions that its
own wheels use: a soft peer. One thread. MultiHash 16 x 16 with one flip, and 11 x 23 with two, are exact up
to a radius of 31 by the pigeonhole principle; Flat compares everything.
"""
import sys
import time

import faiss
import numpy


def read(path):
    return numpy.fromfile(path, dtype=numpy.uint8).reshape(-1, 32)


def measure(name, index, queries, radius):
    start, cpu = time.monotonic(), time.process_time()
    limits, _, _ = index.range_search(queries, radius + 1)
    wall, cpu = time.monotonic() - start, time.process_time() - cpu
    print(f"  faiss {faiss.__version__} {name}: {len(queries) / cpu:.0f} queries/s of processor time "
          f"({len(queries) / wall:.0f}/s), {limits[-1]} found by {len(queries)}", flush=True)


def main():
    hashes, queries, radius = read(sys.argv[1]), read(sys.argv[2]), int(sys.argv[3])
    faiss.omp_set_num_threads(1)
    flat = faiss.IndexBinaryFlat(256)
    flat.add(hashes)
    few = max(20, min(len(queries), 100_000_000 // len(hashes)))
    measure("Flat", flat, queries[:few], radius)
    del flat
    for maps, bits, flips in [(16, 16, 1), (11, 23, 2)]:
        if len(hashes) > 2_000_000:
            # They take some 5 GiB and minutes to build.
            continue
        index = faiss.IndexBinaryMultiHash(256, maps, bits)
        index.nflip = flips
        start = time.monotonic()
        index.add(hashes)
        print(f"  faiss MultiHash {maps} x {bits}: built in {time.monotonic() - start:.1f} s", flush=True)
        measure(f"MultiHash {maps} x {bits}, {flips} flipped", index, queries[: 2 * few], radius)
        del index


main()
