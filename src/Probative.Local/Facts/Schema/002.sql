-- How often sealed fields were destroyed or sealed anew: whatever does so adds one, in the same transaction. All
-- else in this database is only ever added to, so as long as the count stands, whoever copied the rows once has to
-- copy only those behind them.
ALTER TABLE writer ADD COLUMN rekeys INTEGER NOT NULL DEFAULT 0;
