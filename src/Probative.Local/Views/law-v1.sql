-- Entries of legal analyses. Incident, Accused and Finding are references as text (`incident:ID`); Accused is null for
-- unknown, Finding for a gap. A row ends when the entry is withdrawn.
CREATE TABLE analysis_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Incident TEXT,
    Accused TEXT,
    Provision TEXT,
    Element TEXT,
    Side TEXT,
    Finding TEXT,
    Text TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX analysis_v1_id ON analysis_v1 (Id) WHERE ToIndex IS NULL;
CREATE INDEX analysis_v1_incident ON analysis_v1 ("Case", Incident) WHERE ToIndex IS NULL;

-- In which type of conflict an incident is looked at; the last decision is the current row.
CREATE TABLE conflict_type_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Incident TEXT,
    Conflict TEXT,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX conflict_type_v1_incident ON conflict_type_v1 ("Case", Incident) WHERE ToIndex IS NULL;
