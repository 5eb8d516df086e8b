-- "Index" is the log index of the HandedOver fact; FromIndex is that of HandoverFinished once there is one.
CREATE TABLE handover_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    "To" TEXT,
    Purpose TEXT,
    ManifestSha256 BLOB,
    CaseHead BLOB,
    Previous BLOB,
    Items INTEGER,
    WithheldFacts INTEGER,
    WithheldFields INTEGER,
    HandoverKey TEXT,
    IsFinished INTEGER NOT NULL,
    FinishedAt INTEGER,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX handover_v1_manifest ON handover_v1 ("Case", ManifestSha256);
