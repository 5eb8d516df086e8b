-- FromIndex is the log index of the fact that made the row: it is the rowid, so rows lie in the order of the
-- log and appending one touches the last page alone.
-- "Index" is the log index of the CaseOpened fact; FromIndex is that of the last CaseReviewed, once there is
-- one.
CREATE TABLE case_v2 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Index" INTEGER NOT NULL,
    Id BLOB NOT NULL,
    Name TEXT,
    Purpose TEXT,
    LegalBasis TEXT,
    ReviewDate TEXT,
    ReviewedAt INTEGER,
    ReviewReason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX case_v2_id ON case_v2 (Id);

CREATE TABLE member_v2 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    Member BLOB,
    Pseudonym TEXT,
    Name TEXT,
    Role TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE TABLE case_member_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Pseudonym TEXT,
    Role TEXT,
    Member BLOB,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX case_member_v1_case ON case_member_v1 ("Case");

-- The times of a case's facts, one of many: a fact is here when it is a second later than the last that is, or the five
-- hundredth after it and later. What happened by some time is then looked for in a few facts, not in all.
CREATE TABLE case_clock_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    At INTEGER NOT NULL
) STRICT;

CREATE INDEX case_clock_v1_at ON case_clock_v1 ("Case", At);
