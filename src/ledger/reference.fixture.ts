/** An independent reference ledger for property tests: an array of entries and plain loops; shares no code with the ledger. */
export interface ReferenceLine {
  fund: string;
  from: string;
  to: string;
  amount: number;
}
export interface ReferenceEntry {
  on: string;
  key: string;
  corrects?: number;
  lines: ReferenceLine[];
}

export class ReferenceLedger {
  readonly entries: ReferenceEntry[] = [];

  /** "posted", "already" or the reason for refusal; a refused entry changes nothing. */
  post(entry: ReferenceEntry): string {
    const known = this.entries.find((held) => held.key === entry.key);
    if (known) return 'already';
    let full = entry;
    if (entry.corrects !== undefined) {
      const original = this.entries[entry.corrects - 1];
      if (!original || original.corrects !== undefined) return 'unknown-entry';
      if (this.entries.some((held) => held.corrects === entry.corrects)) return 'already-reversed';
      full = { ...entry, on: original.on, lines: original.lines.map((line) => ({ ...line, from: line.to, to: line.from })) };
    }
    this.entries.push(full);
    if (this.#goesNegative()) {
      this.entries.pop();
      return 'insufficient-funds';
    }
    return 'posted';
  }

  /** Account name → balance. An account name is fund + place; places "ext:…" and "end:…" may be negative or are never drawn on. */
  balances(until = '9999'): Map<string, number> {
    const sums = new Map<string, number>();
    for (const entry of this.entries) {
      if (entry.on > until) continue;
      for (const line of entry.lines) {
        sums.set(`${line.fund} ${line.from}`, (sums.get(`${line.fund} ${line.from}`) ?? 0) - line.amount);
        sums.set(`${line.fund} ${line.to}`, (sums.get(`${line.fund} ${line.to}`) ?? 0) + line.amount);
      }
    }
    return sums;
  }

  #goesNegative(): boolean {
    const days = new Set(this.entries.map((entry) => entry.on));
    for (const day of days)
      for (const [account, amount] of this.balances(day)) if (amount < 0 && /^\S+ (available|advanced):/.test(account)) return true;
    return false;
  }
}
