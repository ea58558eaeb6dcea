-- Sums are read from the balances; what a question leaves out (recorded later, happening after its day) is taken off again, and is found by these.
CREATE INDEX ledger_line_effective ON ledger_line (home, effective_on);
-- Carried out of a year is no stage of its own: it is read from the few lines between two years.
CREATE INDEX ledger_line_carried ON ledger_line (home, seq) WHERE from_year <> to_year;

-- Cached plans made while the ledger was small (one line at a time) turn a later batch of thousands into nested scans, for ever where nothing
-- analyses the tables (PGlite): these plan for what they are given.
ALTER FUNCTION ledger_apply(text, bigint) SET plan_cache_mode = force_custom_plan;
ALTER FUNCTION ledger_post(text, text, text[], date[], date[], text[], text[], bigint[], int[], int[], smallint[], smallint[], smallint[], int[], smallint[], smallint[], int[], smallint[], smallint[], bigint[]) SET plan_cache_mode = force_custom_plan;
