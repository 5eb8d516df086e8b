-- Sources, entities and places as they were last described, and every spelling by which one is found.
CREATE TABLE named_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    Node TEXT NOT NULL,
    Id BLOB NOT NULL,
    Kind TEXT,
    Name TEXT,
    Remark TEXT,
    Latitude TEXT,
    Longitude TEXT,
    RadiusMetres INTEGER,
    Iso3166 TEXT,
    Basis TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX named_v1_id ON named_v1 (Id);
CREATE INDEX named_v1_case ON named_v1 ("Case");

-- A fact brings several names: Row is its log index times 256, and the place among them. Key is the spelling
-- folded by Probative.Reading.Names.NameKey; who changes that makes a new version of this view.
CREATE TABLE name_v1 (
    Row INTEGER PRIMARY KEY,
    FromIndex INTEGER NOT NULL,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Node TEXT NOT NULL,
    Id BLOB NOT NULL,
    Text TEXT NOT NULL,
    Language TEXT,
    Key TEXT NOT NULL,
    IsAdded INTEGER NOT NULL,
    Reason TEXT
) STRICT;

CREATE INDEX name_v1_id ON name_v1 (Id);
CREATE INDEX name_v1_key ON name_v1 ("Case", Key);

CREATE TABLE kept_apart_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Node TEXT NOT NULL,
    One BLOB NOT NULL,
    Other BLOB NOT NULL,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX kept_apart_v1_case ON kept_apart_v1 ("Case");
