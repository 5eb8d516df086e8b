-- How many facts the view holds, and the leaf hash of the last of them: a view that was built from another
-- ledger is known by it, and built anew. Exactly one row.
CREATE TABLE position (
    "Only" INTEGER PRIMARY KEY CHECK ("Only" = 1),
    Size INTEGER NOT NULL,
    LastLeaf BLOB NOT NULL
) STRICT;

INSERT INTO position (Size, LastLeaf) VALUES (0, zeroblob(32));
