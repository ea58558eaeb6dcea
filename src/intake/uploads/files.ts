/** The shipped example, as whoever tries the product out may take it or import it. */
import { readFile } from 'node:fs/promises';

export const EXAMPLE_NAME = 'kon-ray-2023-h1.xlsx';

export async function exampleWorkbook(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`../../../examples/kon-ray/${EXAMPLE_NAME}`, import.meta.url)));
}
