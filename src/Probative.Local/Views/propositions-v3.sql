-- How claims are read: the last reading of a claim is the current row, the earlier ones end where it begins. Id is the
-- claim. Place is the place of the case that the reading means; Earliest and Latest are the days that its times of
-- events and states bound, as text that compares, null where they are open. Holders are those whom a reading of control
-- names, a JSON array; null in any other. Proposition and Hedges are JSON.
CREATE TABLE claim_reading_v3 (
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
    Holders TEXT,
    Proposition TEXT,
    Hedges TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX claim_reading_v3_id ON claim_reading_v3 (Id);
CREATE INDEX claim_reading_v3_type ON claim_reading_v3 ("Case", Type);

-- Who is said to act, to whom it is said to be done, and how: a row for each part of a reading. Role is `actor`,
-- `affected` or `method`; Means is what of the case the words are taken to mean, `entity:ID`, or null. Row is the log index
-- times 256, and the place among the parts.
CREATE TABLE said_part_v3 (
    Row INTEGER PRIMARY KEY,
    FromIndex INTEGER NOT NULL,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Claim BLOB,
    Item BLOB,
    Role TEXT NOT NULL,
    Means TEXT,
    Words TEXT
) STRICT;

CREATE INDEX said_part_v3_claim ON said_part_v3 (Claim);
CREATE INDEX said_part_v3_means ON said_part_v3 (Means, Role);
