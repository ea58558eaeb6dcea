import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../kernel/finding.ts';
import { docx, footnotes, mark, p, run, tbl, tc, tr, W } from '../../reading/docx.fixture.ts';
import { readDocx } from '../../reading/read-docx.ts';
import { walkXml } from '../../reading/xml.ts';
import { toAnnotatedDocx } from './docx.ts';

const DATE = '2024-01-05T08:00:00.123Z';
const MAIN = 'word/document.xml';

/** A finding on the n-th place of some words. */
function about(bytes: Uint8Array, words: string, more: Partial<Finding> = {}, nth = 0): Finding {
  const { text, blocks } = readDocx(bytes);
  let start = -1;
  for (let count = 0; count <= nth; count += 1) start = text.indexOf(words, start + 1);
  expect(start, `“${words}” in “${text}”`).toBeGreaterThanOrEqual(0);
  const block = blocks.findIndex((one) => one.start <= start && one.end > start);
  const quotes = [{ text: words, start, end: start + words.length, block }];
  return { id: 'x', rule: 'sum', severity: 'error', message: `Về “${words}”`, quotes, ...more };
}

const partsOf = (bytes: Uint8Array) => unzipSync(bytes);
const textOf = (bytes: Uint8Array, name = MAIN) => strFromU8(partsOf(bytes)[name] ?? new Uint8Array());

/** What each comment stands around, by id; checks that marks are whole and stand in paragraphs, not in runs. */
function commented(bytes: Uint8Array): string[] {
  const open = new Map<string, string>();
  const done: string[] = [];
  const referred: string[] = [];
  const tags: string[] = [];
  walkXml(MAIN, textOf(bytes), {
    open(tag, attributes) {
      const id = attributes['id'] ?? '';
      const parent = tags.at(-1);
      tags.push(tag);
      if (tag === 'commentRangeStart') open.set(id, '');
      if (tag === 'commentRangeEnd') {
        done[Number(id)] = open.get(id) ?? '?';
        open.delete(id);
      }
      if (tag.startsWith('commentRange'))
        expect(['p', 'hyperlink', 'ins', 'sdtContent', 'smartTag', 'fldSimple', 'moveTo']).toContain(parent);
      if (tag === 'commentReference') {
        expect(parent).toBe('r');
        referred.push(id);
      }
      if (tag === 'r') expect(parent).not.toBe('r');
      if (tag === 'p') for (const [one, text] of open) open.set(one, `${text}¶`);
    },
    close: () => void tags.pop(),
    text(text) {
      if (tags.at(-1) === 't' && tags.at(-2) === 'r') for (const [id, before] of open) open.set(id, before + text);
    },
  });
  expect(open.size).toBe(0);
  const ids: string[] = [];
  const name = Object.keys(partsOf(bytes)).find((one) => /comments\d*\.xml$/u.test(one)) ?? '';
  if (name !== '')
    walkXml(name, textOf(bytes, name), {
      open: (tag, attributes) => void (tag === 'comment' && ids.push(attributes['id'] ?? '')),
      close() {},
    });
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of referred) expect(ids).toContain(id);
  expect(new Set(referred).size).toBe(referred.length);
  return done;
}

/** Every letter with the properties of its run. */
function looks(bytes: Uint8Array): string[] {
  const xml = textOf(bytes);
  return [...xml.matchAll(/<w:r(?:\s[^>]*)?>(?:(?!<\/w:r>)[\s\S])*<\/w:r>/gu)].flatMap(([whole]) => {
    const properties = /<w:rPr>[\s\S]*?<\/w:rPr>/u.exec(whole)?.[0] ?? '';
    return [...whole.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|footnoteReference)\b/gu)].flatMap(([, text, sign]) =>
      (text === undefined ? [`<${sign}>`] : (text.match(/&[^;]+;|[\s\S]/gu) ?? [])).map((letter) => `${letter} ${properties}`),
    );
  });
}

function annotated(bytes: Uint8Array, ...findings: Finding[]): Uint8Array {
  const source = readDocx(bytes);
  const out = toAnnotatedDocx(bytes, source, findings, DATE);
  // The words are what they were, in the looks they had.
  expect(readDocx(out).text).toBe(source.text);
  return out;
}

const bold = '<w:b/><w:sz w:val="28"/>';

describe('the words a comment stands around', () => {
  const link = `<w:hyperlink w:anchor="a">${run('tổng 26.884 triệu')}</w:hyperlink>`;
  const control = (properties: string) =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run('tổng 26.884 triệu')}</w:sdtContent></w:sdt>`;
  const changed = '<w:rPr><w:b/><w:rPrChange w:id="9" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>';
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p('tổng 26.884 triệu')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('tổng 26.884 triệu')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  it.each([
    ['in the middle of a run', p(run('tổng 26.884 triệu', bold)), '26.884'],
    ['the whole of a run', p(run('Tổng ') + run('26.884', bold) + run(' triệu')), '26.884'],
    ['a run from its beginning', p(run('26.884 triệu', bold)), '26.884'],
    ['a run to its end', p(run('tổng 26.884', bold)), '26.884'],
    ['over three runs', p(run('tổng 26', bold) + run('.', '<w:i/>') + run('884 triệu')), '26.884'],
    ['over runs, from and to the middle', p(run('a 2') + run('6.88', bold) + run('4 b')), '26.884'],
    ['in a link', p(link), '26.884'],
    ['from a link into text', p(run('vốn ') + link + run(' đồng')), '26.884 triệu đồng'],
    ['in a rich content control', p(control('<w:id w:val="1"/>')), '26.884'],
    ['in a plain-text control, which holds no comment', p(run('x ') + control('<w:text/>') + run(' y')), '26.884', 'tổng 26.884 triệu'],
    ['in an insertion', p(`<w:ins w:id="3" w:author="a">${run('tổng 26.884 triệu')}</w:ins>`), '26.884'],
    [
      'next to a deletion',
      p(`${run('tổng ')}<w:del w:id="4" w:author="a"><w:r><w:delText>26.844</w:delText></w:r></w:del>${run('26.884 triệu')}`),
      '26.884',
    ],
    ['with changed properties', p(`<w:r>${changed}<w:t>tổng 26.884 triệu</w:t></w:r>`), '26.884'],
    ['behind an entity', p(run('A &amp; B &lt;3&gt; &#272;ạt 26.884 &amp; hết')), '26.884'],
    ['with entities in it', p(run('vốn &quot;A &amp; B&quot; hết')), '"A & B"'],
    ['behind a letter of two units', p(run('😀 và &#x1F600; 26.884 hết')), '26.884'],
    ['after a soft hyphen', p(run('chương\u00ad trình 26.884 hết')), '26.884'],
    ['after a tab in the same run', p('<w:r><w:t>tổng</w:t><w:tab/><w:t>26.884</w:t><w:br/><w:t>triệu</w:t></w:r>'), '26.884'],
    ['between break and text of one run', p('<w:r><w:rPr><w:b/></w:rPr><w:br/><w:t>26.884 triệu</w:t></w:r>'), '26.884'],
    ['without xml:space', p('<w:r><w:t>\n  tổng 26.884 triệu</w:t></w:r>'), '26.884'],
    ['in a table', tbl(tr(tc('a'), tc(p(run('tổng 26.884 triệu')))), tr(tc('b'), tc('c'))), '26.884'],
    [
      'in the result of a field',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('tổng 26.884 triệu')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      '26.884',
    ],
    ['in NFD', p(run('tổng 26.884 triệu đồng'.normalize('NFD'))), '26.884'],
  ])('%s', (_, body, words, around = words) => {
    const bytes = docx(body);
    const out = annotated(bytes, about(bytes, words));
    expect(commented(out)).toEqual([around]);
    if (!body.includes('  tổng')) expect(looks(out)).toEqual(looks(bytes));
  });
  it('in a text box: around the drawing, once', () => {
    const bytes = docx(p(run('trước ') + box + run(' sau')));
    const out = annotated(bytes, about(bytes, '26.884'));
    const xml = textOf(out);
    expect(xml).toMatch(/<w:commentRangeStart w:id="0"\/><w:r><mc:AlternateContent>/u);
    expect(xml).toMatch(/<\/mc:AlternateContent><\/w:r><w:commentRangeEnd w:id="0"\/>/u);
    expect(xml.match(/commentRangeStart/gu)).toHaveLength(1);
  });
  it('in a footnote: at the word before its mark', () => {
    const bytes = docx(p(run('Có 06 thôn') + mark(1) + run(' và xã')), { 'word/footnotes.xml': footnotes(p(run('Gồm 26.884 hộ'))) });
    expect(commented(annotated(bytes, about(bytes, '26.884')))).toEqual(['thôn']);
  });
  it('without a place: at the first words, or at the first paragraph where there are none', () => {
    const bytes = docx(p(run('Mở đầu')) + p(run('tiếp')));
    const nowhere = { ...about(bytes, 'tiếp'), quotes: [] };
    expect(commented(annotated(bytes, nowhere))).toEqual(['Mở đầu']);
    const empty = docx('<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>');
    expect(commented(toAnnotatedDocx(empty, readDocx(empty), [nowhere], DATE))).toEqual(['']);
  });
  it('never cuts what is no word of the document (formula, drawing)', () => {
    const math = '<m:oMath xmlns:m="m"><m:r><m:t>26.884</m:t></m:r></m:oMath>';
    const bytes = docx(p(run('trước ') + math + run(' sau')));
    const out = annotated(bytes, about(bytes, '26.884'));
    expect(textOf(out)).toContain(math);
    expect(commented(out)).toEqual(['trước ']);
  });
});

describe('several comments', () => {
  const bytes = docx(p(run('tổng 26.884 triệu đồng, đạt 10,8%', bold)));
  it('on the same words', () => {
    expect(commented(annotated(bytes, about(bytes, '26.884'), about(bytes, '26.884', { rule: 'mention' })))).toEqual(['26.884', '26.884']);
  });
  it('inside one another, overlapping, touching', () => {
    const words = ['26.884 triệu đồng', '26.884', 'triệu đồng, đạt', 'tổng 26.884', ' triệu', 'tổng 26.884 triệu đồng, đạt 10,8%'];
    const out = annotated(bytes, ...words.map((one) => about(bytes, one)));
    expect(commented(out)).toEqual(words);
    expect(looks(out)).toEqual(looks(bytes));
  });
  it('any ranges of any runs keep words and looks', () => {
    const text = fc.stringMatching(/^[ aă&<1.,😀]{1,8}$/u);
    const piece = fc.record({ text, look: fc.constantFrom('', '<w:b/>', '<w:i/>'), wrap: fc.constantFrom('', 'w:ins', 'w:hyperlink') });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 })), { maxLength: 5 }),
        (pieces, ranges) => {
          const body = pieces
            .map(({ text: words, look, wrap }) => {
              const one = run(words.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), look);
              return wrap === '' ? one : `<${wrap}>${one}</${wrap}>`;
            })
            .join('');
          const made = docx(p(run('a') + body + run('z')));
          const { text: all } = readDocx(made);
          const findings = ranges.map(([start, length]) => {
            const from = Math.min(start, all.length - 1); // also inside a letter of two units
            const to = Math.min(all.length, from + length);
            return { ...about(made, 'a'), quotes: [{ text: all.slice(from, to), start: from, end: to, block: 0 }] };
          });
          const out = annotated(made, ...findings);
          expect(looks(out)).toEqual(looks(made));
          for (const [index, around] of commented(out).entries())
            expect(around).toContain(findings[index]?.quotes[0]?.text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '') ?? '');
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('the package', () => {
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
  const picture = new Uint8Array([137, 80, 78, 71, 0, 1, 2, 3]);
  const withPicture = (bytes: Uint8Array) => zipSync({ ...unzipSync(bytes), 'word/media/image1.png': picture });
  const held = `<w:comments ${W}><w:comment w:id="7" w:author="Lan"><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment></w:comments>`;
  const relations = (more: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/styles" Target="styles.xml"/>${more}</Relationships>`;
  const REL = 'word/_rels/document.xml.rels';
  const COMMENTS_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';

  it('leaves every other part as it was, byte for byte, and the whole without findings', () => {
    const bytes = withPicture(
      docx(p(run('tổng 26.884')), { '[Content_Types].xml': types, [REL]: relations(''), 'word/styles.xml': `<w:styles ${W}/>` }),
    );
    const out = annotated(bytes, about(bytes, '26.884'));
    const before = partsOf(bytes);
    const after = partsOf(out);
    const edited = [MAIN, REL, '[Content_Types].xml'];
    for (const [name, content] of Object.entries(before)) if (!edited.includes(name)) expect(after[name], name).toEqual(content);
    expect(Object.keys(after).sort()).toEqual([...Object.keys(before), 'word/comments.xml'].sort());
    expect(textOf(out, REL)).toContain(`Type="${COMMENTS_TYPE}" Target="comments.xml"/></Relationships>`);
    expect(textOf(out, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    // Nothing but marks is new in the body.
    const marks = /<w:commentRange(?:Start|End) w:id="0"\/>|<w:r><w:commentReference w:id="0"\/><\/w:r>/gu;
    expect(textOf(out).replace(marks, '')).toBe(
      textOf(bytes).replace('tổng 26.884', 'tổng </w:t></w:r><w:r><w:t xml:space="preserve">26.884'),
    );
    expect(partsOf(toAnnotatedDocx(bytes, readDocx(bytes), [], DATE))).toEqual(before);
    expect(annotated(bytes, about(bytes, '26.884'))).toEqual(out);
  });
  it.each([
    ['word/comments.xml', 'comments.xml'],
    ['word/comments2.xml', '/word/comments2.xml'],
  ])('keeps comments that stand in %s', (name, target) => {
    const body = p(
      `<w:commentRangeStart w:id="7"/>${run('tổng')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run(' 26.884')}`,
    );
    const bytes = docx(body, {
      '[Content_Types].xml': types.replace('</Types>', `<Override PartName="/${name}" ContentType="c"/></Types>`),
      [REL]: relations(`<Relationship Id="rId2" Type="${COMMENTS_TYPE}" Target="${target}"/>`),
      [name]: held,
    });
    const out = annotated(bytes, about(bytes, '26.884'), about(bytes, 'tổng'));
    expect(textOf(out, name)).toContain('<w:comment w:id="7" w:author="Lan"><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:comment><w:comment ');
    const around = commented(out);
    expect([around[7], around[8], around[9]]).toEqual(['tổng', '26.884', 'tổng']);
    expect(partsOf(out)[REL]).toEqual(partsOf(bytes)[REL]);
    // Once more on top.
    expect(commented(annotated(out, about(out, '26.884')))[10]).toBe('26.884');
  });
  it('reads as XML whatever the message', () => {
    const bytes = docx(p(run('tổng 26.884')));
    const message = 'a <b> & "c" \u0000\u0007\ud800 \uffff ]]> 😀';
    const out = annotated(
      bytes,
      about(bytes, '26.884', {
        message,
        suggestion: { replace: { start: 0, end: 1, text: '<&>' }, with: '"&"', support: 1, reason: '\u0001' },
      }),
    );
    let words = '';
    walkXml('c', textOf(out, 'word/comments.xml'), { open() {}, close() {}, text: (text) => (words += text) });
    expect(words).toContain('a <b> & "c"');
    expect(words).toContain('😀');
    expect(textOf(out, 'word/comments.xml')).toContain('w:date="2024-01-05T08:00:00Z"');
  });
  it('knows other prefixes, none, a byte order mark and UTF-16', () => {
    const body = (prefix: string) =>
      `<${prefix}document xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><${prefix}body><${prefix}p><${prefix}r><${prefix}t>tổng 26.884 triệu</${prefix}t></${prefix}r></${prefix}p></${prefix}body></${prefix}document>`;
    const utf16 = (text: string) =>
      new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
    const declared = `<?xml version="1.0" encoding="UTF-16"?>${body('w:')}`;
    for (const part of [strToU8(body('x:')), strToU8(body('')), strToU8(`\ufeff${body('w:')}`), utf16(declared)]) {
      const bytes = zipSync({ [MAIN]: part });
      const out = annotated(bytes, about(bytes, '26.884'));
      expect(commented(out)).toEqual(['26.884']);
      expect(textOf(out)).not.toContain('UTF-16');
    }
  });
  it('refuses what is no DOCX', () => {
    expect(() => toAnnotatedDocx(new Uint8Array(), { format: 'md', text: '', blocks: [], anchors: [], spans: [] }, [], DATE)).toThrow(
      'Chỉ ghi được chú thích vào tệp .docx',
    );
  });
});

function has(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!has('soffice'))(
  'opens in LibreOffice (soffice) with the comments at their words',
  () => {
    const root = {
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    };
    const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('75.337')}</w:sdtContent></w:sdt>`;
    const body =
      p(run('Tổng vốn 26', bold) + run('.884 triệu đồng, giao ') + control + run(' triệu đồng &amp; đạt 10,8% kế hoạch')) +
      tbl(tr(tc('Vốn'), tc('4.097')), tr(tc('Xã'), tc('06')));
    const bytes = docx(body, root);
    const words = ['26.884', '75.337', '10,8%', '4.097', '10,8%'];
    const folder = mkdtempSync(join(tmpdir(), 'mtqg-'));
    writeFileSync(join(folder, 'a.docx'), annotated(bytes, ...words.map((one, index) => about(bytes, one, { message: `Lời ${index}` }))));
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fodt', '--outdir', folder, join(folder, 'a.docx')],
      { stdio: 'ignore' },
    );
    const around = annotationsIn(readFileSync(join(folder, 'a.fodt'), 'utf8'));
    expect(words.map((_, index) => around.find(({ message }) => message.includes(`Lời ${index}`))?.words)).toEqual(words);
  },
  120_000,
);

/** Comments of a flat ODT with the words between their marks. */
function annotationsIn(xml: string): { message: string; words: string }[] {
  const all = new Map<string, { message: string; words: string }>();
  const open = new Set<string>();
  let inside = '';
  walkXml('a.fodt', xml, {
    open(tag, attributes) {
      if (tag === 'annotation') {
        inside = attributes['name'] ?? `${all.size}`;
        all.set(inside, { message: '', words: '' });
        open.add(inside);
      }
      if (tag === 'annotation-end') open.delete(attributes['name'] ?? '');
    },
    close(tag) {
      if (tag === 'annotation') inside = '';
    },
    text(text) {
      const held = all.get(inside);
      if (held !== undefined) held.message += text;
      else for (const name of open) (all.get(name) ?? { words: '' }).words += text;
    },
  });
  return [...all.values()];
}
