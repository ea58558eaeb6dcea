/** One seed for every random test of the soak; printed, and taken from MTQG_SEED to repeat a run. */
export const SEED = Number(process.env['MTQG_SEED'] ?? Date.now() % 2 ** 31);
console.log(`MTQG_SEED=${SEED}`);

/** Numbers in [0, 1) by mulberry32. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
