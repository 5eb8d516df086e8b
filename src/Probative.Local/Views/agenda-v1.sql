-- What the office writes for itself. A note stands as it was recorded; a task is replaced when it ends.
CREATE TABLE note_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    Id BLOB,
    Item BLOB,
    Text TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX note_v1_case ON note_v1 ("Case");
CREATE INDEX note_v1_item ON note_v1 (Item);

CREATE TABLE task_v1 (
    FromIndex INTEGER PRIMARY KEY,
    ToIndex INTEGER,
    "Case" BLOB NOT NULL,
    Number INTEGER NOT NULL,
    "Index" INTEGER NOT NULL,
    Id BLOB NOT NULL,
    Item BLOB,
    Text TEXT,
    Assignee TEXT,
    Due TEXT,
    Outcome TEXT,
    EndNumber INTEGER,
    EndReason TEXT,
    EndedAt INTEGER,
    EndedBy TEXT,
    RecordedAt INTEGER,
    Actor TEXT
) STRICT;

CREATE INDEX task_v1_id ON task_v1 (Id);
CREATE INDEX task_v1_case ON task_v1 ("Case");
CREATE INDEX task_v1_item ON task_v1 (Item);
