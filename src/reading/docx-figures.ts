/**
 * Figures of a DOCX that came back from people: content controls by tag, bookmarks where the tag is lost (LibreOffice 7.4 drops it),
 * and the manifest. Text is what a reader sees: deletions under revision are out, insertions are in.
 */
import { Problem } from '../kernel/problem.ts';
import type { ReadManifest } from './manifest.ts';
import { parseManifest } from './manifest.ts';
import { openPackage } from './package-guard.ts';
import { decodePart, walkXml, type XmlHandler } from './xml.ts';

export interface FigureControl {
  /** n-th place in the document; 0 for a control whose place is unknown (copied by hand). */
  readonly place: number;
  readonly figure: string;
  readonly text: string;
}
export interface DocxFigures {
  readonly manifest: ReadManifest | null;
  readonly controls: readonly FigureControl[];
}

/** @throws Problem of openPackage; unreadable-file when the main part is missing or no XML */
export function readDocxFigures(bytes: Uint8Array): DocxFigures {
  const parts = openPackage(bytes);
  const main = parts.get('word/document.xml');
  if (main === undefined)
    throw new Problem('unsupported-file', 'Tệp không phải văn bản Word (.docx): thiếu phần word/document.xml; gửi đúng tệp báo cáo.');
  const manifest = readManifest(parts);
  const found: FoundFigures = { controls: [], bookmarks: [] };
  for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']) {
    const part = parts.get(name);
    if (part !== undefined) collect(name, part, found);
  }
  return { manifest, controls: settlePlaces(found, manifest) };
}

interface Bookmark {
  readonly figure: string;
  readonly place: number;
  text: string;
  /** A control with this figure stands in or around the bookmark. */
  claimed: boolean;
}
interface Control {
  figure: string | null;
  place: number;
  text: string;
}
interface FoundFigures {
  readonly controls: Control[];
  readonly bookmarks: Bookmark[];
}

/** LibreOffice renames bookmarks of footnotes, and of copies, to "…_Copy_1". */
const BOOKMARK = /^fig_([A-Za-z0-9]+)_(\d+)(?:_Copy_\d+)?$/u;
/** Elements whose text no reader sees, or sees twice. */
const HIDDEN = new Set(['del', 'moveFrom', 'Fallback', 'delText', 'instrText', 'delInstrText']);

function collect(name: string, part: Uint8Array, found: FoundFigures): void {
  const openBookmarks = new Map<string, Bookmark>();
  const openControls: Control[] = [];
  let hidden = 0;
  let inProperties = 0;
  let inText = 0;
  const append = (text: string) => {
    if (hidden > 0 || inProperties > 0) return;
    for (const bookmark of openBookmarks.values()) bookmark.text += text;
    for (const control of openControls) control.text += text;
  };
  parseXml(name, part, {
    open(tag, attributes) {
      if (HIDDEN.has(tag)) hidden += 1;
      if (tag === 'sdtPr') inProperties += 1;
      else if (tag === 't') inText += 1;
      else if (tag === 'tab' || tag === 'br' || tag === 'cr') append(' ');
      else if (tag === 'noBreakHyphen') append('-');
      else if (tag === 'sdt') openControls.push({ figure: null, place: 0, text: '' });
      else if (tag === 'tag' && inProperties > 0) tagControl(openControls.at(-1), attributes['val'] ?? '', openBookmarks);
      else if (tag === 'bookmarkStart') {
        const match = BOOKMARK.exec(attributes['name'] ?? '');
        if (match === null) return;
        const bookmark: Bookmark = { figure: match[1] ?? '', place: Number(match[2]), text: '', claimed: false };
        // A bookmark inside the control belongs to it too.
        const around = openControls.findLast((control) => control.figure === bookmark.figure && control.place === 0);
        if (around !== undefined) claim(around, bookmark);
        openBookmarks.set(attributes['id'] ?? '', bookmark);
        found.bookmarks.push(bookmark);
      } else if (tag === 'bookmarkEnd') openBookmarks.delete(attributes['id'] ?? '');
    },
    text(text) {
      if (inText > 0) append(text);
    },
    close(tag) {
      if (HIDDEN.has(tag)) hidden -= 1;
      if (tag === 'sdtPr') inProperties -= 1;
      else if (tag === 't') inText -= 1;
      else if (tag === 'sdt') {
        const control = openControls.pop();
        // A control deleted under revision prints nothing and is missing, not empty.
        if (control !== undefined && control.figure !== null && (hidden === 0 || control.text !== '')) found.controls.push(control);
      }
    },
  });
}

function tagControl(control: Control | undefined, value: string, openBookmarks: ReadonlyMap<string, Bookmark>): void {
  if (control === undefined || !value.startsWith('fig:')) return;
  control.figure = value.slice('fig:'.length);
  // Word may move bookmarks to the edges of a paragraph: of several around, the first not yet taken is ours.
  const around = [...openBookmarks.values()]
    .filter((bookmark) => bookmark.figure === control.figure && !bookmark.claimed)
    .sort((a, b) => a.place - b.place);
  if (around[0] !== undefined) claim(control, around[0]);
}
function claim(control: Control, bookmark: Bookmark): void {
  control.place = bookmark.place;
  bookmark.claimed = true;
}

/** Controls without a bookmark take the places of their figure that nobody has, in order; bookmarks without a control stand for one. */
function settlePlaces({ controls, bookmarks }: FoundFigures, manifest: ReadManifest | null): FigureControl[] {
  const loose = bookmarks.filter((bookmark) => !bookmark.claimed);
  const settled: FigureControl[] = [];
  const taken = new Set(controls.map(({ place }) => place));
  for (const control of controls) {
    let { place } = control;
    if (place === 0) {
      const bookmark = loose.find((other) => other.figure === control.figure && !other.claimed);
      if (bookmark !== undefined) bookmark.claimed = true;
      place = bookmark?.place ?? manifest?.places.find((other) => other.figure === control.figure && !taken.has(other.place))?.place ?? 0;
      taken.add(place);
    }
    settled.push({ place, figure: control.figure ?? '', text: normal(control.text) });
  }
  for (const { claimed, place, figure, text } of bookmarks) {
    if (claimed) continue;
    // A second bookmark of the same place is a copy made by hand.
    settled.push({ place: taken.has(place) ? 0 : place, figure, text: normal(text) });
    taken.add(place);
  }
  return settled.sort((a, b) => a.place - b.place);
}

function normal(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
}

function readManifest(parts: ReadonlyMap<string, Uint8Array>): ReadManifest | null {
  for (const [name, part] of parts) {
    if (!/^customXml\/item\d*\.xml$/iu.test(name)) continue;
    let json = '';
    let ours = 0;
    parseXml(name, part, {
      open: (tag, attributes) => {
        if (
          tag === 'manifest' &&
          Object.entries(attributes).some(([name, value]) => name.startsWith('xmlns') && value === 'urn:mtqg:manifest')
        )
          ours += 1;
      },
      text: (text) => {
        if (ours > 0) json += text;
      },
      close: () => {},
    });
    const manifest = json === '' ? null : parseManifest(json);
    if (manifest !== null) return manifest;
  }
  return manifestFromProperties(parts.get('docProps/custom.xml'));
}

/** `mtqgManifest`, `mtqgManifest2`, … in the order of their numbers. */
function manifestFromProperties(part: Uint8Array | undefined): ReadManifest | null {
  if (part === undefined) return null;
  const chunks = new Map<number, string>();
  let current = 0;
  parseXml('docProps/custom.xml', part, {
    open: (tag, attributes) => {
      const match = /^mtqgManifest(\d*)$/u.exec(tag === 'property' ? (attributes['name'] ?? '') : '');
      if (tag === 'property') current = match === null ? 0 : Number(match[1] || 1);
    },
    text: (text) => {
      if (current > 0) chunks.set(current, (chunks.get(current) ?? '') + text);
    },
    close: (tag) => {
      if (tag === 'property') current = 0;
    },
  });
  const json = [...chunks]
    .sort(([a], [b]) => a - b)
    .map(([, chunk]) => chunk)
    .join('');
  return json === '' ? null : parseManifest(json);
}

function parseXml(name: string, part: Uint8Array, handler: XmlHandler): void {
  walkXml(name, decodePart(part), handler);
}
