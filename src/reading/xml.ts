/** XML parts of a package: decoded, and walked tag by tag. Local names only: producers choose different prefixes. */
import { SaxesParser } from 'saxes';
import { Problem } from '../kernel/problem.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `position` is the offset after the tag's ">". `qualified` has the prefix of the file. */
  open(tag: string, attributes: XmlAttributes, position: number, qualified: string): void;
  /** `position` is the offset after the closing tag's ">". */
  close(tag: string, position: number): void;
  text?(text: string): void;
}

/** The text of a part without a byte order mark; offsets into parts mean this string. */
export function decodePart(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part);
  return new TextDecoder().decode(part);
}

const NONE: XmlAttributes = {};

/** @throws Problem unreadable-file where the part is no well-formed XML */
export function walkXml(name: string, xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', () => {
    throw new Problem('unreadable-file', `Phần “${name}” của tệp hỏng; mở bằng Word hoặc Excel, lưu lại rồi thử lại.`);
  });
  parser.on('opentag', (tag) => {
    handler.open(localName(tag.name), localAttributes(tag.attributes), parser.position, tag.name);
  });
  parser.on('closetag', (tag) => handler.close(localName(tag.name), parser.position));
  if (handler.text !== undefined) {
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
  }
  parser.write(xml).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localAttributes(attributes: XmlAttributes): XmlAttributes {
  let local: Record<string, string> | null = null;
  for (const name in attributes) {
    local ??= {};
    // A declaration of a prefix must not hide an attribute of that name.
    local[name.startsWith('xmlns') ? name : localName(name)] = attributes[name] ?? '';
  }
  return local ?? NONE;
}

/** "w:vanish", "w:b": on unless the value says no. */
export const isOn = ({ val }: XmlAttributes) => val === undefined || !/^(?:0|false|off|none)$/iu.test(val);
