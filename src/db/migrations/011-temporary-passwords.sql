-- A password that an administrator made is known to two people: until its owner has chosen another it opens nothing but that choice, and
-- after this moment not even that. null: the password is the owner's own.
ALTER TABLE account ADD COLUMN "temporaryUntil" timestamptz;
