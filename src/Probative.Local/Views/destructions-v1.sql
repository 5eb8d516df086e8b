-- A request has one row for each state that it was in; the last one is current.
CREATE TABLE destruction_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Id BLOB NOT NULL,
    Reason TEXT,
    Targets INTEGER,
    State TEXT NOT NULL,
    RequestedBy TEXT,
    RequestedAt INTEGER,
    DecidedBy TEXT,
    DecidedAt INTEGER
) STRICT;

CREATE INDEX destruction_v1_id ON destruction_v1 (Id);
CREATE INDEX destruction_v1_case ON destruction_v1 ("Case");

CREATE TABLE destruction_target_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Destruction BLOB NOT NULL,
    Item BLOB,
    Number INTEGER,
    Field TEXT
) STRICT;

CREATE INDEX destruction_target_v1_destruction ON destruction_target_v1 (Destruction);

-- Tombstones. An item whose fields stood in more facts than one tombstone names has several.
CREATE TABLE destroyed_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Destruction BLOB,
    Item BLOB,
    Number INTEGER,
    Field TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX destroyed_v1_item ON destroyed_v1 (Item);
CREATE INDEX destroyed_v1_case ON destroyed_v1 ("Case", Number);
