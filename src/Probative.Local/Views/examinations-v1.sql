-- The last examination of a name that an item had is current; a later one of that name replaces it.
CREATE TABLE examination_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB NOT NULL,
    Sha256 BLOB,
    Examination TEXT NOT NULL,
    Procedure BLOB,
    Version INTEGER,
    Tools TEXT,
    Parameters TEXT,
    Sandbox TEXT,
    Outcome TEXT,
    Code TEXT,
    Message TEXT,
    Output BLOB,
    Derivatives TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX examination_v1_item ON examination_v1 (Item, Examination);
