-- Households that support reaches: personal data, so a table of its own, outside every chain and version history. What they received is in
-- records that know the id alone. Erasing takes name and number away and leaves the id, so that counts and sums stay.
CREATE TABLE household (
  home text COLLATE "C" NOT NULL CHECK (home ~ '^[0-9]{2}$'),
  id text COLLATE "C" NOT NULL,
  -- Unit key code@validFrom.
  unit text COLLATE "C" NOT NULL,
  name text,
  -- HMAC-SHA-256 of the number under a key of this installation; the number itself is not kept.
  identity_hash bytea,
  -- Its last three digits, for people.
  identity_tail text,
  class text COLLATE "C" NOT NULL,
  added_by text COLLATE "C" NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_at timestamptz,
  PRIMARY KEY (home, id),
  CHECK (erased_at IS NULL OR (name IS NULL AND identity_hash IS NULL AND identity_tail IS NULL))
);
-- One household once in a book, however often it is supported.
CREATE UNIQUE INDEX household_identity ON household (home, identity_hash) WHERE identity_hash IS NOT NULL;
CREATE INDEX household_unit ON household (home, unit);
