/** What the styles of a DOCX say about reading: heading levels, automatic numbers, hidden and raised text. */
import { isOn, walkXml, type XmlAttributes } from './xml.ts';

export interface NumberingReference {
  readonly numId: string | undefined;
  readonly level: number | undefined;
}
interface Style {
  name: string;
  basedOn: string | undefined;
  outline: number | undefined;
  numId: string | undefined;
  level: number | undefined;
  vanish: boolean | undefined;
  raised: boolean | undefined;
}

export interface DocxStyles {
  /** Id of the style of paragraphs that name none. */
  readonly defaultParagraph: string | undefined;
  /** 1–9, 0 for text. */
  heading(id: string | undefined): number;
  numbering(id: string | undefined): NumberingReference & { readonly style: string | undefined };
  vanish(id: string | undefined): boolean;
  raised(id: string | undefined): boolean;
}

/** @throws Problem unreadable-file */
export function readStyles(xml: string | undefined): DocxStyles {
  const styles = new Map<string, Style>();
  let defaultParagraph: string | undefined;
  let style: Style | null = null;
  /** Depth inside w:pPrChange and the like: what was before a tracked change. */
  let past = 0;
  if (xml !== undefined)
    walkXml('word/styles.xml', xml, {
      open(tag, attributes) {
        if (tag.endsWith('PrChange')) past += 1;
        if (tag === 'style') {
          style = {
            name: '',
            basedOn: undefined,
            outline: undefined,
            numId: undefined,
            level: undefined,
            vanish: undefined,
            raised: undefined,
          };
          styles.set(attributes['styleId'] ?? '', style);
          if (attributes['type'] === 'paragraph' && attributes['default'] !== undefined && isOn({ val: attributes['default'] }))
            defaultParagraph = attributes['styleId'];
        } else if (style !== null && past === 0) describe(style, tag, attributes);
      },
      close(tag) {
        if (tag.endsWith('PrChange')) past -= 1;
        if (tag === 'style') style = null;
      },
    });
  /** The first answer along the chain of basedOn. */
  const find = <T>(id: string | undefined, answer: (style: Style, id: string) => T | undefined): T | undefined => {
    let at = id;
    for (let depth = 0; depth < 50 && at !== undefined; depth += 1) {
      const found = styles.get(at);
      if (found === undefined) return undefined;
      const value = answer(found, at);
      if (value !== undefined) return value;
      at = found.basedOn;
    }
    return undefined;
  };
  return {
    defaultParagraph,
    heading: (id) => find(id, headingOf) ?? 0,
    numbering: (id) => {
      const numbered = find(id, (style, at) => (style.numId === undefined ? undefined : { numId: style.numId, style: at }));
      return { numId: numbered?.numId, level: find(id, (style) => style.level), style: numbered?.style };
    },
    vanish: (id) => find(id, (style) => style.vanish) ?? false,
    raised: (id) => find(id, (style) => style.raised) ?? false,
  };
}

function describe(style: Style, tag: string, attributes: XmlAttributes): void {
  const value = attributes['val'] ?? '';
  if (tag === 'name') style.name = value.toLowerCase();
  else if (tag === 'basedOn') style.basedOn = value;
  else if (tag === 'outlineLvl') style.outline = Number(value);
  else if (tag === 'numId') style.numId = value;
  else if (tag === 'ilvl') style.level = Number(value);
  else if (tag === 'vanish') style.vanish = isOn(attributes);
  else if (tag === 'vertAlign') style.raised = value === 'superscript';
}

function headingOf(style: Style): number | undefined {
  if (style.outline !== undefined && Number.isInteger(style.outline)) return style.outline < 9 ? style.outline + 1 : 0;
  const named = /^heading ([1-9])$/u.exec(style.name)?.[1];
  if (named !== undefined) return Number(named);
  return style.name === 'title' ? 1 : undefined;
}
