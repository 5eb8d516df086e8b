-- "Index" is the log index of the fact that stated it; FromIndex is that of the last FieldCorrected, once there
-- is one. An original is found by its rowid, and what stands for it since by the small index of corrected rows.
--
-- Speakers and hedges are JSON arrays of text, in the order of the fact; null when the field was destroyed.
CREATE TABLE claim_v4 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Index" INTEGER NOT NULL,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    Start INTEGER,
    "End" INTEGER,
    FirstFrame INTEGER,
    LastFrame INTEGER,
    FirstPts INTEGER,
    LastPts INTEGER,
    FirstMicroseconds INTEGER,
    LastMicroseconds INTEGER,
    "Left" INTEGER,
    Top INTEGER,
    Width INTEGER,
    Height INTEGER,
    Quote TEXT,
    Speakers TEXT,
    Hedges TEXT,
    Polarity TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX claim_v4_id ON claim_v4 (Id);
CREATE INDEX claim_v4_item ON claim_v4 (Item);
CREATE INDEX claim_v4_case ON claim_v4 ("Case", "Index");
CREATE INDEX claim_v4_corrected ON claim_v4 ("Index") WHERE FromIndex <> "Index";
