-- Alleged incidents, what courts decided, links, withdrawals, hypotheses. "Index" is the log index of the fact
-- that stated the thing first; FromIndex is that of what is said of it since: a description anew, an end.
--
-- Lists are JSON arrays of text, in the order of the fact; null when the field was destroyed. References are text,
-- `claim:ID`, as in facts.
CREATE TABLE incident_v2 (
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

CREATE INDEX incident_v2_id ON incident_v2 (Id);
CREATE INDEX incident_v2_case ON incident_v2 ("Case");

CREATE TABLE court_decision_v2 (
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

CREATE INDEX court_decision_v2_incident ON court_decision_v2 (Incident);

CREATE TABLE link_v2 (
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

CREATE INDEX link_v2_id ON link_v2 (Id);
CREATE INDEX link_v2_case ON link_v2 ("Case");
CREATE INDEX link_v2_from ON link_v2 ("From");
CREATE INDEX link_v2_to ON link_v2 ("To");

CREATE TABLE withdrawal_v2 (
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

CREATE INDEX withdrawal_v2_case ON withdrawal_v2 ("Case");
CREATE INDEX withdrawal_v2_claim ON withdrawal_v2 (Claim);

CREATE TABLE hypothesis_v2 (
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

CREATE INDEX hypothesis_v2_id ON hypothesis_v2 (Id);
CREATE INDEX hypothesis_v2_case ON hypothesis_v2 ("Case");
CREATE INDEX hypothesis_v2_incident ON hypothesis_v2 (Incident);

CREATE TABLE argument_v2 (
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

CREATE INDEX argument_v2_hypothesis ON argument_v2 (Hypothesis);
