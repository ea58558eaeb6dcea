-- Sums are read from the balances; what a question leaves out (recorded later, happening after its day) is taken off again, and is found by these.
CREATE INDEX ledger_line_effective ON ledger_line (home, effective_on);
-- Carried out of a year is no stage of its own: it is read from the few lines between two years.
CREATE INDEX ledger_line_carried ON ledger_line (home, seq) WHERE from_year <> to_year;
