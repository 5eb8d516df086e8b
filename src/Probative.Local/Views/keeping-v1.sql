-- "Index" is the log index of the HoldPlaced fact; FromIndex is that of HoldReleased once there is one.
CREATE TABLE hold_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    Id BLOB NOT NULL,
    Item BLOB,
    Reason TEXT,
    Until TEXT,
    IsActive INTEGER NOT NULL,
    ReleaseNumber INTEGER,
    ReleaseReason TEXT,
    ReleasedAt INTEGER,
    ReleasedBy TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX hold_v1_id ON hold_v1 (Id);
CREATE INDEX hold_v1_case ON hold_v1 ("Case");

CREATE TABLE retention_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB,
    Until TEXT NOT NULL,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX retention_v1_case ON retention_v1 ("Case");

-- Was and Value are JSON. "Corrects" is the number in the case of the corrected fact, never of a correction.
CREATE TABLE correction_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Corrects INTEGER NOT NULL,
    CorrectsIndex INTEGER NOT NULL,
    Item BLOB,
    Field TEXT NOT NULL,
    Was TEXT,
    Value TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX correction_v1_fact ON correction_v1 (CorrectsIndex);
CREATE INDEX correction_v1_item ON correction_v1 (Item);
