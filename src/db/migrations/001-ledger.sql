-- The ledger: double entry, append-only, hash-chained, one chain a home. One row of ledger_line is one transfer, so legs sum to zero
-- and conservation per fund (component, source, kind, year of origin) hold by construction. `home` comes first in every key.
-- Features of PostgreSQL 15 only; the same text runs on PGlite.

CREATE TABLE ledger_unit (id int PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE, home text COLLATE "C" NOT NULL);
CREATE TABLE ledger_component (id int PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE);
CREATE TABLE ledger_source (id smallint PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE);
CREATE TABLE ledger_kind (id smallint PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE);

-- Lock, chain head and closing date of a home in one row.
CREATE TABLE ledger_head (
  home text COLLATE "C" PRIMARY KEY CHECK (home ~ '^[0-9]{2}$'),
  seq bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000',
  recorded_at timestamptz NOT NULL DEFAULT '1900-01-01 00:00:00+00',
  closed_through date NOT NULL DEFAULT '1900-01-01'
);

CREATE TABLE ledger_entry (
  home text COLLATE "C" NOT NULL REFERENCES ledger_head,
  seq bigint NOT NULL,
  event text NOT NULL CHECK (event IN ('assign', 'withdraw', 'allocate', 'transfer', 'advance', 'accept', 'recover', 'disburse', 'carry', 'cancel', 'reverse', 'close', 'reopen')),
  effective_on date NOT NULL,
  booked_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  document text NOT NULL CHECK (document <> ''),
  actor text NOT NULL CHECK (actor <> ''),
  idempotency_key text COLLATE "C" NOT NULL CHECK (idempotency_key <> ''),
  corrects_seq bigint,
  closed_through date NOT NULL,
  content_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (home, seq),
  UNIQUE (home, idempotency_key),
  UNIQUE (home, corrects_seq),
  FOREIGN KEY (home, corrects_seq) REFERENCES ledger_entry (home, seq),
  CHECK (seq >= 1),
  CHECK (corrects_seq < seq),
  CHECK ((event = 'reverse') = (corrects_seq IS NOT NULL)),
  CHECK (booked_on > closed_through OR event IN ('close', 'reopen'))
);
CREATE INDEX ledger_entry_recorded ON ledger_entry (home, recorded_at, seq);

-- Stages: 0 external, 1 available, 2 advanced, 3 disbursed, 4 cancelled.
CREATE TABLE ledger_line (
  home text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  line_no smallint NOT NULL,
  effective_on date NOT NULL,
  booked_on date NOT NULL,
  recorded_on date NOT NULL,
  component_id int NOT NULL,
  source_id smallint NOT NULL,
  kind_id smallint NOT NULL,
  origin_year smallint NOT NULL CHECK (origin_year BETWEEN 1990 AND 2100),
  from_unit int NOT NULL,
  from_year smallint NOT NULL CHECK (from_year BETWEEN 1990 AND 2100),
  from_stage smallint NOT NULL CHECK (from_stage BETWEEN 0 AND 4),
  to_unit int NOT NULL,
  to_year smallint NOT NULL CHECK (to_year BETWEEN 1990 AND 2100),
  to_stage smallint NOT NULL CHECK (to_stage BETWEEN 0 AND 4),
  amount bigint NOT NULL CHECK (amount > 0 AND amount <= 9007199254740991),
  -- How late a line was recorded: reads "as known at a time" find late lines by narrow ranges of it.
  lag_class smallint GENERATED ALWAYS AS (CASE WHEN recorded_on < effective_on THEN -1 WHEN recorded_on - effective_on <= 8 THEN 0
    WHEN recorded_on - effective_on <= 32 THEN 1 WHEN recorded_on - effective_on <= 128 THEN 2 WHEN recorded_on - effective_on <= 512 THEN 3 ELSE 4 END) STORED,
  PRIMARY KEY (home, seq, line_no),
  FOREIGN KEY (home, seq) REFERENCES ledger_entry,
  CHECK ((from_unit, from_year, from_stage) <> (to_unit, to_year, to_stage))
);
CREATE INDEX ledger_line_to ON ledger_line (home, component_id, to_unit, effective_on);
CREATE INDEX ledger_line_from ON ledger_line (home, component_id, from_unit, effective_on);

CREATE VIEW ledger_leg AS
  SELECT home, seq, line_no, effective_on, booked_on, component_id, source_id, kind_id, origin_year, from_unit AS unit_id, from_year AS exec_year, from_stage AS stage, -amount AS amount FROM ledger_line
  UNION ALL
  SELECT home, seq, line_no, effective_on, booked_on, component_id, source_id, kind_id, origin_year, to_unit, to_year, to_stage, amount FROM ledger_line;

-- The balance of everything recorded so far. "Never negative on a past date either" is checked by ledger_post.
CREATE TABLE ledger_balance (
  home text COLLATE "C" NOT NULL,
  unit_id int NOT NULL,
  component_id int NOT NULL,
  source_id smallint NOT NULL,
  kind_id smallint NOT NULL,
  origin_year smallint NOT NULL,
  exec_year smallint NOT NULL,
  stage smallint NOT NULL,
  amount bigint NOT NULL,
  last_effective_on date NOT NULL,
  PRIMARY KEY (home, unit_id, component_id, source_id, kind_id, origin_year, exec_year, stage),
  CHECK (stage NOT IN (1, 2) OR amount >= 0),
  -- Amounts are read as safe integers: a sum beyond them must not be stored.
  CHECK (amount BETWEEN -9007199254740991 AND 9007199254740991)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'MT900';
END $$;
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_line_append_only BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_line_no_truncate BEFORE TRUNCATE ON ledger_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION ledger_escape(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT replace(replace(replace(value, E'\\', E'\\\\'), '|', E'\\p'), E'\n', E'\\n') $$;

-- Canonical text v1 of one line, and of one entry with its lines already joined. src/ledger/canonical.ts writes the same bytes.
CREATE FUNCTION ledger_canonical_line(no int, component text, source text, kind text, origin_year int, from_unit text, from_year int, from_stage int,
  to_unit text, to_year int, to_stage int, amount bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT no || '|' || component || '|' || source || '|' || kind || '|' || origin_year || '|' || from_unit || '|' || from_year || '|' || from_stage || '|'
      || to_unit || '|' || to_year || '|' || to_stage || '|' || amount || E'\n' $$;
CREATE FUNCTION ledger_canonical(event text, effective_on date, booked_on date, document text, actor text, idempotency_key text, corrects_seq bigint, lines text)
  RETURNS bytea LANGUAGE sql IMMUTABLE AS
  $$ SELECT convert_to('v1|' || event || '|' || to_char(effective_on, 'YYYY-MM-DD') || '|' || to_char(booked_on, 'YYYY-MM-DD') || '|' || ledger_escape(document) || '|' || ledger_escape(actor) || '|'
      || ledger_escape(idempotency_key) || '|' || coalesce(corrects_seq::text, '') || E'\n' || coalesce(lines, ''), 'UTF8') $$;
CREATE FUNCTION ledger_link(previous bytea, seq bigint, recorded_at timestamptz, content_hash bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS
  $$ SELECT sha256(previous || int8send(seq) || convert_to(to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'UTF8') || content_hash) $$;

-- Takes the lock of a home, creating its head row. Only under this lock may anything of the home be written.
CREATE FUNCTION ledger_lock(p_home text) RETURNS ledger_head LANGUAGE plpgsql AS $$
DECLARE head ledger_head;
BEGIN
  INSERT INTO ledger_head (home) VALUES (p_home) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM ledger_head WHERE ledger_head.home = p_home FOR UPDATE;
  RETURN head;
END $$;

-- Appends one entry without lines' effects: numbers it, links it, moves the head. Returns its seq.
CREATE FUNCTION ledger_append(p_head ledger_head, p_event text, p_effective date, p_booked date, p_document text, p_actor text, p_key text, p_corrects bigint, p_content bytea)
  RETURNS ledger_head LANGUAGE plpgsql AS $$
DECLARE v_next ledger_head := p_head; content bytea := sha256(p_content);
BEGIN
  v_next.seq := p_head.seq + 1;
  v_next.recorded_at := greatest(clock_timestamp(), p_head.recorded_at + interval '1 microsecond');
  v_next.hash := ledger_link(p_head.hash, v_next.seq, v_next.recorded_at, content);
  INSERT INTO ledger_entry (home, seq, event, effective_on, booked_on, recorded_at, document, actor, idempotency_key, corrects_seq, closed_through, content_hash, hash)
    VALUES (p_head.home, v_next.seq, p_event, p_effective, p_booked, v_next.recorded_at, p_document, p_actor, p_key, p_corrects, p_head.closed_through, content, v_next.hash);
  RETURN v_next;
END $$;

-- Applies the lines of entries numbered above p_after to the balances and refuses what would be negative: now (MT002 with date null), or on
-- any earlier effective date, with what is known at this moment (MT002 with that date). UPDATE then INSERT: an upsert would let the CHECK
-- see the proposed row, not the sum.
CREATE FUNCTION ledger_apply(p_home text, p_after bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE wrong text;
BEGIN
  SELECT jsonb_agg(to_jsonb(w))::text INTO wrong FROM (
    SELECT u.key AS unit, c.code AS component, s.code AS source, k.code AS kind, d.origin_year, d.exec_year, d.stage, NULL::date AS on_date, d.amount + coalesce(b.amount, 0) AS balance
      FROM (SELECT unit_id, component_id, source_id, kind_id, origin_year, exec_year, stage, sum(amount)::bigint AS amount
              FROM ledger_leg WHERE home = p_home AND seq > p_after AND stage IN (1, 2) GROUP BY 1, 2, 3, 4, 5, 6, 7) d
      LEFT JOIN ledger_balance b ON b.home = p_home AND (b.unit_id, b.component_id, b.source_id, b.kind_id, b.origin_year, b.exec_year, b.stage)
                                                      = (d.unit_id, d.component_id, d.source_id, d.kind_id, d.origin_year, d.exec_year, d.stage)
      JOIN ledger_unit u ON u.id = d.unit_id JOIN ledger_component c ON c.id = d.component_id JOIN ledger_source s ON s.id = d.source_id JOIN ledger_kind k ON k.id = d.kind_id
      WHERE d.amount + coalesce(b.amount, 0) < 0 LIMIT 50) w;
  IF wrong IS NOT NULL THEN RAISE EXCEPTION 'insufficient-funds' USING ERRCODE = 'MT002', DETAIL = wrong; END IF;

  UPDATE ledger_balance b SET amount = b.amount + d.amount, last_effective_on = greatest(b.last_effective_on, d.last_on)
    FROM (SELECT unit_id, component_id, source_id, kind_id, origin_year, exec_year, stage, sum(amount)::bigint AS amount, max(effective_on) AS last_on
            FROM ledger_leg WHERE home = p_home AND seq > p_after GROUP BY 1, 2, 3, 4, 5, 6, 7) d
    WHERE b.home = p_home AND b.unit_id = d.unit_id AND b.component_id = d.component_id AND b.source_id = d.source_id AND b.kind_id = d.kind_id
      AND b.origin_year = d.origin_year AND b.exec_year = d.exec_year AND b.stage = d.stage;
  INSERT INTO ledger_balance (home, unit_id, component_id, source_id, kind_id, origin_year, exec_year, stage, amount, last_effective_on)
    SELECT p_home, unit_id, component_id, source_id, kind_id, origin_year, exec_year, stage, sum(amount)::bigint, max(effective_on)
      FROM ledger_leg l WHERE home = p_home AND seq > p_after
        AND NOT EXISTS (SELECT 1 FROM ledger_balance b WHERE b.home = p_home AND b.unit_id = l.unit_id AND b.component_id = l.component_id AND b.source_id = l.source_id
          AND b.kind_id = l.kind_id AND b.origin_year = l.origin_year AND b.exec_year = l.exec_year AND b.stage = l.stage)
      GROUP BY 2, 3, 4, 5, 6, 7, 8;

  -- Only a debit dated before the account's last movement can make an earlier day negative while the end stays positive.
  SELECT jsonb_agg(to_jsonb(w))::text INTO wrong FROM (
    SELECT u.key AS unit, c.code AS component, s.code AS source, k.code AS kind, x.origin_year, x.exec_year, x.stage, x.effective_on AS on_date, x.running AS balance
      FROM (SELECT a.*, l.effective_on, sum(sum(l.amount)) OVER (PARTITION BY a.unit_id, a.component_id, a.source_id, a.kind_id, a.origin_year, a.exec_year, a.stage ORDER BY l.effective_on)::bigint AS running
              FROM (SELECT DISTINCT d.unit_id, d.component_id, d.source_id, d.kind_id, d.origin_year, d.exec_year, d.stage
                      FROM ledger_leg d JOIN ledger_balance b ON b.home = p_home AND b.unit_id = d.unit_id AND b.component_id = d.component_id AND b.source_id = d.source_id AND b.kind_id = d.kind_id
                        AND b.origin_year = d.origin_year AND b.exec_year = d.exec_year AND b.stage = d.stage
                      WHERE d.home = p_home AND d.seq > p_after AND d.stage IN (1, 2) AND d.amount < 0 AND d.effective_on < b.last_effective_on) a
              JOIN ledger_leg l ON l.home = p_home AND l.component_id = a.component_id AND l.unit_id = a.unit_id AND l.source_id = a.source_id AND l.kind_id = a.kind_id
                AND l.origin_year = a.origin_year AND l.exec_year = a.exec_year AND l.stage = a.stage
              GROUP BY a.unit_id, a.component_id, a.source_id, a.kind_id, a.origin_year, a.exec_year, a.stage, l.effective_on) x
      JOIN ledger_unit u ON u.id = x.unit_id JOIN ledger_component c ON c.id = x.component_id JOIN ledger_source s ON s.id = x.source_id JOIN ledger_kind k ON k.id = x.kind_id
      WHERE x.running < 0 ORDER BY x.effective_on LIMIT 50) w;
  IF wrong IS NOT NULL THEN RAISE EXCEPTION 'insufficient-funds' USING ERRCODE = 'MT002', DETAIL = wrong; END IF;
END $$;

-- The one posting function. Column arrays: e_* one element an entry, l_* one a line (l_entry: 1-based index of its entry).
-- A 'reverse' brings no lines: they are the original's, negated, on the original's effective date. All or nothing; raises with a JSON detail:
--   MT001 key-conflict, MT002 insufficient-funds, MT003 period-closed, MT004 unbalanced (shape), MT005 unknown-entry, MT006 already-reversed.
-- Returns each entry's seq and whether it was posted now or before under the same key ('already').
CREATE FUNCTION ledger_post(p_home text, p_actor text,
  e_event text[], e_effective date[], e_booked date[], e_document text[], e_key text[], e_corrects bigint[],
  l_entry int[], l_component int[], l_source smallint[], l_kind smallint[], l_origin smallint[],
  l_from_unit int[], l_from_year smallint[], l_from_stage smallint[], l_to_unit int[], l_to_year smallint[], l_to_stage smallint[], l_amount bigint[])
  RETURNS TABLE (idx int, status text, seq bigint) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  head ledger_head;
  wrong text;
  v_at timestamptz;
  v_hash bytea;
  v_next int := 0;
  -- A local copy is an expanded array: reading one element does not walk the whole of it.
  v_event text[] := e_event;
  v_lines text[];
  v_effective date[];
  v_booked date[];
  v_content bytea[];
  v_existing bigint[];
  v_seq bigint[] := '{}';
  v_hashes bytea[] := '{}';
BEGIN
  head := ledger_lock(p_home);
  v_hash := head.hash;

  -- Shape of each event: which stages, same unit or not, same year or the next; what a transfer takes out through external it puts back.
  SELECT jsonb_build_object('entry', w.no, 'event', w.event)::text INTO wrong FROM (
    SELECT l.entry AS no, v_event[l.entry] AS event
      FROM unnest(l_entry, l_from_unit, l_from_year, l_from_stage, l_to_unit, l_to_year, l_to_stage) AS l(entry, fu, fy, fs, tu, ty, ts)
      WHERE NOT coalesce(CASE v_event[l.entry]
        WHEN 'assign' THEN fs = 0 AND ts = 1 AND fu = tu AND fy = ty
        WHEN 'withdraw' THEN fs = 1 AND ts = 0 AND fu = tu AND fy = ty
        WHEN 'allocate' THEN fs = 1 AND ts = 1 AND fu <> tu AND fy = ty
        WHEN 'transfer' THEN fy = ty AND ((fs = 1 AND ts = 1 AND fu <> tu) OR (fs = 1 AND ts = 0 AND fu = tu) OR (fs = 0 AND ts = 1 AND fu = tu))
        WHEN 'advance' THEN fs = 1 AND ts = 2 AND fu = tu AND fy = ty
        WHEN 'accept' THEN fs = 2 AND ts = 3 AND fu = tu AND fy = ty
        WHEN 'recover' THEN fs = 2 AND ts = 1 AND fu = tu AND fy = ty
        WHEN 'disburse' THEN fs = 1 AND ts = 3 AND fu = tu AND fy = ty
        WHEN 'carry' THEN fs = 1 AND ts = 1 AND fu = tu AND ty = fy + 1
        WHEN 'cancel' THEN fs = 1 AND ts = 4 AND fu = tu AND fy = ty
      END, false)
    UNION ALL
    SELECT e.no, e.event
      FROM unnest(e_event) WITH ORDINALITY AS e(event, no)
      LEFT JOIN (SELECT entry, count(*) AS lines, sum(CASE WHEN fs = 1 AND ts = 0 THEN amount WHEN fs = 0 AND ts = 1 THEN -amount ELSE 0 END) AS outside
                   FROM unnest(l_entry, l_from_stage, l_to_stage, l_amount) AS l(entry, fs, ts, amount) GROUP BY entry) l ON l.entry = e.no
      WHERE (e.event = 'reverse') <> (l.lines IS NULL) OR (e.event = 'transfer' AND l.outside <> 0) OR e.event IN ('close', 'reopen')
  ) w ORDER BY w.no LIMIT 1;
  IF wrong IS NOT NULL THEN RAISE EXCEPTION 'unbalanced' USING ERRCODE = 'MT004', DETAIL = wrong; END IF;

  SELECT jsonb_build_object('entry', e.no, 'seq', e.corrects)::text INTO wrong
    FROM unnest(e_event, e_corrects) WITH ORDINALITY AS e(event, corrects, no)
    LEFT JOIN LATERAL (SELECT seq FROM ledger_entry WHERE e.corrects IS NOT NULL AND home = p_home AND seq = e.corrects AND ledger_entry.event NOT IN ('reverse', 'close', 'reopen') LIMIT 1) o ON true
    WHERE e.event = 'reverse' AND o.seq IS NULL ORDER BY e.no LIMIT 1;
  IF wrong IS NOT NULL THEN RAISE EXCEPTION 'unknown-entry' USING ERRCODE = 'MT005', DETAIL = wrong; END IF;

  -- Canonical lines of every entry, in order: each has some by now. Arrays keep the planner from joining long unnests in nested loops.
  WITH line AS (
    SELECT l.entry, l.ord, l.component, l.source, l.kind, l.origin, l.fu, l.fy, l.fs, l.tu, l.ty, l.ts, l.amount
      FROM unnest(l_entry, l_component, l_source, l_kind, l_origin, l_from_unit, l_from_year, l_from_stage, l_to_unit, l_to_year, l_to_stage, l_amount)
        WITH ORDINALITY AS l(entry, component, source, kind, origin, fu, fy, fs, tu, ty, ts, amount, ord)
    UNION ALL
    SELECT e.no, o.line_no, o.component_id, o.source_id, o.kind_id, o.origin_year, o.to_unit, o.to_year, o.to_stage, o.from_unit, o.from_year, o.from_stage, o.amount
      FROM unnest(e_corrects) WITH ORDINALITY AS e(corrects, no)
      CROSS JOIN LATERAL (SELECT * FROM ledger_line WHERE e.corrects IS NOT NULL AND home = p_home AND seq = e.corrects OFFSET 0) o
  ), text AS (
    SELECT l.entry, string_agg(ledger_canonical_line(l.line_no, c.code, s.code, k.code, l.origin, fu.key, l.fy, l.fs, tu.key, l.ty, l.ts, l.amount), '' ORDER BY l.line_no) AS lines
      FROM (SELECT *, (row_number() OVER (PARTITION BY entry ORDER BY ord))::int AS line_no FROM line) l
      JOIN ledger_component c ON c.id = l.component JOIN ledger_source s ON s.id = l.source JOIN ledger_kind k ON k.id = l.kind
      JOIN ledger_unit fu ON fu.id = l.fu JOIN ledger_unit tu ON tu.id = l.tu GROUP BY l.entry
  ) SELECT array_agg(lines ORDER BY entry) INTO v_lines FROM text;

  WITH asked AS (
    -- Closing freezes booking, not truth: what happened in a closed period is booked on the first open day.
    SELECT e.no, e.event, e.key, e.corrects, x.seq AS undone_by, p.seq AS existing, p.content_hash AS existing_content,
           CASE WHEN p.seq IS NULL THEN coalesce(e.booked, greatest(coalesce(o.effective_on, e.effective), head.closed_through + 1)) ELSE coalesce(e.booked, p.booked_on) END AS booked,
           coalesce(o.effective_on, e.effective) AS effective, e.document, coalesce(p.actor, p_actor) AS actor, e.lines
      FROM unnest(e_event, e_effective, e_booked, e_document, e_key, e_corrects, v_lines) WITH ORDINALITY AS e(event, effective, booked, document, key, corrects, lines, no)
      -- Probes by index, whatever the statistics say: the ledger may hold millions of entries and have none yet.
      LEFT JOIN LATERAL (SELECT * FROM ledger_entry WHERE home = p_home AND idempotency_key = e.key LIMIT 1) p ON true
      LEFT JOIN LATERAL (SELECT * FROM ledger_entry WHERE e.corrects IS NOT NULL AND home = p_home AND seq = e.corrects LIMIT 1) o ON true
      LEFT JOIN LATERAL (SELECT * FROM ledger_entry WHERE e.corrects IS NOT NULL AND home = p_home AND corrects_seq = e.corrects LIMIT 1) x ON true
  ), hashed AS (
    SELECT a.*, sha256(ledger_canonical(a.event, a.effective, a.booked, a.document, a.actor, a.key, a.corrects, a.lines)) AS content FROM asked a
  )
  SELECT array_agg(h.effective ORDER BY h.no), array_agg(h.booked ORDER BY h.no), array_agg(h.content ORDER BY h.no), array_agg(h.existing ORDER BY h.no),
         -- What is refused, the first entry that is wrong first; within an entry in the order of the codes' precedence.
         (array_agg(CASE WHEN h.existing IS NOT NULL THEN CASE WHEN h.content <> h.existing_content THEN 'MT001' || jsonb_build_object('entry', h.no, 'key', h.key, 'seq', h.existing)::text END
                         WHEN h.undone_by IS NOT NULL THEN 'MT006' || jsonb_build_object('entry', h.no, 'seq', h.corrects, 'by', h.undone_by)::text
                         WHEN h.booked <= head.closed_through THEN 'MT003' || jsonb_build_object('entry', h.no, 'booked', h.booked, 'closed', head.closed_through)::text END ORDER BY h.no)
           FILTER (WHERE (h.existing IS NOT NULL AND h.content <> h.existing_content) OR (h.existing IS NULL AND (h.undone_by IS NOT NULL OR h.booked <= head.closed_through))))[1]
    INTO v_effective, v_booked, v_content, v_existing, wrong FROM hashed h;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%', CASE left(wrong, 5) WHEN 'MT001' THEN 'key-conflict' WHEN 'MT006' THEN 'already-reversed' ELSE 'period-closed' END USING ERRCODE = left(wrong, 5), DETAIL = substr(wrong, 6);
  END IF;

  -- Only the link is sequential; everything else is done for the whole batch at once.
  v_at := greatest(clock_timestamp(), head.recorded_at + interval '1 microsecond');
  FOR i IN 1 .. coalesce(array_length(e_event, 1), 0) LOOP
    IF v_existing[i] IS NULL THEN
      v_next := v_next + 1;
      v_hash := ledger_link(v_hash, head.seq + v_next, v_at + v_next * interval '1 microsecond', v_content[i]);
      v_seq[i] := head.seq + v_next;
    ELSE
      v_seq[i] := v_existing[i];
    END IF;
    v_hashes[i] := v_hash;
  END LOOP;

  IF v_next > 0 THEN
    INSERT INTO ledger_entry (home, seq, event, effective_on, booked_on, recorded_at, document, actor, idempotency_key, corrects_seq, closed_through, content_hash, hash)
      SELECT p_home, n.seq, n.event, n.effective, n.booked, v_at + (n.seq - head.seq) * interval '1 microsecond', n.document, p_actor, n.key, n.corrects, head.closed_through, n.content, n.hash
        FROM unnest(e_event, v_effective, v_booked, e_document, e_key, e_corrects, v_content, v_hashes, v_seq, v_existing) AS n(event, effective, booked, document, key, corrects, content, hash, seq, existing)
        WHERE n.existing IS NULL;
    INSERT INTO ledger_line (home, seq, line_no, effective_on, booked_on, recorded_on, component_id, source_id, kind_id, origin_year, from_unit, from_year, from_stage, to_unit, to_year, to_stage, amount)
      SELECT p_home, v_seq[l.entry], row_number() OVER (PARTITION BY l.entry ORDER BY l.ord), v_effective[l.entry], v_booked[l.entry], (v_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
             l.component, l.source, l.kind, l.origin, l.fu, l.fy, l.fs, l.tu, l.ty, l.ts, l.amount
        FROM unnest(l_entry, l_component, l_source, l_kind, l_origin, l_from_unit, l_from_year, l_from_stage, l_to_unit, l_to_year, l_to_stage, l_amount)
          WITH ORDINALITY AS l(entry, component, source, kind, origin, fu, fy, fs, tu, ty, ts, amount, ord) WHERE v_existing[l.entry] IS NULL;
    INSERT INTO ledger_line (home, seq, line_no, effective_on, booked_on, recorded_on, component_id, source_id, kind_id, origin_year, from_unit, from_year, from_stage, to_unit, to_year, to_stage, amount)
      SELECT p_home, e.seq, o.line_no, e.effective_on, e.booked_on, (v_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
             o.component_id, o.source_id, o.kind_id, o.origin_year, o.to_unit, o.to_year, o.to_stage, o.from_unit, o.from_year, o.from_stage, o.amount
        FROM ledger_entry e JOIN ledger_line o ON o.home = p_home AND o.seq = e.corrects_seq
        WHERE e.home = p_home AND e.seq > head.seq AND e.event = 'reverse';
    PERFORM ledger_apply(p_home, head.seq);
    UPDATE ledger_head SET seq = head.seq + v_next, hash = v_hash, recorded_at = v_at + v_next * interval '1 microsecond' WHERE ledger_head.home = p_home;
  END IF;
  RETURN QUERY SELECT n.no::int, CASE WHEN n.existing IS NULL THEN 'posted' ELSE 'already' END, n.seq FROM unnest(v_seq, v_existing) WITH ORDINALITY AS n(seq, existing, no);
END $$;

-- Closes booking through a day, or reopens it back to an earlier one. An entry of its own in the chain, without lines.
CREATE FUNCTION ledger_close(p_home text, p_actor text, p_through date, p_document text, p_key text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head ledger_head; v_event text; v_existing bigint;
BEGIN
  head := ledger_lock(p_home);
  SELECT e.seq INTO v_existing FROM ledger_entry e WHERE e.home = p_home AND e.idempotency_key = p_key;
  IF v_existing IS NOT NULL THEN RETURN v_existing; END IF;
  IF p_through = head.closed_through THEN RETURN NULL; END IF;
  v_event := CASE WHEN p_through > head.closed_through THEN 'close' ELSE 'reopen' END;
  head := ledger_append(head, v_event, p_through, p_through, p_document, p_actor, p_key, NULL,
    ledger_canonical(v_event, p_through, p_through, p_document, p_actor, p_key, NULL, NULL));
  UPDATE ledger_head SET seq = head.seq, hash = head.hash, recorded_at = head.recorded_at, closed_through = p_through WHERE ledger_head.home = p_home;
  RETURN head.seq;
END $$;
