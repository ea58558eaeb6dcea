-- Files that stand beside a record: photos of a work, scans of its decisions. Not in the chain; who added and who removed is in the trail.
CREATE TABLE attachment (
  home text COLLATE "C" NOT NULL CHECK (home ~ '^[0-9]{2}$'),
  id text COLLATE "C" NOT NULL,
  -- The record it belongs to: kind and key of the table `record`.
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  name text NOT NULL,
  mime text COLLATE "C" NOT NULL,
  -- null once removed: the row says that there was a file.
  bytes bytea,
  size int NOT NULL CHECK (size > 0),
  sha256 text COLLATE "C" NOT NULL,
  added_by text COLLATE "C" NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  removed_at timestamptz,
  PRIMARY KEY (home, id),
  CHECK ((bytes IS NULL) = (removed_at IS NOT NULL))
);
CREATE INDEX attachment_record ON attachment (home, kind, key);
