-- The facts of a vault, in the order of the log. STRICT, so that no value is ever quietly of another kind.

CREATE TABLE fact (
    idx       INTEGER PRIMARY KEY CHECK (idx >= 0),
    case_id   BLOB NOT NULL CHECK (length(case_id) = 16),
    n         INTEGER NOT NULL CHECK (n >= 1),
    leaf      BLOB NOT NULL,
    leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32)
) STRICT;

-- No case can ever have two facts of one number, whatever a program does.
CREATE UNIQUE INDEX fact_in_case ON fact (case_id, n);

-- The sealed fields, one row for each item or person that a fact is about, and one for the fact itself. A row
-- goes when its fields are destroyed. The key is idx * 512 + group: a fact has at most 320 fields, so fewer
-- groups than 512, and one b-tree in the order of the log is all that reading and appending need.
CREATE TABLE sealed (
    place       INTEGER PRIMARY KEY CHECK (place >= 0),
    subject     BLOB CHECK (subject IS NULL OR length(subject) = 16),
    wrapped_key BLOB NOT NULL,
    body        BLOB NOT NULL
) STRICT;

-- Who may write. Every writer adds one to the epoch when it opens the vault, and every commit asks for its
-- own.
CREATE TABLE writer (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    epoch     INTEGER NOT NULL,
    holder    TEXT NOT NULL,
    -- The latest time that a fact was accepted at, in milliseconds since 1970, to notice a clock that went
    -- back.
    latest_at INTEGER
) STRICT;

INSERT INTO writer (only, epoch, holder) VALUES (1, 0, 'nobody');
