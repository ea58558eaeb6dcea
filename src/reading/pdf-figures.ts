/** Figures of a PDF report: the attached figures.json and where each printed form stands in the text of its page. */
import type { ReadManifest } from './manifest.ts';
import { parseManifest } from './manifest.ts';
import { openPdf, type PdfDocument } from './pdf-open.ts';

export interface PdfPlace {
  readonly place: number;
  readonly figure: string;
  readonly printed: string;
  readonly page: number;
  /** The printed form stands in the text of its page, after the places before it. */
  readonly found: boolean;
}
export interface PdfFigures {
  readonly manifest: ReadManifest | null;
  /** Text of each page in reading order. */
  readonly pages: readonly string[];
  readonly places: readonly PdfPlace[];
}

/** @throws Problem empty-file, too-large, unsupported-file, encrypted-file, unreadable-file */
export async function readPdfFigures(bytes: Uint8Array): Promise<PdfFigures> {
  const pdf = await openPdf(bytes);
  try {
    const manifest = await attachedManifest(pdf);
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const content = await (await pdf.getPage(number)).getTextContent();
      pages.push(content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    }
    return { manifest, pages, places: manifest === null ? [] : locate(manifest, pages) };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function attachedManifest(pdf: PdfDocument): Promise<ReadManifest | null> {
  const attachments = await pdf.getAttachments();
  for (const [id, { filename }] of attachments ?? []) {
    if (filename !== 'figures.json') continue;
    const content: unknown = await pdf.getAttachmentContent(id);
    if (content instanceof Uint8Array) return parseManifest(new TextDecoder().decode(content));
  }
  return null;
}

/** Footnotes stand below the text of their page: places are sought by page, and per page in two runs (body, then notes) where needed. */
function locate(manifest: ReadManifest, pages: readonly string[]): PdfPlace[] {
  // A line may break inside a printed form ("25,47" / "%").
  const flat = pages.map((text) => text.replace(/\s+/gu, ' '));
  const used = new Map<number, { start: number; end: number }[]>();
  const cursors = new Map<number, number>();
  return manifest.places.map(({ place, figure, printed, page = 0 }) => {
    const text = flat[page - 1];
    if (text === undefined) return { place, figure, printed, page, found: false };
    const taken = used.get(page) ?? [];
    used.set(page, taken);
    // In order first; a note is numbered after the whole body, so its page is sought again from the top.
    const at = [cursors.get(page) ?? 0, 0].map((from) => findNumber(text, printed, from, taken)).find((index) => index >= 0) ?? -1;
    if (at >= 0) {
      taken.push({ start: at, end: at + printed.length });
      cursors.set(page, at + printed.length);
    }
    return { place, figure, printed, page, found: at >= 0 };
  });
}

/** Where `printed` stands as a whole number: "9" is not found in "2.909" or "9,5". */
function findNumber(text: string, printed: string, from: number, taken: readonly { start: number; end: number }[]): number {
  for (let at = text.indexOf(printed, from); at >= 0 && printed !== ''; at = text.indexOf(printed, at + 1)) {
    const end = at + printed.length;
    const whole = !/\d[.,]?$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^(\d|[.,]\d)/u.test(text.slice(end, end + 2));
    if (whole && !taken.some((span) => at < span.end && end > span.start)) return at;
  }
  return -1;
}
