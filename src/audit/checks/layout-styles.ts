/** Looks of runs and paragraphs of a DOCX: what a property says, and how defaults, styles and direct formatting add up. */
import { isOn, type XmlAttributes } from '../../reading/xml.ts';
import { walkSafely } from './layout-xml.ts';

/** What is set; nothing means "as inherited". Sizes in points, lengths in twips. */
export interface RunLook {
  /** Of ASCII letters, and of the letters beyond them (most Vietnamese ones). */
  font?: string;
  fontBeyond?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
  caps?: boolean;
  hidden?: boolean;
  colour?: string;
}
export interface ParagraphLook {
  align?: string;
  firstLine?: number;
  left?: number;
  right?: number;
  before?: number;
  after?: number;
  /** Spacing that Word chooses itself. */
  auto?: boolean;
  line?: number;
  lineRule?: string;
  /** In an automatic list. */
  listed?: boolean;
}
export interface Look {
  readonly run: RunLook;
  readonly paragraph: ParagraphLook;
}

export interface LayoutStyles {
  /** Look of words in a paragraph of this style, in a table of that style. */
  paragraph(style: string | undefined, table: string | undefined): Look;
  character(style: string): RunLook;
  /** Puts a property of w:rPr into a look. */
  runProperty(look: RunLook, tag: string, attributes: XmlAttributes): void;
}

interface Style {
  basedOn: string | undefined;
  readonly run: RunLook;
  readonly paragraph: ParagraphLook;
}

const newStyle = (): Style => ({ basedOn: undefined, run: {}, paragraph: {} });

export function readLayoutStyles(xml: string | undefined, theme: string | undefined): LayoutStyles {
  const themeFonts = readThemeFonts(theme);
  const styles = new Map<string, Style>();
  const defaults = newStyle();
  let byDefault: string | undefined;
  let style: Style | null = null;
  const tags: string[] = [];
  let past = 0;
  const runProperty = (look: RunLook, tag: string, attributes: XmlAttributes) => setRun(look, tag, attributes, themeFonts);
  walkSafely('word/styles.xml', xml, {
    open(tag, attributes) {
      const parent = tags.at(-1) ?? '';
      const owner = tags.at(-2) ?? '';
      tags.push(tag);
      if (tag.endsWith('Change')) past += 1;
      if (past > 0) return;
      if (tag === 'style') {
        style = newStyle();
        styles.set(attributes['styleId'] ?? '', style);
        if (attributes['type'] === 'paragraph' && attributes['default'] !== undefined && isOn({ val: attributes['default'] }))
          byDefault = attributes['styleId'];
      } else if (tag === 'basedOn' && style !== null) style.basedOn = attributes['val'];
      else if (parent === 'rPr' && owner === 'rPrDefault') runProperty(defaults.run, tag, attributes);
      else if (parent === 'pPr' && owner === 'pPrDefault') setParagraph(defaults.paragraph, tag, attributes);
      else if (style !== null && parent === 'rPr' && owner === 'style') runProperty(style.run, tag, attributes);
      else if (style !== null && parent === 'pPr' && owner === 'style') setParagraph(style.paragraph, tag, attributes);
      else if (style !== null && parent === 'numPr' && tag === 'numId') style.paragraph.listed = attributes['val'] !== '0';
    },
    close(tag) {
      tags.pop();
      if (tag.endsWith('Change')) past -= 1;
      else if (tag === 'style') style = null;
    },
  });
  const chain = (id: string | undefined): Look => {
    const run: RunLook = {};
    const paragraph: ParagraphLook = {};
    const list: Style[] = [];
    for (let at = id; at !== undefined && list.length < 50; at = list.at(-1)?.basedOn) {
      const found = styles.get(at);
      if (found === undefined) break;
      list.push(found);
    }
    for (const one of list.reverse()) {
      Object.assign(run, one.run);
      Object.assign(paragraph, one.paragraph);
    }
    return { run, paragraph };
  };
  const cache = new Map<string, Look>();
  return {
    runProperty,
    paragraph(id, table) {
      const style = id !== undefined && styles.has(id) ? id : byDefault;
      const key = `${style ?? ''}\n${table ?? ''}`;
      const held = cache.get(key);
      if (held !== undefined) return held;
      const [ofTable, own] = [chain(table), chain(style)];
      const look = {
        run: { ...defaults.run, ...ofTable.run, ...own.run },
        paragraph: { ...defaults.paragraph, ...ofTable.paragraph, ...own.paragraph },
      };
      cache.set(key, look);
      return look;
    },
    character: (id) => chain(id).run,
  };
}

/** Words of a run: paragraph's look, then the character style (whose bold on bold is not bold), then its own. */
export function resolveRun(base: RunLook, character: RunLook | undefined, own: RunLook): RunLook {
  if (character === undefined) return { ...base, ...own };
  const toggled = (a: boolean | undefined, b: boolean | undefined) => (b === undefined ? a : a === true && b ? false : b || a === true);
  const styled: RunLook = { ...base, ...character };
  for (const name of ['bold', 'italic', 'caps'] as const) {
    const value = toggled(base[name], character[name]);
    if (value !== undefined) styled[name] = value;
  }
  return { ...styled, ...own };
}

type ThemeFonts = Readonly<Record<'major' | 'minor', string | undefined>>;

function readThemeFonts(xml: string | undefined): ThemeFonts {
  const fonts: Record<'major' | 'minor', string | undefined> = { major: undefined, minor: undefined };
  let at: 'major' | 'minor' | null = null;
  walkSafely('word/theme/theme1.xml', xml, {
    open(tag, attributes) {
      if (tag === 'majorFont') at = 'major';
      else if (tag === 'minorFont') at = 'minor';
      else if (tag === 'latin' && at !== null) fonts[at] ??= attributes['typeface'];
    },
    close(tag) {
      if (tag === 'majorFont' || tag === 'minorFont') at = null;
    },
  });
  return fonts;
}

function setRun(look: RunLook, tag: string, attributes: XmlAttributes, theme: ThemeFonts): void {
  const value = attributes['val'] ?? '';
  if (tag === 'rFonts') {
    const named = (direct: string | undefined, themed: string | undefined) => {
      if (themed !== undefined) return theme[themed.startsWith('major') ? 'major' : 'minor'] ?? '';
      // LibreOffice writes a list of fonts where a web page gave one.
      return direct === undefined ? undefined : direct.split(/[;,]/u)[0]?.trim();
    };
    const font = named(attributes['ascii'], attributes['asciiTheme']);
    const beyond = named(attributes['hAnsi'], attributes['hAnsiTheme']);
    if (font !== undefined) look.font = font;
    if (beyond !== undefined) look.fontBeyond = beyond;
  } else if (tag === 'sz') {
    const size = Number(value.replace(/pt$/u, ''));
    if (size > 0) look.size = value.endsWith('pt') ? size : size / 2;
  } else if (tag === 'b') look.bold = isOn(attributes);
  else if (tag === 'i') look.italic = isOn(attributes);
  else if (tag === 'caps') look.caps = isOn(attributes);
  else if (tag === 'vanish') look.hidden = isOn(attributes);
  else if (tag === 'color') look.colour = value.toLowerCase();
}

export function setParagraph(look: ParagraphLook, tag: string, attributes: XmlAttributes): void {
  if (tag === 'jc') look.align = attributes['val'] ?? 'left';
  else if (tag === 'ind') {
    const first = twipsOf(attributes['firstLine']) ?? negative(twipsOf(attributes['hanging']));
    const left = twipsOf(attributes['left'] ?? attributes['start']);
    const right = twipsOf(attributes['right'] ?? attributes['end']);
    if (first !== undefined) look.firstLine = first;
    if (left !== undefined) look.left = left;
    if (right !== undefined) look.right = right;
  } else if (tag === 'spacing') {
    const [before, after, line] = [twipsOf(attributes['before']), twipsOf(attributes['after']), twipsOf(attributes['line'])];
    if (before !== undefined) look.before = before;
    if (after !== undefined) look.after = after;
    if (line !== undefined) {
      look.line = line;
      look.lineRule = attributes['lineRule'] ?? 'auto';
    }
    const auto = attributes['beforeAutospacing'] ?? attributes['afterAutospacing'];
    if (auto !== undefined) look.auto = isOn({ val: auto });
  }
}

const negative = (value: number | undefined) => (value === undefined ? undefined : -value);

const UNITS: Readonly<Record<string, number>> = { '': 1, mm: 1440 / 25.4, cm: 1440 / 2.54, in: 1440, pt: 20, pc: 240, pi: 240 };

/** A measure of OOXML in twips; strict files write units. */
export function twipsOf(value: string | undefined): number | undefined {
  const match = /^\s*(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?\s*$/u.exec(value ?? '');
  return match === null ? undefined : Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1);
}
export const mmOf = (twips: number) => (twips * 25.4) / 1440;
