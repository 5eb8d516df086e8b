-- "Index" is the log index of the fact that stated it; FromIndex is that of the last FieldCorrected, once there
-- is one. An original is found by its rowid, and what stands for it since by the small index of corrected rows.
--
-- Speakers and hedges are JSON arrays of text, in the order of the fact; null when the field was destroyed.
CREATE TABLE claim_v3 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Index" INTEGER NOT NULL,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    Start INTEGER,
    "End" INTEGER,
    Quote TEXT,
    Speakers TEXT,
    Hedges TEXT,
    Polarity TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX claim_v3_id ON claim_v3 (Id);
CREATE INDEX claim_v3_item ON claim_v3 (Item);
CREATE INDEX claim_v3_case ON claim_v3 ("Case", "Index");
CREATE INDEX claim_v3_corrected ON claim_v3 ("Index") WHERE FromIndex <> "Index";
