-- What the house concludes. A finding is replaced when its draft is revised, when it is signed, and when it is
-- withdrawn; a blind opinion when it is in; a grade by the next on the same scale. "Index" is the log index of the
-- fact that began it. Lists are JSON as it stands in the fact; null when the field was destroyed.
CREATE TABLE finding_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    "Index" INTEGER NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB NOT NULL,
    Incident TEXT,
    Text TEXT,
    Kind TEXT,
    Proposition TEXT,
    Items TEXT,
    Supports TEXT,
    Opposes TEXT,
    Search TEXT,
    Tests TEXT,
    Change TEXT,
    Likelihood TEXT,
    Confidence TEXT,
    ConfidenceReason TEXT,
    Supersedes BLOB,
    RecordedAt INTEGER,
    Actor TEXT,
    SignNumber INTEGER,
    SignedAt INTEGER,
    SignedBy TEXT,
    WithdrawNumber INTEGER,
    WithdrawReason TEXT,
    WithdrawnAt INTEGER,
    WithdrawnBy TEXT
) STRICT;

CREATE INDEX finding_v1_id ON finding_v1 (Id);
CREATE INDEX finding_v1_case ON finding_v1 ("Case");

CREATE TABLE finding_review_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Finding BLOB NOT NULL,
    Opinion TEXT,
    Text TEXT,
    IsBlind INTEGER NOT NULL,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX finding_review_v1_case ON finding_review_v1 ("Case");

CREATE TABLE blind_opinion_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    Finding BLOB NOT NULL,
    Asked TEXT,
    About TEXT,
    Question TEXT,
    RecordedAt INTEGER,
    Actor TEXT,
    AnswerNumber INTEGER,
    Answer TEXT,
    Kind TEXT,
    Likelihood TEXT,
    Confidence TEXT,
    ConfidenceReason TEXT,
    HadSeen INTEGER,
    AnsweredAt INTEGER
) STRICT;

CREATE INDEX blind_opinion_v1_finding ON blind_opinion_v1 (Finding);
CREATE INDEX blind_opinion_v1_case ON blind_opinion_v1 ("Case");

CREATE TABLE finding_resolution_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Finding BLOB NOT NULL,
    Opinions TEXT,
    How TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX finding_resolution_v1_case ON finding_resolution_v1 ("Case");

CREATE TABLE grade_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    About TEXT NOT NULL,
    Scheme TEXT NOT NULL,
    Scale TEXT NOT NULL,
    Grade TEXT,
    Date TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX grade_v1_about ON grade_v1 (About);
CREATE INDEX grade_v1_case ON grade_v1 ("Case");
