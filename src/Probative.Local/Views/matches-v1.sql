-- A match stands as it was recorded; what was destroyed is null.
CREATE TABLE match_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    First BLOB,
    Second BLOB,
    FirstPrint BLOB,
    SecondPrint BLOB,
    Method TEXT,
    Stretches TEXT,
    Sound TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX match_v1_id ON match_v1 (Id);
CREATE INDEX match_v1_first ON match_v1 (First);
CREATE INDEX match_v1_second ON match_v1 (Second);
CREATE INDEX match_v1_case ON match_v1 ("Case");

-- What a person said of a match; the later replaces the earlier.
CREATE TABLE match_judgement_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Match" BLOB,
    Verdict TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX match_judgement_v1_match ON match_judgement_v1 ("Match");

-- Against how much an item was held.
CREATE TABLE matched_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB,
    Print BLOB,
    Sound BLOB,
    Method TEXT,
    Among INTEGER,
    Compared INTEGER,
    Proposed INTEGER,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX matched_v1_item ON matched_v1 (Item);
CREATE INDEX matched_v1_case ON matched_v1 ("Case");
