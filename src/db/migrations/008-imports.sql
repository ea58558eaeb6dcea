-- How the file is to be read (columns mapped, cells corrected, wrong rows left out): chosen by its sender, checked again, posted so.
ALTER TABLE intake_upload ADD COLUMN treatment jsonb NOT NULL DEFAULT '{}';
ALTER TABLE intake_upload DROP CONSTRAINT intake_upload_state_check;
ALTER TABLE intake_upload ADD CONSTRAINT intake_upload_state_check
  CHECK (state IN ('checking', 'checked', 'refused', 'posting', 'posted', 'undoing', 'undone'));

-- What an import wrote, so that it can be undone: rows of money (kind '', key and version of intake_row), versions of records.
CREATE TABLE intake_written (
  import text COLLATE "C" NOT NULL,
  home text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  version int NOT NULL,
  PRIMARY KEY (import, home, kind, key, version)
);
