/** The manifest that a report carries, read back from a file that may have been edited by hand. */
import { z } from 'zod';

const manifestSchema = z.object({
  schemaVersion: z.literal(1),
  report: z.string(),
  unit: z.string(),
  period: z.string(),
  asOf: z.string(),
  chain: z.array(z.object({ home: z.string(), seq: z.number(), hash: z.string() })),
  figures: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      query: z.string(),
      unit: z.string(),
      period: z.string(),
      value: z.discriminatedUnion('type', [
        z.object({ type: z.literal('money'), dong: z.number() }),
        z.object({ type: z.literal('ratio'), numerator: z.number(), denominator: z.number() }),
        z.object({ type: z.literal('number'), value: z.string(), unit: z.string() }),
      ]),
      asOf: z.string(),
      entries: z.array(z.object({ home: z.string(), seq: z.number() })),
    }),
  ),
  /** `page` is known in a PDF only; 0 where the layout lost it. */
  places: z.array(z.object({ place: z.number(), figure: z.string(), printed: z.string(), page: z.number().optional() })),
});

export type ReadManifest = z.infer<typeof manifestSchema>;

/** null when the text is no manifest of this product: a file without one can still be read, not verified. */
export function parseManifest(json: string): ReadManifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
