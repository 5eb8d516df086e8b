"""Fills the listing of a vault with invented rows: python3 bench/items-fill.py VAULT ROWS.

Their words are not in the index: it is written by the program's own tokenizer.
"""
import hashlib
import sqlite3
import sys

vault, rows = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(f"{vault}/views/listing-v3.db")
case = db.execute('SELECT "Case" FROM listed_v1 LIMIT 1').fetchone()[0]
types = [("video/mp4", "video"), ("image/jpeg", "image"), ("image/png", "image"), ("text/plain", "text"),
         ("audio/mpeg", "audio"), (None, None)]
words = ["ferry", "gate", "lantern", "harbour", "ridge", "column", "bridge", "market", "tower", "field"]
first = 1_000_000


def made():
    for n in range(rows):
        digest = hashlib.sha256(n.to_bytes(8, "big")).digest()
        name = f"IMG_{n:07d}-{words[digest[0] % 10]}-{words[digest[1] % 10]}.{['mp4', 'jpg', 'png', 'txt'][n % 4]}"
        media, family = types[digest[2] % 6]
        flags = 64 | (2 if n % 97 == 0 else 0) | (4 if n % 5 == 0 else 0) | (16 if n % 11 == 0 else 0)
        yield (first + n, case, digest[:16], n + 1, digest, int.from_bytes(digest[3:6], "big"), name, name.lower(),
               1_790_000_000_000 + n * 1_000, "investigator", media, family, flags, 1, digest[5] % 3, 7, n % 97 == 0,
               n % 5 == 0, f"channel {digest[4] % 40}", None)


db.execute("PRAGMA synchronous = OFF")
db.executemany(f"INSERT INTO listed_v1 VALUES ({', '.join('?' * 20)})", made())
db.execute('INSERT INTO listed_node_v1 SELECT Row, "Case", Number, 0, Item, Item, 0 FROM listed_v1 WHERE Row >= ?', (first,))
db.commit()
