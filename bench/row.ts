/** One line of the table of docs/performance.md. */
export interface BenchRow {
  readonly work: string;
  readonly bar: string;
  readonly measured: string;
}
