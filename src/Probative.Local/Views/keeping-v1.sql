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
    ReleaseReason TEXT,
    ReleasedAt INTEGER,
    ReleasedBy TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX hold_v1_id ON hold_v1 (Id);
CREATE INDEX hold_v1_case ON hold_v1 ("Case");
