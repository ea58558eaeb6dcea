/** A record as provenance of a figure. */
import { unitTitleOf } from '../catalogue/names.ts';
import type { ProvenanceLine } from '../kernel/document.ts';
import type { Facts } from './facts.ts';

/** `dong`: what of the figure's money it brings. */
export function recordLine(
  facts: Pick<Facts, 'catalogue'>,
  fact: { readonly unit: string; readonly effectiveOn: ProvenanceLine['effectiveOn']; readonly origin: object },
  what: string,
  document: string,
  dong?: number,
): ProvenanceLine {
  return {
    from: 'record',
    what,
    unitName: unitTitleOf(facts.catalogue, fact.unit),
    effectiveOn: fact.effectiveOn,
    document,
    ...(dong === undefined ? {} : { dong }),
    ...fact.origin,
  };
}
