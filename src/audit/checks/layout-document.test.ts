/** Paragraphs and sections of a part, as they are read from its XML. */
import { describe, expect, it } from 'vitest';
import { readLayout } from './layout-document.ts';
import { readLayoutStyles } from './layout-styles.ts';

const styles = readLayoutStyles(
  '<w:styles xmlns:w="urn:w"><w:style w:type="paragraph" w:styleId="T"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:i/></w:rPr></w:style><w:style w:type="table" w:styleId="G"><w:rPr><w:sz w:val="20"/></w:rPr></w:style></w:styles>',
  undefined,
);
const read = (content: string) =>
  readLayout('word/document.xml', `<w:document xmlns:w="urn:w"><w:body>${content}</w:body></w:document>`, styles);
const texts = (content: string) => read(content).paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('|'));
const p = (content: string) => `<w:p>${content}</w:p>`;
const r = (text: string, look = '') => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instr = (text: string, look = '') => `<w:r>${look}<w:instrText>${text}</w:instrText></w:r>`;

describe('words', () => {
  it.each([
    [p(r('a') + r('b')), ['a|b']],
    [p('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:cr/><w:noBreakHyphen/><w:ptab/></w:r>'), ['a|\t|b|\n|\n|-|\t']],
    [p('<w:r><w:t/></w:r>') + p(r('')), ['', '']],
    [p(r('a\nb\u2028c')), ['a b c']],
    [p(r('a &amp; b &lt;&gt;&quot;&apos; &#65;&#x42;')), ['a & b <>"\' AB']],
    [p(r('x<![CDATA[<y>]]><!-- z -->')), ['x<y>']],
    [p(r('a', '<w:vanish/>') + r('b')), ['b']],
    [p(`<w:del>${r('a')}</w:del><w:ins>${r('b')}</w:ins>`), ['b']],
    [p(`${field('begin')}${instr(' DATE ')}${field('separate')}${r('5/6')}${field('end')}${r('b')}`), ['5/6|b']],
    [p(`${field('begin')}${r('hidden')}${field('end')}${r('b')}`), ['b']],
    [p(`${field('begin')}${r('lost')}`) + p(r('b')), ['', 'b']],
  ])('%s', (content, expected) => expect(texts(content)).toEqual(expected));
  it('where they stand in the part', () => {
    const xml = '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>ab</w:t><w:tab/></w:r></w:p></w:body></w:document>';
    const [one] = readLayout('x', xml, styles).paragraphs;
    expect(one?.runs.map(({ from, to }) => [from, to])).toEqual([
      [xml.indexOf('ab'), xml.indexOf('ab') + 2],
      [-1, -1],
    ]);
  });
  it('their looks: style, character style, own', () => {
    const [one] = read(
      p(`<w:pPr><w:pStyle w:val="T"/></w:pPr>${r('a')}${r('b', '<w:rStyle w:val="C"/><w:sz w:val="26"/>')}${r('c')}`),
    ).paragraphs;
    expect(one?.runs.map(({ look }) => look)).toEqual([{ bold: true }, { bold: true, italic: true, size: 13 }, { bold: true }]);
  });
});

describe('a paragraph', () => {
  it('has its look, list and frame', () => {
    const looks = read(
      p('<w:pPr><w:jc w:val="both"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>') +
        p('<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>') +
        p('<w:pPr><w:framePr w:xAlign="right"/></w:pPr>') +
        p('<w:pPr><w:framePr/><w:rPr><w:b/></w:rPr></w:pPr>'),
    ).paragraphs;
    expect(looks.map(({ index, look, frame }) => [index, look, frame])).toEqual([
      [0, { align: 'both', listed: true }, undefined],
      [1, { listed: false }, undefined],
      [2, {}, 'right'],
      [3, {}, ''],
    ]);
  });
  it('knows its table, row and cell, of nested tables the outermost', () => {
    const inner = `<w:tbl><w:tr><w:tc>${p(r('in'))}</w:tc></w:tr></w:tbl>`;
    const list = read(
      `${p(r('out'))}<w:tbl><w:tblPr><w:tblStyle w:val="G"/></w:tblPr><w:tr><w:tc>${p(r('a'))}</w:tc><w:tc>${inner}${p(r('b'))}</w:tc></w:tr><w:tr><w:tc>${p(r('c'))}</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>${p(r('d'))}</w:tc></w:tr></w:tbl>`,
    ).paragraphs;
    expect(list.map(({ runs, table, row, cell }) => [runs[0]?.text, table, row, cell, runs[0]?.look.size])).toEqual([
      ['out', -1, -1, -1, undefined],
      ['a', 0, 0, 0, 10],
      ['in', 0, 0, 1, undefined],
      ['b', 0, 0, 1, 10],
      ['c', 0, 1, 0, 10],
      ['d', 1, 0, 0, undefined],
    ]);
  });
  it('in a text box, with a picture, a break of the page', () => {
    const found = read(
      p('<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>') +
        p('<w:r><w:drawing><pic/></w:drawing></w:r>') +
        p('<w:r><w:pict><imagedata/></w:pict></w:r>') +
        p('<w:r><w:br w:type="page"/><w:br/><w:lastRenderedPageBreak/></w:r>'),
    );
    expect(found.paragraphs.map(({ inBox }) => inBox)).toEqual([true, false, false, false, false]);
    expect([...found.pictures]).toEqual([2, 3]);
    expect(found.pageBreaks).toBe(2);
  });
});

describe('a page number', () => {
  const pages = (content: string) => read(content).paragraphs.map(({ pageNumber, conditional }) => [pageNumber, conditional]);
  it.each<[string, string, unknown]>([
    ['a field', p(`${field('begin')}${instr(' PAGE \\* MERGEFORMAT ')}${field('end')}`), [[{}, false]]],
    ['in small letters', p(`${field('begin')}${instr('page')}${field('end')}`), [[{}, false]]],
    ['in pieces', p(`${field('begin')}${instr('PA')}${instr('GE')}${field('separate')}${r('2')}${field('end')}`), [[{}, false]]],
    ['with a look', p(`${field('begin')}${instr('PAGE', '<w:rPr><w:sz w:val="26"/></w:rPr>')}${field('end')}`), [[{ size: 13 }, false]]],
    ['a simple field', p('<w:fldSimple w:instr=" PAGE "/>'), [[{}, false]]],
    ['a sign', p('<w:r><w:rPr><w:i/></w:rPr><w:pgNum/></w:r>'), [[{ italic: true }, false]]],
    ['the number of pages', p(`${field('begin')}${instr('NUMPAGES')}${field('end')}`), [[undefined, false]]],
    [
      'under a condition',
      p(`${field('begin')}${instr(' IF ')}${field('begin')}${instr('PAGE')}${field('end')}${field('end')}`),
      [[{}, true]],
    ],
    [
      'never closed',
      p(`${field('begin')}${instr('PAGE')}`) + p(r('a')),
      [
        [{}, false],
        [undefined, false],
      ],
    ],
    ['deleted', p(`<w:del>${field('begin')}${instr('PAGE')}${field('end')}</w:del>`), [[undefined, false]]],
  ])('%s', (_, content, expected) => expect(pages(content)).toEqual(expected));
});

describe('a section', () => {
  it('has its paper, margins and references', () => {
    const found = read(
      `${p('<w:pPr><w:sectPr><w:pgSz w:w="100" w:h="200"/></w:sectPr></w:pPr>')}${p(r('a'))}<w:sectPr><w:headerReference w:type="first" id="r1"/><w:headerReference id="r2"/><w:footerReference w:type="even" id="r3"/><w:footerReference/><w:pgSz w:w="1in" w:h="2in"/><w:pgMar w:top="1" w:bottom="2" w:left="3" w:right="4" w:header="5" w:gutter="6"/><w:titlePg/><w:pgNumType w:fmt="lowerRoman"/></w:sectPr>`,
    );
    expect(found.paragraphs.map(({ section }) => section)).toEqual([0, 1]);
    const [first, last] = found.sections;
    expect(first).toMatchObject({ width: 100, height: 200, firstPageDiffers: false, pageFormat: 'decimal' });
    expect(first?.margins.top).toBeUndefined();
    expect(last).toMatchObject({
      width: 1440,
      height: 2880,
      margins: { top: 1, bottom: 2, left: 3, right: 4, header: 5, gutter: 6 },
      firstPageDiffers: true,
      pageFormat: 'lowerRoman',
    });
    expect([...(last?.references ?? [])]).toEqual([
      ['header first', 'r1'],
      ['header default', 'r2'],
      ['footer even', 'r3'],
      ['footer default', ''],
    ]);
  });
  it('may be silent', () => {
    expect(read('<w:sectPr><w:titlePg w:val="0"/><w:pgNumType/></w:sectPr>').sections).toMatchObject([
      { width: undefined, firstPageDiffers: false, pageFormat: 'decimal' },
    ]);
    expect(readLayout('x', undefined, styles)).toMatchObject({ paragraphs: [], sections: [], pageBreaks: 0 });
  });
});
