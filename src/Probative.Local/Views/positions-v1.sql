-- The last review of a position is current; another value at the same place is another position.
CREATE TABLE position_review_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Item BLOB NOT NULL,
    Examination TEXT NOT NULL,
    Source TEXT NOT NULL,
    Value TEXT NOT NULL,
    IsShown INTEGER NOT NULL,
    Reason TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX position_review_v1_item ON position_review_v1 (Item);
CREATE INDEX position_review_v1_case ON position_review_v1 ("Case");
