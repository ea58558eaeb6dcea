/** Index of the first element whose place is at or behind an offset; the list is in order of its places. */
export function firstAt<T>(list: readonly T[], placeOf: (one: T) => number, offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(list[middle] as T) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
