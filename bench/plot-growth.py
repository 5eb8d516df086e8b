#!/usr/bin/env python3
"""Draws how long one query takes against how many hashes are indexed, with the straight line that fits.

usage: plot-growth.py RANDOM FRAMES > docs/pictures/index-growth.svg

RANDOM and FRAMES list measured points as N:QUERIES-A-SECOND,... of processor time.
"""
import math
import sys

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 440, 84, 56, 44, 30
X0, X1, Y0, Y1 = 5.8, 8.2, 0.7, 3.2


def points(text):
    return [(float(n), 1e6 / float(rate)) for n, rate in (item.split(":") for item in text.split(",") if item)]


def x(n):
    return LEFT + (math.log10(n) - X0) / (X1 - X0) * (WIDTH - LEFT - RIGHT)


def y(us):
    return HEIGHT - BOTTOM - (math.log10(us) - Y0) / (Y1 - Y0) * (HEIGHT - BOTTOM - TOP)


def fit(pairs):
    """a + b·N with the smallest sum of squared relative errors."""
    rows = [(1 / t, n / t) for n, t in pairs]
    aa, ab, bb = (sum(p * q for p, q in ((r[i], r[j]) for r in rows)) for i, j in ((0, 0), (0, 1), (1, 1)))
    ya, yb = sum(r[0] for r in rows), sum(r[1] for r in rows)
    d = aa * bb - ab * ab
    return (ya * bb - yb * ab) / d, (yb * aa - ya * ab) / d


def curve(a, b, colour):
    steps = [10 ** (X0 + 0.1 + i * (X1 - X0 - 0.2) / 80) for i in range(81)]
    path = " ".join(f"{x(n):.1f},{y(a + b * n):.1f}" for n in steps)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5" stroke-dasharray="5 4"/>'


def main():
    series = [("random", points(sys.argv[1]), "#1f5fa8"), ("frames", points(sys.argv[2]), "#b3541e")]
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           'font-size="13" role="img" aria-label="Time of a query against hashes indexed">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for n, name in [(1e6, "1 M"), (3e6, "3 M"), (1e7, "10 M"), (3e7, "30 M"), (1e8, "100 M")]:
        out.append(f'<line x1="{x(n):.1f}" y1="{TOP}" x2="{x(n):.1f}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        out.append(f'<text x="{x(n):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{name}</text>')
    for us in [10, 30, 100, 300, 1000]:
        out.append(f'<line x1="{LEFT}" y1="{y(us):.1f}" x2="{WIDTH - RIGHT}" y2="{y(us):.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y(us) + 4:.1f}" text-anchor="end">{us} us</text>')
    out.append(f'<text x="{(WIDTH + LEFT) / 2}" y="{HEIGHT - 14}" text-anchor="middle">hashes indexed</text>')
    row = TOP - 22
    for name, pairs, colour in series:
        small = [pair for pair in pairs if pair[0] <= 4e7]
        label = name
        if len(small) > 1:
            a, b = fit(small)
            out.append(curve(a, b, colour))
            label += f": {a:.1f} us + {b * 1e6:.2f} us for each million, fitted up to 30 M"
        for n, us in pairs:
            out.append(f'<circle cx="{x(n):.1f}" cy="{y(us):.1f}" r="4" fill="{colour}"/>')
        out.append(f'<text x="{LEFT}" y="{row}" fill="{colour}">{label}</text>')
        row += 18
    out.append("</svg>")
    print("\n".join(out))


main()
