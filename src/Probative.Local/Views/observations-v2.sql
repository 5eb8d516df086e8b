-- An observation stands as it was recorded; what was not stated, or was destroyed, is null.
CREATE TABLE observation_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    FirstFrame INTEGER,
    LastFrame INTEGER,
    FirstPts INTEGER,
    LastPts INTEGER,
    FirstMicroseconds INTEGER,
    LastMicroseconds INTEGER,
    "Left" INTEGER,
    Top INTEGER,
    Width INTEGER,
    Height INTEGER,
    Text TEXT,
    Kind TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX observation_v1_id ON observation_v1 (Id);
CREATE INDEX observation_v1_item ON observation_v1 (Item);
CREATE INDEX observation_v1_case ON observation_v1 ("Case");
