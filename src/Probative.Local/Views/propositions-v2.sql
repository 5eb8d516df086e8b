-- How claims are read: the last reading of a claim is the current row, the earlier ones end where it begins. Id is the
-- claim. Place is the place of the case that the reading means; Earliest and Latest are the days that its times of
-- events and states bound, as text that compares, null where they are open. Proposition and Hedges are JSON.
CREATE TABLE claim_reading_v2 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    Type TEXT,
    Place BLOB,
    Earliest TEXT,
    Latest TEXT,
    Proposition TEXT,
    Hedges TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX claim_reading_v2_id ON claim_reading_v2 (Id);
CREATE INDEX claim_reading_v2_type ON claim_reading_v2 ("Case", Type);
