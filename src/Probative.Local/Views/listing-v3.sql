-- One row for each item, as lists show it now: what several facts say of it, summed up. Unlike the rows of other
-- views it is changed in place and says nothing of earlier times (docs/decisions/0009-a-listing-of-the-present.md).
-- Row is the log index of the intake. Flags are bits: 1 restricted, 2 failures, 4 notes, 8 telemetry, 16 position,
-- 32 writing, 64 examined. Still is the digest of the blurred picture that an examination made of it.
CREATE TABLE listed_v1 (
    Row INTEGER PRIMARY KEY,
    "Case" BLOB NOT NULL,
    Item BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Sha256 BLOB,
    SizeBytes INTEGER,
    Name TEXT,
    NameKey TEXT NOT NULL,
    RecordedAt INTEGER,
    Actor TEXT,
    Type TEXT,
    Family TEXT,
    Flags INTEGER NOT NULL,
    Receipts INTEGER NOT NULL,
    Appearances INTEGER NOT NULL,
    Examinations INTEGER NOT NULL,
    Failures INTEGER NOT NULL,
    Notes INTEGER NOT NULL,
    Origins TEXT,
    Still BLOB
) STRICT;

CREATE UNIQUE INDEX listed_v1_item ON listed_v1 (Item);

-- Everything that can be filtered by: a filter over a million items reads this and no row.
CREATE INDEX listed_v1_filter ON listed_v1 ("Case", Row, Flags, Family, Type, RecordedAt, NameKey, Origins);
CREATE INDEX listed_v1_name ON listed_v1 ("Case", NameKey);
CREATE INDEX listed_v1_size ON listed_v1 ("Case", SizeBytes);
CREATE INDEX listed_v1_type ON listed_v1 ("Case", Type);

-- From whom, by receipt: one of them may be corrected.
CREATE TABLE listed_receipt_v1 (
    "Index" INTEGER PRIMARY KEY,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Row INTEGER NOT NULL,
    "From" TEXT
) STRICT;

CREATE INDEX listed_receipt_v1_row ON listed_receipt_v1 (Row);

-- What the last examination of each name adds to the row of its item.
CREATE TABLE listed_examination_v1 (
    Row INTEGER NOT NULL,
    Examination TEXT NOT NULL,
    HasFailed INTEGER NOT NULL,
    Notes INTEGER NOT NULL,
    Flags INTEGER NOT NULL,
    PRIMARY KEY (Row, Examination)
) STRICT, WITHOUT ROWID;

-- Those that are restricted: what a list leaves out is counted without reading the others.
CREATE INDEX listed_v1_restricted ON listed_v1 ("Case", Row) WHERE Flags & 1;

-- Everything that is found by its words, items too: narrow rows, because a search looks one up for each text that has
-- its words. Row is the log index of the fact that the thing began with; Part says what it is, 0 an item
-- (ListedPart). IsFixed: a finding that is signed or withdrawn, which no draft changes any more.
CREATE TABLE listed_node_v1 (
    Row INTEGER PRIMARY KEY,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Part INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    IsFixed INTEGER NOT NULL
) STRICT;

CREATE INDEX listed_node_v1_id ON listed_node_v1 (Id, Part);

-- The words of a claim by where they stand in facts, because some may be corrected and others read anew.
CREATE TABLE listed_claim_v1 (
    Row INTEGER PRIMARY KEY,
    Quote TEXT,
    Speakers TEXT,
    Hedges TEXT,
    Reading TEXT
) STRICT;

-- The words of a source, an entity or a place: as it was last described, and the spellings added to it, which outlive
-- a description.
CREATE TABLE listed_name_v1 (
    Row INTEGER PRIMARY KEY,
    Described TEXT,
    Added TEXT
) STRICT;

-- What can be searched. The rowid is thirty-two times the Row of what the words are of, and which of its words they
-- are (ListedPart). The tokenizer is our own (docs/spec/search.md).
CREATE VIRTUAL TABLE listed_text_v3 USING fts5(Words, tokenize = 'probative');

-- A text that is replaced stays in the index, out of every answer, until its pages are merged: as a value that was
-- corrected stays in the record. What is destroyed does not: then this whole file is made anew. With FTS5's own
-- secure-delete each word of a text that is replaced costs the walk through everything that has the word.
