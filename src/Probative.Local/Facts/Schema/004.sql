-- The schema that this database had before it was brought to the present one, until a fact says so. Set in the
-- transaction that brings it, so that no upgrade goes unrecorded.
ALTER TABLE writer ADD COLUMN upgraded_from INTEGER;
