/** What travels inside DOCX and PDF so that every figure can be checked against the ledger later, in machine form. */
import type { Day } from '../kernel/calendar.ts';
import type { ChainHead, Document, Figure, FigureValue } from '../kernel/document.ts';
import { placesOf } from '../kernel/document.ts';

export interface ManifestFigure {
  readonly id: string;
  readonly label: string;
  readonly query: string;
  readonly unit: string;
  readonly period: string;
  readonly value: FigureValue;
  readonly asOf: Day;
  /** Ledger entries behind the figure. */
  readonly entries: readonly { readonly home: string; readonly seq: number }[];
}
export interface ManifestPlace {
  readonly place: number;
  readonly figure: string;
  readonly printed: string;
}
export interface Manifest {
  readonly schemaVersion: 1;
  readonly report: string;
  readonly unit: string;
  readonly period: string;
  readonly asOf: Day;
  readonly chain: readonly ChainHead[];
  readonly figures: readonly ManifestFigure[];
  readonly places: readonly ManifestPlace[];
}

export const MANIFEST_NAMESPACE = 'urn:mtqg:manifest';
export const MANIFEST_PROPERTY = 'mtqgManifest';

export function buildManifest(document: Document): Manifest {
  const { report, unit, period, asOf, chain } = document;
  return { schemaVersion: 1, report, unit, period, asOf, chain, figures: document.figures.map(manifestFigure), places: placesOf(document) };
}

function manifestFigure(figure: Figure): ManifestFigure {
  const { id, label, query, unit, period, value, asOf } = figure;
  const entries = new Map<string, { home: string; seq: number }>();
  for (const line of figure.provenance) {
    if (line.from === 'ledger' && line.home !== undefined && line.seq !== undefined)
      entries.set(`${line.home} ${line.seq}`, { home: line.home, seq: line.seq });
  }
  return { id, label, query, unit, period, value, asOf, entries: [...entries.values()] };
}
