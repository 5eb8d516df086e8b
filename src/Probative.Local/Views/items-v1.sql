-- FromIndex is the log index of the fact that made the row: it is the rowid, so rows lie in the order of the
-- log and appending one touches the last page alone.
CREATE TABLE item_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    Id BLOB NOT NULL,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Sha256 BLOB,
    SizeBytes INTEGER,
    Name TEXT,
    Intake BLOB,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX item_v1_id ON item_v1 (Id);

-- Asked once for every file of an intake: are these bytes in this case already?
CREATE INDEX item_v1_bytes ON item_v1 ("Case", Sha256);

CREATE TABLE acquisition_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB,
    IsIntake INTEGER NOT NULL,
    Name TEXT,
    "From" TEXT,
    How TEXT,
    Received TEXT,
    Conditions TEXT,
    Consent TEXT,
    Intake BLOB,
    Path TEXT,
    Modified INTEGER,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX acquisition_v1_item ON acquisition_v1 (Item);

-- Asked once for every file of an intake that goes on where it was interrupted.
CREATE INDEX acquisition_v1_path ON acquisition_v1 (Intake, Path);

CREATE TABLE appearance_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    Source TEXT,
    Url TEXT,
    TimeShown TEXT,
    Zone TEXT,
    SeenBy TEXT,
    SeenHow TEXT,
    Seen TEXT,
    Intake BLOB,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX appearance_v1_item ON appearance_v1 (Item);

CREATE TABLE failure_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Intake BLOB,
    Name TEXT,
    Code TEXT,
    Message TEXT,
    Path TEXT,
    Target TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX failure_v1_intake ON failure_v1 (Intake);

CREATE TABLE intake_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    Id BLOB NOT NULL,
    "Case" BLOB NOT NULL,
    "Key" BLOB,
    Tool TEXT,
    Paths INTEGER,
    IsComplete INTEGER NOT NULL,
    Received INTEGER,
    Again INTEGER,
    Failed INTEGER,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX intake_v1_id ON intake_v1 (Id);
CREATE INDEX intake_v1_key ON intake_v1 ("Case", "Key");
