-- Files sent to be imported: checked first, posted when the sender confirms. Kept a while, then erased: the postings are what lasts.
CREATE TABLE intake_upload (
  id text COLLATE "C" PRIMARY KEY,
  account text NOT NULL,
  name text NOT NULL,
  bytes bytea,
  replace boolean NOT NULL,
  allow_equal boolean NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('checking', 'checked', 'refused', 'posting', 'posted')),
  result jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX intake_upload_account ON intake_upload (account, created_at);

-- A composed report as somebody approved it: the whole document, its hash, the chain heads it was read at. Never changed.
CREATE TABLE report_snapshot (
  id text COLLATE "C" PRIMARY KEY,
  report text NOT NULL,
  unit text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  document text NOT NULL,
  sha256 text NOT NULL,
  known_at timestamptz NOT NULL,
  approved_by text NOT NULL,
  approved_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX report_snapshot_unit ON report_snapshot (unit, period);
-- The number and day it was issued under; a snapshot is issued once.
CREATE TABLE report_issue (
  snapshot text COLLATE "C" PRIMARY KEY REFERENCES report_snapshot,
  number text NOT NULL,
  signed_on date NOT NULL,
  document text NOT NULL,
  sha256 text NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER report_snapshot_append_only BEFORE UPDATE OR DELETE ON report_snapshot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_issue_append_only BEFORE UPDATE OR DELETE ON report_issue FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Reporting cycles: a request to units below, and what each of them hands in. States and who may move them: src/cycles/machine.ts.
CREATE TABLE cycle (
  id text COLLATE "C" PRIMARY KEY,
  title text NOT NULL,
  report text NOT NULL,
  -- The unit that consolidates.
  unit text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  due date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'consolidated', 'approved', 'issued', 'cancelled')),
  snapshot text COLLATE "C" REFERENCES report_snapshot,
  version int NOT NULL DEFAULT 1,
  opened_by text NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE submission (
  id text COLLATE "C" PRIMARY KEY,
  cycle text COLLATE "C" NOT NULL REFERENCES cycle,
  unit text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('requested', 'draft', 'submitted', 'returned', 'accepted')),
  -- [{key, kind, label, value, …}] as in src/cycles/model.ts.
  rows jsonb NOT NULL DEFAULT '[]',
  version int NOT NULL DEFAULT 1,
  -- First handed in; later than the due date is late.
  submitted_on date,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (cycle, unit)
);
-- What happened to a cycle and its submissions, in order.
CREATE TABLE cycle_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cycle text COLLATE "C" NOT NULL REFERENCES cycle,
  submission text COLLATE "C" REFERENCES submission,
  event text COLLATE "C" NOT NULL,
  account text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX cycle_event_cycle ON cycle_event (cycle, id);
CREATE TRIGGER cycle_event_append_only BEFORE UPDATE OR DELETE ON cycle_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Messages to a person, inside the application; e-mail goes out besides when it is set up.
CREATE TABLE notice (
  id text COLLATE "C" PRIMARY KEY,
  account text NOT NULL REFERENCES account (id),
  subject text NOT NULL,
  link text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz
);
CREATE INDEX notice_account ON notice (account, at);
