/** What properties of a DOCX say, and how defaults, styles and direct formatting add up. */
import { describe, expect, it } from 'vitest';
import { mmOf, type ParagraphLook, type RunLook, readLayoutStyles, resolveRun, setParagraph, twipsOf } from './layout-styles.ts';

const THEME =
  '<a:theme xmlns:a="urn:a"><a:latin typeface="Nowhere"/><a:majorFont><a:latin typeface="Cambria"/><a:latin typeface="Second"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont><a:latin typeface="Late"/></a:theme>';
const styles = (content: string, theme: string | undefined = THEME) =>
  readLayoutStyles(`<w:styles xmlns:w="urn:w">${content}</w:styles>`, theme);

it.each([
  ['20', 20],
  ['-20', -20],
  [' 20.5 ', 20.5],
  ['1in', 1440],
  ['2.54cm', 1440],
  ['25.4mm', 1440],
  ['12pt', 240],
  ['2pc', 480],
  ['2pi', 480],
  ['2px', undefined],
  ['a20', undefined],
  ['20.', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j in twips: %d', (value, twips) => {
  const read = twipsOf(value);
  if (twips === undefined) expect(read).toBeUndefined();
  else expect(read).toBe(twips);
});
it('a twip is 1/1440 inch', () => expect(mmOf(1440)).toBe(25.4));

describe('of a run', () => {
  const set = (tag: string, attributes: Record<string, string>) => {
    const look: RunLook = {};
    styles('').runProperty(look, tag, attributes);
    return look;
  };
  it.each<[string, Record<string, string>, RunLook]>([
    ['rFonts', { ascii: 'Arial', hAnsi: 'Tahoma' }, { font: 'Arial', fontBeyond: 'Tahoma' }],
    ['rFonts', { ascii: ' Arial ; serif' }, { font: 'Arial' }],
    ['rFonts', { hAnsi: 'Arial,serif' }, { fontBeyond: 'Arial' }],
    ['rFonts', { ascii: 'Arial', asciiTheme: 'majorHAnsi' }, { font: 'Cambria' }],
    ['rFonts', { hAnsiTheme: 'minorHAnsi' }, { fontBeyond: 'Calibri' }],
    ['rFonts', { cs: 'Arial' }, {}],
    ['sz', { val: '27' }, { size: 13.5 }],
    ['sz', { val: '14pt' }, { size: 14 }],
    ['sz', { val: '0' }, {}],
    ['sz', { val: 'x' }, {}],
    ['sz', {}, {}],
    ['szCs', { val: '30' }, {}],
    ['b', {}, { bold: true }],
    ['b', { val: '0' }, { bold: false }],
    ['i', { val: 'false' }, { italic: false }],
    ['i', {}, { italic: true }],
    ['caps', {}, { caps: true }],
    ['vanish', {}, { hidden: true }],
    ['color', { val: 'FF00Aa' }, { colour: 'ff00aa' }],
    ['color', {}, { colour: '' }],
    ['u', { val: 'single' }, {}],
  ])('%s %j', (tag, attributes, look) => expect(set(tag, attributes)).toEqual(look));
});

describe('of a paragraph', () => {
  it.each<[string, Record<string, string>, ParagraphLook]>([
    ['jc', { val: 'both' }, { align: 'both' }],
    ['jc', {}, { align: 'left' }],
    ['ind', { firstLine: '567', left: '100', right: '50' }, { firstLine: 567, left: 100, right: 50 }],
    ['ind', { hanging: '200', start: '300', end: '20' }, { firstLine: -200, left: 300, right: 20 }],
    ['ind', { firstLine: '1', hanging: '200' }, { firstLine: 1 }],
    ['ind', {}, {}],
    ['spacing', { before: '120', after: '60' }, { before: 120, after: 60 }],
    ['spacing', { line: '276' }, { line: 276, lineRule: 'auto' }],
    ['spacing', { line: '276', lineRule: 'exact' }, { line: 276, lineRule: 'exact' }],
    ['spacing', { lineRule: 'exact' }, {}],
    ['spacing', { beforeAutospacing: '1' }, { auto: true }],
    ['spacing', { afterAutospacing: '0' }, { auto: false }],
    ['spacing', { beforeAutospacing: '0', afterAutospacing: '1' }, { auto: false }],
    ['keepNext', { val: '1' }, {}],
  ])('%s %j', (tag, attributes, expected) => {
    const look: ParagraphLook = {};
    setParagraph(look, tag, attributes);
    expect(look).toEqual(expected);
  });
});

describe('styles', () => {
  const SHEET = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:i/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="28"/></w:rPr><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="List"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="List"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
    <w:style w:type="character" w:default="1" w:styleId="Strong"><w:rPr><w:b/><w:caps/></w:rPr></w:style>
    <w:style w:type="paragraph" w:default="0" w:styleId="Off"><w:rPr><w:sz w:val="40"/></w:rPr></w:style>
    <w:style w:type="table" w:styleId="Grid"><w:rPr><w:sz w:val="20"/><w:color w:val="FF0000"/></w:rPr><w:pPr><w:spacing w:after="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:rPrChange><w:rPr><w:sz w:val="50"/></w:rPr></w:rPrChange><w:sz w:val="32"/></w:rPr></w:style>`;
  const { paragraph, character } = styles(SHEET);
  it('of paragraphs: defaults, then the table, then the style and what it is based on', () => {
    expect(paragraph(undefined, undefined)).toEqual({ run: { size: 14, italic: true }, paragraph: { after: 160, align: 'both' } });
    expect(paragraph('unknown', undefined)).toEqual(paragraph('Normal', undefined));
    expect(paragraph('List', undefined)).toEqual({
      run: { size: 14, italic: true, bold: true },
      paragraph: { after: 160, align: 'both', listed: true },
    });
    expect(paragraph('Plain', undefined).paragraph.listed).toBe(false);
    expect(paragraph('Off', 'Grid')).toEqual({ run: { size: 20, italic: true, colour: 'ff0000' }, paragraph: { after: 0 } });
    expect(paragraph('Normal', 'Grid').run.size).toBe(14);
    expect(paragraph('Round', undefined).run.size).toBe(15);
    // What a tracked change was before does not count.
    expect(paragraph('Old', undefined).run.size).toBe(16);
    expect(paragraph('List', undefined)).toBe(paragraph('List', undefined));
  });
  it('of characters', () => {
    expect(character('Strong')).toEqual({ bold: true, caps: true });
    expect(character('unknown')).toEqual({});
  });
  it('of nothing', () => expect(readLayoutStyles(undefined, undefined).paragraph('x', 'y')).toEqual({ run: {}, paragraph: {} }));
});

describe('a run in its paragraph', () => {
  it.each<[RunLook, RunLook | undefined, RunLook, RunLook]>([
    [{ bold: true, size: 14 }, undefined, { size: 13 }, { bold: true, size: 13 }],
    [{ bold: true }, { bold: true }, {}, { bold: false }],
    [{ bold: false }, { bold: true }, {}, { bold: true }],
    [{}, { bold: true }, {}, { bold: true }],
    [{ italic: true }, { italic: false }, {}, { italic: true }],
    [{ caps: true }, { caps: true, size: 12 }, {}, { caps: false, size: 12 }],
    [{ bold: true }, { size: 12 }, {}, { bold: true, size: 12 }],
    [{ bold: true }, { bold: true }, { bold: true }, { bold: true }],
    [{ hidden: true }, { hidden: true }, {}, { hidden: true }],
  ])('%j, character style %j, own %j: %j', (base, style, own, expected) => expect(resolveRun(base, style, own)).toEqual(expected));
});
