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

-- "Index" is the log index of the fact that stated it; FromIndex is that of the last FieldCorrected, once there
-- is one. An original is found by its rowid, and what stands for it since by the small index of corrected rows.
CREATE TABLE acquisition_v2 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Index" INTEGER NOT NULL,
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

CREATE INDEX acquisition_v2_item ON acquisition_v2 (Item);
CREATE INDEX acquisition_v2_corrected ON acquisition_v2 ("Index") WHERE FromIndex <> "Index";

-- Asked once for every file of an intake that goes on where it was interrupted.
CREATE INDEX acquisition_v2_path ON acquisition_v2 (Intake, Path);

CREATE TABLE appearance_v2 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Index" INTEGER NOT NULL,
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

CREATE INDEX appearance_v2_item ON appearance_v2 (Item);
CREATE INDEX appearance_v2_corrected ON appearance_v2 ("Index") WHERE FromIndex <> "Index";

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

-- Each decision about an item replaces the row before it.
CREATE TABLE restriction_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB NOT NULL,
    IsRestricted INTEGER NOT NULL,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX restriction_v1_item ON restriction_v1 (Item);

CREATE TABLE consent_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB NOT NULL,
    IsKept INTEGER NOT NULL,
    WithdrawnAt INTEGER,
    WithdrawnBy TEXT,
    WithdrawalReason TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX consent_v1_item ON consent_v1 (Item);

-- Receipt is the number in its case of the ItemReceived whose conditions, in these words, were released.
CREATE TABLE condition_release_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB NOT NULL,
    Receipt INTEGER NOT NULL,
    Conditions TEXT NOT NULL,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX condition_release_v1_item ON condition_release_v1 (Item);
