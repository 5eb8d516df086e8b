-- Speakers and hedges are JSON arrays of text, in the order of the fact; null when the field was destroyed.
CREATE TABLE claim_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    Start INTEGER,
    "End" INTEGER,
    Quote TEXT,
    Speakers TEXT,
    Hedges TEXT,
    Polarity TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX claim_v1_item ON claim_v1 (Item);
CREATE INDEX claim_v1_case ON claim_v1 ("Case");
