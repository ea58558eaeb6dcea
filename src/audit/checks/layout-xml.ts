/** The parts of a DOCX that say how it looks, decoded. A damaged part that holds no words is as good as absent. */
import { Problem } from '../../kernel/problem.ts';
import { scanPackage } from '../../reading/package-guard.ts';
import { decodePart, walkXml, type XmlHandler } from '../../reading/xml.ts';

const READ =
  /^(?:docProps\/app\.xml|word\/(?:document|styles|settings|header\d*|footer\d*|theme\/theme\d*|_rels\/document)\.xml(?:\.rels)?)$/u;

export function layoutParts(bytes: Uint8Array): Map<string, string> {
  const chunks = new Map<string, Uint8Array[]>();
  scanPackage(bytes, (name, chunk) => {
    if (!READ.test(name)) return;
    const list = chunks.get(name);
    if (list === undefined) chunks.set(name, [chunk]);
    else list.push(chunk);
  });
  const parts = new Map<string, string>();
  for (const [name, list] of chunks) {
    const whole = new Uint8Array(list.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of list) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    parts.set(name, decodePart(whole));
  }
  return parts;
}

/** As walkXml; stops silently where the part is no well-formed XML. */
export function walkSafely(name: string, xml: string | undefined, handler: XmlHandler): void {
  if (xml === undefined) return;
  try {
    walkXml(name, xml, handler);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
