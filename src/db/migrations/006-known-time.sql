-- What was known at a time must never grow afterwards. Everything that is recorded (entries, records, catalogue rows) gets a time later than
-- any head, and "now" for a reader is the newest head it sees: a clock of milliseconds (WebAssembly) or a writer still in flight cannot slip
-- something in under a time already given out.
CREATE OR REPLACE FUNCTION ledger_lock(p_home text) RETURNS ledger_head LANGUAGE plpgsql AS $$
DECLARE head ledger_head;
BEGIN
  INSERT INTO ledger_head (home) VALUES (p_home) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM ledger_head WHERE ledger_head.home = p_home FOR UPDATE;
  SELECT max(recorded_at) INTO head.recorded_at FROM ledger_head;
  RETURN head;
END $$;

-- The time of a change that concerns every home (the catalogue): waits for the writers of all of them and moves all their heads.
CREATE FUNCTION ledger_tick() RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_at timestamptz;
BEGIN
  PERFORM 1 FROM ledger_head ORDER BY home FOR UPDATE;
  SELECT greatest(clock_timestamp(), max(recorded_at) + interval '1 microsecond') INTO v_at FROM ledger_head;
  UPDATE ledger_head SET recorded_at = v_at;
  RETURN v_at;
END $$;

UPDATE ledger_head SET recorded_at = greatest(recorded_at, (SELECT max(recorded_at) FROM catalogue_row));
