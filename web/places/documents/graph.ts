/** Documents and what they do to one another, laid out in columns: what others stand on is to the right. Pure. */

export interface Relation {
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}
export interface Placed {
  readonly number: string;
  /** From 0 at the left. */
  readonly column: number;
  readonly row: number;
}

/** Every document that has a relation, each once. A circle of relations does not turn for ever. */
export function layered(relations: readonly Relation[]): Placed[] {
  const onto = Map.groupBy(relations, (one) => one.from);
  const numbers = [...new Set(relations.flatMap(({ from, to }) => [from, to]))];
  const depths = new Map<string, number>();
  const depthOf = (number: string, above: ReadonlySet<string>): number => {
    const known = depths.get(number);
    if (known !== undefined) return known;
    const below = (onto.get(number) ?? []).filter(({ to }) => to !== number && !above.has(to));
    const depth = below.reduce((most, { to }) => Math.max(most, 1 + depthOf(to, new Set([...above, number]))), 0);
    depths.set(number, depth);
    return depth;
  };
  for (const number of numbers) depthOf(number, new Set([number]));
  const deepest = Math.max(0, ...depths.values());
  const rows = new Map<number, number>();
  return numbers.map((number) => {
    const column = deepest - (depths.get(number) ?? 0);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { number, column, row };
  });
}
