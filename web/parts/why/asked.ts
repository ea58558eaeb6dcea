/** A question to the figures as it stands in the address: what is asked of which unit and period. Pure. */

export interface Asked {
  readonly unit: string;
  readonly period: string;
  /** The text form of src/reports/query.ts. */
  readonly query: string;
  /** Day the figures go to; the cut-off of the period when left out. */
  readonly asOf?: string;
}

export const addressOf = ({ unit, period, query, asOf = '' }: Asked): string => [unit, period, asOf, query].join('~');

/** null when the address was typed by hand and is none. */
export function askedOf(address: string): Asked | null {
  const [unit = '', period = '', asOf = '', ...rest] = address.split('~');
  const query = rest.join('~');
  if (unit === '' || period === '' || query === '') return null;
  return { unit, period, query, ...(asOf === '' ? {} : { asOf }) };
}
