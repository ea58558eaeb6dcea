/** Small PDF files for tests: words at places, rules, a picture. Letters without marks only (Helvetica). */

export type Drawn =
  | { readonly text: string; readonly x: number; readonly y: number; readonly size?: number }
  | { readonly rule: readonly [x1: number, y1: number, x2: number, y2: number] }
  | { readonly image: true };

export const words = (text: string, x: number, y: number, size = 12): Drawn => ({ text, x, y, size });

/** Lines below each other, 16 points apart. */
export const lines = (x: number, y: number, ...texts: string[]): Drawn[] => texts.map((text, index) => words(text, x, y - 16 * index));

/** A ruled grid; without the rules that `missing` names ("h1,2": the level 1 above column 2). */
export function grid(xs: readonly number[], ys: readonly number[], missing: readonly string[] = []): Drawn[] {
  const rules: Drawn[] = [];
  ys.forEach((y, level) => {
    xs.slice(1).forEach((x, column) => {
      if (!missing.includes(`h${level},${column}`)) rules.push({ rule: [xs[column] ?? 0, y, x, y] });
    });
  });
  xs.forEach((x, edge) => {
    ys.slice(1).forEach((y, row) => {
      if (!missing.includes(`v${edge},${row}`)) rules.push({ rule: [x, ys[row] ?? 0, x, y] });
    });
  });
  return rules;
}

export function pdf(...pages: (readonly Drawn[])[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
  ];
  objects.push(
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream',
  );
  const kids: string[] = [];
  for (const page of pages) {
    const content = page.map(drawn).join('\n');
    kids.push(`${objects.length + 1} 0 R`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

function drawn(item: Drawn): string {
  if ('image' in item) return 'q 500 0 0 700 40 60 cm /I1 Do Q';
  if ('rule' in item) return `${item.rule[0]} ${item.rule[1]} m ${item.rule[2]} ${item.rule[3]} l S`;
  return `BT /F1 ${item.size ?? 12} Tf ${item.x} ${item.y} Td (${item.text.replace(/([()\\])/gu, '\\$1')}) Tj ET`;
}
