-- What a destruction still has to do after its commit. The fields are gone with the commit; what is listed here
-- goes after it, and the rows when everything is done. A row without a file stands for the case itself: its
-- views, the write-ahead log, and the key that it had before.
CREATE TABLE shredding (
    id      INTEGER PRIMARY KEY,
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    file    TEXT
) STRICT;
