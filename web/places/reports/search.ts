/** What the address of the studio holds. Pure. */
export const VIEWS = ['write', 'preview', 'pages', 'versions', 'returned'] as const;
export type View = (typeof VIEWS)[number];
export interface StudioSearch {
  unit?: string;
  period?: string;
  asOf?: string;
  view?: View;
  severity?: string;
  /** Versions compared: "now" or a snapshot. */
  from?: string;
  to?: string;
}

/** A year alone is read from an address as a number; a unit's code too. */
export function studioSearch(search: Record<string, unknown>): StudioSearch {
  const found: StudioSearch = {};
  for (const key of ['unit', 'period', 'asOf', 'severity', 'from', 'to'] as const) {
    const value = search[key];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') found[key] = String(value);
  }
  const view = VIEWS.find((one) => one === search['view']);
  return view === undefined ? found : { ...found, view };
}
