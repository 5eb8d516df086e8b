-- A list stands as it was recorded; what was destroyed is null.
CREATE TABLE hash_list_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Source TEXT,
    Format TEXT,
    Sha256 BLOB,
    SizeBytes INTEGER,
    Entries INTEGER,
    Poor INTEGER,
    Faults INTEGER,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX hash_list_v1_case ON hash_list_v1 ("Case");

-- What of a list is near an item; a run with a later print replaces what stood.
CREATE TABLE hash_list_match_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    List BLOB,
    Item BLOB,
    Print BLOB,
    Method TEXT,
    Near INTEGER,
    Found TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX hash_list_match_v1_item ON hash_list_match_v1 (Item, List);
CREATE INDEX hash_list_match_v1_case ON hash_list_match_v1 ("Case", Near);

-- What was given out.
CREATE TABLE hash_export_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Recipient TEXT,
    Format TEXT,
    Sha256 BLOB,
    Entries INTEGER,
    WithNames INTEGER,
    Items TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX hash_export_v1_case ON hash_export_v1 ("Case");
