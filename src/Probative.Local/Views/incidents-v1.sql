-- Alleged incidents, what courts decided, links, withdrawals, hypotheses. "Index" is the log index of the fact
-- that stated the thing first; FromIndex is that of what is said of it since: a description anew, an end.
--
-- Lists are JSON arrays of text, in the order of the fact; null when the field was destroyed. References are text,
-- `claim:ID`, as in facts.
CREATE TABLE incident_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    "Index" INTEGER NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB NOT NULL,
    Title TEXT,
    AccordingTo TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX incident_v1_id ON incident_v1 (Id);
CREATE INDEX incident_v1_case ON incident_v1 ("Case");

CREATE TABLE court_decision_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Incident BLOB,
    Court TEXT,
    Citation TEXT,
    Date TEXT,
    IsFinal INTEGER NOT NULL,
    Decided TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX court_decision_v1_case ON court_decision_v1 ("Case");

CREATE TABLE link_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    Id BLOB NOT NULL,
    "From" TEXT,
    Relation TEXT,
    "To" TEXT,
    Reason TEXT,
    EndNumber INTEGER,
    EndReason TEXT,
    EndedAt INTEGER,
    EndedBy TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX link_v1_id ON link_v1 (Id);
CREATE INDEX link_v1_case ON link_v1 ("Case");

CREATE TABLE withdrawal_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB,
    Claim BLOB,
    ByClaim BLOB,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX withdrawal_v1_case ON withdrawal_v1 ("Case");

CREATE TABLE hypothesis_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    Id BLOB NOT NULL,
    Incident BLOB,
    Of TEXT,
    Place TEXT,
    Latitude TEXT,
    Longitude TEXT,
    RadiusMetres INTEGER,
    Edtf TEXT,
    Earliest TEXT,
    Latest TEXT,
    Supports TEXT,
    Opposes TEXT,
    Reasons TEXT,
    DropNumber INTEGER,
    DropReason TEXT,
    DroppedAt INTEGER,
    DroppedBy TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX hypothesis_v1_id ON hypothesis_v1 (Id);
CREATE INDEX hypothesis_v1_case ON hypothesis_v1 ("Case");

CREATE TABLE argument_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Hypothesis BLOB,
    Reference TEXT,
    Side TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX argument_v1_case ON argument_v1 ("Case");
