-- Sums without units, kept by posting: what a province asks most often, also of days long past (docs/decisions/0021-dated-roll-ups.md).
-- A column a stage, so that a row is a fund; carried_out: what left an execution year for the next. A row is missing where nothing moved.

-- Everything recorded so far, without years. A small table of its own: as long in a ledger of ten million legs as in one of one million.
CREATE TABLE ledger_total (
  external bigint NOT NULL,
  available bigint NOT NULL,
  advanced bigint NOT NULL,
  disbursed bigint NOT NULL,
  cancelled bigint NOT NULL,
  carried_out bigint NOT NULL,
  component_id int NOT NULL,
  source_id smallint NOT NULL,
  kind_id smallint NOT NULL,
  home text COLLATE "C" NOT NULL,
  PRIMARY KEY (home, component_id, source_id, kind_id)
) WITH (fillfactor = 70);

-- What moved in a month ("202305") and in a year ("2023") of the effective day. Two grains: a day in the middle of a ledger is the years
-- before it, the months before it in its year, and the lines of its month.
CREATE TABLE ledger_rollup (
  external bigint NOT NULL,
  available bigint NOT NULL,
  advanced bigint NOT NULL,
  disbursed bigint NOT NULL,
  cancelled bigint NOT NULL,
  carried_out bigint NOT NULL,
  bucket int NOT NULL,
  component_id int NOT NULL,
  source_id smallint NOT NULL,
  kind_id smallint NOT NULL,
  origin_year smallint NOT NULL,
  exec_year smallint NOT NULL,
  home text COLLATE "C" NOT NULL,
  PRIMARY KEY (home, bucket, component_id, source_id, kind_id, origin_year, exec_year)
) WITH (fillfactor = 85);

-- What a line does to sums that know no unit, as one row; two where it goes from one execution year to another, none where only the unit changes.
CREATE VIEW ledger_effect AS
  SELECT l.home, l.seq, l.effective_on, l.booked_on, l.lag_class, l.component_id, l.source_id, l.kind_id, l.origin_year, CASE WHEN s.is_from THEN l.from_year ELSE l.to_year END AS exec_year,
      CASE WHEN s.is_from AND l.from_stage = 0 THEN -l.amount WHEN l.to_stage = 0 AND (l.from_year = l.to_year OR NOT s.is_from) THEN l.amount ELSE 0 END AS external,
      CASE WHEN s.is_from AND l.from_stage = 1 THEN -l.amount WHEN l.to_stage = 1 AND (l.from_year = l.to_year OR NOT s.is_from) THEN l.amount ELSE 0 END AS available,
      CASE WHEN s.is_from AND l.from_stage = 2 THEN -l.amount WHEN l.to_stage = 2 AND (l.from_year = l.to_year OR NOT s.is_from) THEN l.amount ELSE 0 END AS advanced,
      CASE WHEN s.is_from AND l.from_stage = 3 THEN -l.amount WHEN l.to_stage = 3 AND (l.from_year = l.to_year OR NOT s.is_from) THEN l.amount ELSE 0 END AS disbursed,
      CASE WHEN s.is_from AND l.from_stage = 4 THEN -l.amount WHEN l.to_stage = 4 AND (l.from_year = l.to_year OR NOT s.is_from) THEN l.amount ELSE 0 END AS cancelled,
      CASE WHEN s.is_from AND l.from_year < l.to_year THEN l.amount WHEN NOT s.is_from AND l.from_year > l.to_year THEN -l.amount ELSE 0 END AS carried_out
    FROM ledger_line l CROSS JOIN (VALUES (true), (false)) s(is_from)
    WHERE (s.is_from AND NOT (l.from_year = l.to_year AND l.from_stage = l.to_stage)) OR l.from_year <> l.to_year;

CREATE FUNCTION ledger_month(p_day date) RETURNS int LANGUAGE sql IMMUTABLE AS
  $$ SELECT (date_part('year', p_day) * 100 + date_part('month', p_day))::int $$;

-- Adds the lines of entries numbered above p_after to the sums. Under the lock of the home's head, or for a home nobody writes in.
CREATE FUNCTION ledger_roll_up(p_home text, p_after bigint) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  WITH moved AS MATERIALIZED (
    SELECT ledger_month(effective_on) AS month, component_id, source_id, kind_id, origin_year, exec_year, sum(external)::bigint AS external, sum(available)::bigint AS available,
        sum(advanced)::bigint AS advanced, sum(disbursed)::bigint AS disbursed, sum(cancelled)::bigint AS cancelled, sum(carried_out)::bigint AS carried_out
      FROM ledger_effect WHERE home = p_home AND seq > p_after GROUP BY 1, 2, 3, 4, 5, 6
  ), total AS (
    INSERT INTO ledger_total AS t (home, component_id, source_id, kind_id, external, available, advanced, disbursed, cancelled, carried_out)
      SELECT p_home, component_id, source_id, kind_id, sum(external)::bigint, sum(available)::bigint, sum(advanced)::bigint, sum(disbursed)::bigint, sum(cancelled)::bigint, sum(carried_out)::bigint
        FROM moved GROUP BY 2, 3, 4 ORDER BY 2, 3, 4
      ON CONFLICT (home, component_id, source_id, kind_id) DO UPDATE SET external = t.external + excluded.external, available = t.available + excluded.available,
        advanced = t.advanced + excluded.advanced, disbursed = t.disbursed + excluded.disbursed, cancelled = t.cancelled + excluded.cancelled, carried_out = t.carried_out + excluded.carried_out
  )
  INSERT INTO ledger_rollup AS r (home, bucket, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out)
    SELECT p_home, b.bucket, component_id, source_id, kind_id, origin_year, exec_year,
        sum(external)::bigint, sum(available)::bigint, sum(advanced)::bigint, sum(disbursed)::bigint, sum(cancelled)::bigint, sum(carried_out)::bigint
      FROM moved CROSS JOIN LATERAL (VALUES (month), (month / 100)) b(bucket) GROUP BY 2, 3, 4, 5, 6, 7 ORDER BY 2, 3, 4, 5, 6, 7
    ON CONFLICT (home, bucket, component_id, source_id, kind_id, origin_year, exec_year) DO UPDATE SET external = r.external + excluded.external, available = r.available + excluded.available,
      advanced = r.advanced + excluded.advanced, disbursed = r.disbursed + excluded.disbursed, cancelled = r.cancelled + excluded.cancelled, carried_out = r.carried_out + excluded.carried_out;
END $$;

-- Posting applies to balances, then to these sums.
ALTER FUNCTION ledger_apply(text, bigint) RENAME TO ledger_apply_balances;
CREATE FUNCTION ledger_apply(p_home text, p_after bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM ledger_apply_balances(p_home, p_after);
  PERFORM ledger_roll_up(p_home, p_after);
END $$;

-- Unit first: the same index serves whoever reads the lines of a few units and the past-date check of an account, which must not grow with the
-- other years of its unit.
DROP INDEX ledger_line_to;
DROP INDEX ledger_line_from;
CREATE INDEX ledger_line_to ON ledger_line (home, to_unit, component_id, origin_year, source_id);
CREATE INDEX ledger_line_from ON ledger_line (home, from_unit, component_id, origin_year, source_id);
-- Room on every page for the next balance of its accounts: an update in place touches no index.
ALTER TABLE ledger_balance SET (fillfactor = 80);
-- By day, and within a class of lateness: a line written later than a known point happened not long before it, unless it is very late.
DROP INDEX ledger_line_effective;
CREATE INDEX ledger_line_effective ON ledger_line (home, lag_class, effective_on);
-- Very late lines have no bound by day (a ledger begun with five old years is all of this class): those after a known point, by number; the day
-- beside it keeps what happened after the day asked from being fetched.
CREATE INDEX ledger_line_latest ON ledger_line (home, seq, effective_on) WHERE lag_class = 4;
-- What is booked on another day than it happened on.
CREATE INDEX ledger_line_booked_later ON ledger_line (home, booked_on) WHERE booked_on > effective_on;
CREATE INDEX ledger_line_booked_before ON ledger_line (home, effective_on) WHERE booked_on < effective_on;
CREATE INDEX ledger_unit_home ON ledger_unit (home);

-- What a question about known time or booking takes off the kept sums until p_until, and adds to them. p_known: the latest day on which anything
-- known was recorded, null when everything recorded is known; p_day: the earlier of p_as_of and p_booked.
CREATE FUNCTION ledger_amends(p_home text, p_seq bigint, p_as_of date, p_booked date, p_day date, p_until date, p_known date)
  RETURNS TABLE (sign int, component_id int, source_id smallint, kind_id smallint, origin_year smallint, exec_year smallint,
    external bigint, available bigint, advanced bigint, disbursed bigint, cancelled bigint, carried_out bigint)
  LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  -- Late: recorded after the known point, so not before its day; in the sums, and not known.
  SELECT -1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM (VALUES (0::smallint, 8), (1::smallint, 32), (2::smallint, 128), (3::smallint, 512)) AS late(class, days)
      JOIN ledger_effect ON home = p_home AND lag_class = late.class AND effective_on BETWEEN p_known - late.days AND p_until AND seq > p_seq WHERE p_known IS NOT NULL
  UNION ALL SELECT -1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_effect WHERE p_known IS NOT NULL AND home = p_home AND lag_class = 4 AND seq > p_seq AND effective_on <= p_until
  -- Early: known before its day came.
  UNION ALL SELECT 1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_effect WHERE p_until < p_day AND home = p_home AND lag_class = -1 AND effective_on > p_until AND effective_on <= p_day AND seq <= p_seq
  -- Booked on another day than its own.
  UNION ALL SELECT -1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_effect WHERE p_booked IS NOT NULL AND home = p_home AND booked_on > effective_on AND booked_on > p_booked AND effective_on <= p_day AND seq <= p_seq
  UNION ALL SELECT 1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_effect WHERE p_day < p_as_of AND home = p_home AND booked_on < effective_on AND booked_on <= p_booked AND effective_on > p_day AND effective_on <= p_as_of AND seq <= p_seq;
END $$;

-- Sums of a whole home, kept apart by what is asked (the rest is null), as of a day, as booked by a day (null: any), as known at an entry.
-- p_units: the asker's; where they are not all that the home's ledger names, the answer is one row of stage -1: these sums know no units.
-- p_code, p_root: components that are added up under the first of those with the same root; null: each for itself.
-- STABLE: every statement in it sees what the asking statement sees. Its ways are ranges of indexes whatever the statistics say, and its
-- plans are kept: planning them would take longer than running them.
CREATE FUNCTION ledger_sums(p_home text, p_units text[], p_seq bigint, p_as_of date, p_booked date, p_component boolean, p_source boolean, p_kind boolean, p_origin boolean, p_exec boolean,
  p_code text[], p_root text[])
  RETURNS TABLE (component text, source text, kind text, origin_year int, exec_year int, stage int, amount bigint)
  LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  -- Of the lines known, those until v_day are wanted; the kept sums are read until v_until.
  v_day date := least(p_as_of, p_booked);
  v_until date;
  -- The latest day on which anything known was recorded; null when everything recorded is known.
  v_known date;
  v_last int;
  v_first int;
  v_year int;
  v_month int;
  v_plus int[] := '{}';
  v_minus int[] := '{}';
  v_total boolean := false;
  v_begin date;
  v_end date;
  v_sign int;
  v_group int[];
BEGIN
  -- NOT IN: its list is hashed; an array would be walked for each unit.
  IF EXISTS (SELECT 1 FROM ledger_unit u WHERE u.home = p_home AND u.key NOT IN (SELECT unnest(p_units))) THEN
    RETURN QUERY SELECT NULL::text, NULL::text, NULL::text, NULL::int, NULL::int, -1, 0::bigint;
    RETURN;
  END IF;
  IF p_seq < (SELECT seq FROM ledger_head WHERE home = p_home) THEN
    SELECT recorded_on INTO v_known FROM ledger_line WHERE home = p_home AND seq <= p_seq ORDER BY seq DESC LIMIT 1;
    IF v_known IS NULL THEN RETURN; END IF;
  END IF;
  v_until := least(v_day, v_known);
  v_year := date_part('year', v_until);
  v_month := ledger_month(v_until);
  SELECT min(bucket), max(bucket) INTO v_first, v_last FROM ledger_rollup WHERE home = p_home;
  IF v_last IS NULL THEN RETURN; END IF;

  -- Years: those before, or everything less those after, whichever are fewer. Then this year, then this month, in the same way.
  v_total := NOT p_origin AND NOT p_exec AND v_last / 100 - v_year <= v_year - v_first;
  IF v_total THEN
    v_minus := ARRAY(SELECT generate_series(v_year + 1, v_last / 100));
  ELSE
    v_plus := ARRAY(SELECT generate_series(v_first, v_year - 1));
  END IF;
  IF v_month >= v_last OR v_month % 100 > 6 THEN
    IF NOT v_total THEN v_plus := v_plus || v_year; END IF;
    v_minus := v_minus || ARRAY(SELECT generate_series(v_month + 1, v_year * 100 + 12));
    v_sign := -1;
  ELSE
    IF v_total THEN v_minus := v_minus || v_year; END IF;
    v_plus := v_plus || ARRAY(SELECT generate_series(v_year * 100 + 1, v_month - 1));
    v_sign := 1;
  END IF;
  IF v_month >= v_last OR date_part('day', v_until) > 15 THEN
    -- Here the month is counted whole, and what comes after the day taken off.
    IF v_sign = 1 THEN v_plus := v_plus || v_month; END IF;
    v_begin := v_until + 1;
    v_end := (date_trunc('month', v_until::timestamp) + interval '1 month')::date - 1;
    v_sign := -1;
  ELSE
    IF v_sign = -1 THEN v_minus := v_minus || v_month; END IF;
    v_begin := date_trunc('month', v_until::timestamp)::date;
    v_end := v_until;
    v_sign := 1;
  END IF;

  IF p_component AND p_code IS NOT NULL THEN
    SELECT array_agg(coalesce(g.first, n.id) ORDER BY n.id) INTO v_group
      FROM generate_series(1, (SELECT max(c.id) FROM ledger_component c)) AS n(id)
      LEFT JOIN (SELECT c.id, min(c.id) OVER (PARTITION BY m.root) AS first FROM unnest(p_code, p_root) AS m(code, root) JOIN ledger_component c ON c.code = m.code) g ON g.id = n.id;
  END IF;

  RETURN QUERY
  WITH effect AS (
    SELECT 1 AS sign, component_id, source_id, kind_id, NULL::smallint AS origin_year, NULL::smallint AS exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_total WHERE v_total AND home = p_home
    UNION ALL SELECT 1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_rollup WHERE home = p_home AND bucket = ANY (v_plus)
    UNION ALL SELECT -1 AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_rollup WHERE home = p_home AND bucket = ANY (v_minus)
    UNION ALL SELECT v_sign AS sign, component_id, source_id, kind_id, origin_year, exec_year, external, available, advanced, disbursed, cancelled, carried_out FROM ledger_effect WHERE home = p_home AND lag_class = ANY ('{-1,0,1,2,3,4}'::smallint[]) AND effective_on BETWEEN v_begin AND v_end
    UNION ALL SELECT * FROM ledger_amends(p_home, p_seq, p_as_of, p_booked, v_day, v_until, v_known) WHERE v_known IS NOT NULL OR p_booked IS NOT NULL
  ), total AS (
    SELECT CASE WHEN p_component THEN coalesce(v_group[e.component_id], e.component_id) END AS component_id, CASE WHEN p_source THEN e.source_id::int END AS source_id,
        CASE WHEN p_kind THEN e.kind_id::int END AS kind_id, CASE WHEN p_origin THEN e.origin_year::int END AS origin_year, CASE WHEN p_exec THEN e.exec_year::int END AS exec_year,
        sum(e.sign * e.external)::bigint AS external, sum(e.sign * e.available)::bigint AS available, sum(e.sign * e.advanced)::bigint AS advanced, sum(e.sign * e.disbursed)::bigint AS disbursed, sum(e.sign * e.cancelled)::bigint AS cancelled, sum(e.sign * e.carried_out)::bigint AS carried_out
      FROM effect e GROUP BY 1, 2, 3, 4, 5
  )
  SELECT c.code, s.code, k.code, t.origin_year, t.exec_year, x.stage, x.amount
    FROM total t LEFT JOIN ledger_component c ON c.id = t.component_id LEFT JOIN ledger_source s ON s.id = t.source_id LEFT JOIN ledger_kind k ON k.id = t.kind_id
    CROSS JOIN LATERAL (VALUES (0, t.external), (1, t.available), (2, t.advanced), (3, t.disbursed), (4, t.cancelled), (5, t.carried_out)) x(stage, amount) WHERE x.amount <> 0;
END $$;

SELECT ledger_roll_up(home, 0) FROM ledger_head;
