-- Facts that are not money (indicators, steering, commitments, where a posting came from): append-only versions, one table.
-- A reading "as known at a time" takes the newest version recorded by then; nothing is rewritten.
CREATE TABLE record (
  home text COLLATE "C" NOT NULL REFERENCES ledger_head,
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  recorded_at timestamptz NOT NULL,
  actor text NOT NULL,
  unit text COLLATE "C" NOT NULL,
  effective_on date NOT NULL,
  withdrawn boolean NOT NULL DEFAULT false,
  data jsonb NOT NULL,
  -- {file, sheet, cell} of the row it was entered in; {} when it was not imported.
  origin jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (home, kind, key, version)
);
CREATE INDEX record_unit ON record (home, kind, unit);
CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE ON record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_no_truncate BEFORE TRUNCATE ON record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Appends a new version where the content differs from the newest one. Same lock and clock as the ledger of the home, so that one
-- knownAt orders both. Returns how many versions were written.
CREATE FUNCTION record_append(p_home text, p_actor text, p_kind text[], p_key text[], p_unit text[], p_effective date[], p_withdrawn boolean[], p_data jsonb[], p_origin jsonb[])
  RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head ledger_head; v_at timestamptz; v_count int;
BEGIN
  head := ledger_lock(p_home);
  v_at := greatest(clock_timestamp(), head.recorded_at + interval '1 microsecond');
  INSERT INTO record (home, kind, key, version, recorded_at, actor, unit, effective_on, withdrawn, data, origin)
    SELECT p_home, n.kind, n.key, coalesce(o.version, 0) + 1, v_at, p_actor, n.unit, n.effective, n.withdrawn, n.data, n.origin
      FROM unnest(p_kind, p_key, p_unit, p_effective, p_withdrawn, p_data, p_origin) AS n(kind, key, unit, effective, withdrawn, data, origin)
      LEFT JOIN LATERAL (SELECT version, unit, effective_on, withdrawn, data FROM record r WHERE r.home = p_home AND r.kind = n.kind AND r.key = n.key ORDER BY version DESC LIMIT 1) o ON true
      WHERE o.version IS NULL OR (o.unit, o.effective_on, o.withdrawn, o.data) IS DISTINCT FROM (n.unit, n.effective, n.withdrawn, n.data);
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count > 0 THEN UPDATE ledger_head SET recorded_at = v_at WHERE home = p_home; END IF;
  RETURN v_count;
END $$;

-- Where each posting came from: the row of a workbook, by its identity and version. Outside the chain: file names may name people.
CREATE TABLE intake_file (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  actor text NOT NULL,
  imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE intake_row (
  home text COLLATE "C" NOT NULL,
  row_key text COLLATE "C" NOT NULL,
  version int NOT NULL,
  seq bigint NOT NULL,
  -- Hash of what was posted, then amount, day, component and document for people; '' where the row was cleared and its entry reversed.
  content text NOT NULL,
  -- Voucher or decision with its line: recognises the row in another workbook. '' when it has none.
  voucher text COLLATE "C" NOT NULL,
  file_id text COLLATE "C" NOT NULL REFERENCES intake_file,
  sheet text NOT NULL,
  cell text NOT NULL,
  PRIMARY KEY (home, row_key, version)
);
CREATE INDEX intake_row_voucher ON intake_row (home, voucher) WHERE voucher <> '';
CREATE INDEX intake_row_seq ON intake_row (home, seq);

-- What this database is ("loaded" = the example) and other facts about the installation.
CREATE TABLE installation (key text COLLATE "C" PRIMARY KEY, value text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
