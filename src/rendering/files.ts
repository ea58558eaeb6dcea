/** The only file of this room that reads shipped files and loads native code: fonts and the Typst compiler. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Typesetter } from './pdf.ts';

const FONT_FILES = [
  '400Regular/Tinos_400Regular.ttf',
  '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '700Bold/Tinos_700Bold.ttf',
  '700Bold_Italic/Tinos_700Bold_Italic.ttf',
];

let fonts: Buffer[] | undefined;
function loadFonts(): Buffer[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  fonts ??= FONT_FILES.map((name) => readFileSync(join(folder, name)));
  return fonts;
}

let covered: Set<number> | undefined;
/** Code points that every shipped font can print; PDF/A forbids a missing glyph. */
function coveredCodePoints(): ReadonlySet<number> {
  if (covered === undefined) {
    const [first = new Set<number>(), ...rest] = loadFonts().map(codePointsOf);
    covered = new Set([...first].filter((code) => rest.every((other) => other.has(code))));
  }
  return covered;
}

/** The Windows Unicode table (platform 3, encoding 1, format 4) of a TrueType font. */
function codePointsOf(font: Buffer): Set<number> {
  const codes = new Set<number>();
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => [
      font.toString('latin1', 12 + 16 * index, 16 + 16 * index),
      font.readUInt32BE(20 + 16 * index),
    ]),
  );
  const cmap = tables.get('cmap') ?? 0;
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const start = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    if (font.readUInt16BE(cmap + 4 + 8 * index) !== 3 || font.readUInt16BE(start) !== 4) continue;
    const segments = font.readUInt16BE(start + 6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const end = font.readUInt16BE(start + 14 + 2 * segment);
      const first = font.readUInt16BE(start + 16 + 2 * segments + 2 * segment);
      for (let code = first; code <= end && code < 0xffff; code += 1) codes.add(code);
    }
  }
  return codes;
}

interface ShadowFile {
  /** Absolute path inside the compiler's own, otherwise empty, file space. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

let compiler: NodeCompiler | undefined;

/**
 * Compiles Typst to PDF/A-3a. The compiler sees the given files and fonts only; it is kept, since loading fonts costs more than a report.
 * @throws Error with Typst's own messages: a failure here is a bug of the template, never of the data.
 */
function compilePdf(source: string, inputs: Record<string, string>, files: readonly ShadowFile[]): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: '/mtqg', fontArgs: [{ fontBlobs: loadFonts() }] });
  for (const { path, bytes } of files) compiler.mapShadow(`/mtqg${path}`, Buffer.from(bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: source, inputs, resetRead: true });
    if (compiled.result === null) {
      const error = compiled.takeError();
      throw new Error(`typst: ${JSON.stringify(error === null ? 'unknown' : error.shortDiagnostics)}`);
    }
    return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'a-3a' }));
  } finally {
    compiler.resetShadow();
    // Memoised layouts of earlier reports would grow without bound in a server.
    compiler.evictCache(2);
  }
}

export const TYPST: Typesetter = { compile: compilePdf, covered: coveredCodePoints };
