import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocxFigures } from './docx-figures.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const manifest = {
  schemaVersion: 1,
  report: 'r',
  unit: '614',
  period: '2023-H1',
  asOf: '2023-06-30',
  chain: [],
  figures: [],
  places: [
    { place: 1, figure: 'aaa', printed: '1' },
    { place: 2, figure: 'aaa', printed: '1' },
  ],
};
const escape = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
const customXml = `<m:manifest xmlns:m="urn:mtqg:manifest">${escape(JSON.stringify(manifest))}</m:manifest>`;
const docx = (body: string, more: Record<string, string> = { 'customXml/item1.xml': customXml }) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...more }).map(([name, text]) => [
        name,
        strToU8(text),
      ]),
    ),
  );
const t = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const sdt = (id: string, content: string) =>
  `<w:sdt><w:sdtPr><w:tag w:val="fig:${id}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const mark = (name: string, id: number, content: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;

describe('readDocxFigures', () => {
  it('joins runs that Word has split, and leaves out proofing marks and deletions', () => {
    const content = `<w:r><w:t>72</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t>.8</w:t></w:r><w:del w:id="9"><w:r><w:delText>07</w:delText></w:r></w:del><w:ins w:id="8">${t('08')}</w:ins>`;
    expect(readDocxFigures(docx(`<w:p>${mark('fig_aaa_1', 5, sdt('aaa', content))}</w:p>`)).controls).toEqual([
      { place: 1, figure: 'aaa', text: '72.808' },
    ]);
  });
  it('uses the bookmark when the tag is lost, also one that LibreOffice renamed', () => {
    const lost = `<w:sdt><w:sdtPr/><w:sdtContent>${t('9,5')}</w:sdtContent></w:sdt>`;
    expect(readDocxFigures(docx(`<w:p>${mark('fig_aaa_1', 5, lost)}${mark('fig_bbb_2_Copy_1', 6, t('7'))}</w:p>`)).controls).toEqual([
      { place: 1, figure: 'aaa', text: '9,5' },
      { place: 2, figure: 'bbb', text: '7' },
    ]);
  });
  it('prefers the control when Word has moved its bookmark to the edges of the paragraph', () => {
    const body = `<w:p><w:bookmarkStart w:id="1" w:name="fig_aaa_1"/><w:bookmarkStart w:id="2" w:name="fig_aaa_2"/>${t('Tổng ')}${sdt('aaa', t('10'))}${t(' và ')}${sdt('aaa', t('11'))}<w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="2"/></w:p>`;
    expect(readDocxFigures(docx(body)).controls).toEqual([
      { place: 1, figure: 'aaa', text: '10' },
      { place: 2, figure: 'aaa', text: '11' },
    ]);
  });
  it('gives controls without bookmark the free places of the manifest, and a copy place 0', () => {
    const body = `<w:p>${sdt('aaa', t('1'))}${sdt('aaa', t('2'))}${sdt('aaa', t('3'))}</w:p>`;
    expect(readDocxFigures(docx(body)).controls.map(({ place, text }) => [place, text])).toEqual([
      [0, '3'],
      [1, '1'],
      [2, '2'],
    ]);
  });
  it('does not report a control that was deleted under revision', () => {
    expect(
      readDocxFigures(docx(`<w:p><w:del w:id="1">${sdt('aaa', '<w:r><w:delText>1</w:delText></w:r>')}</w:del></w:p>`)).controls,
    ).toEqual([]);
  });
  it('falls back to the custom property, in chunks', () => {
    const json = JSON.stringify(manifest);
    const property = (name: string, text: string) =>
      `<property name="${name}"><vt:lpwstr xmlns:vt="urn:vt">${escape(text)}</vt:lpwstr></property>`;
    const custom = `<Properties>${property('mtqgManifest2', json.slice(50))}${property('mtqgManifest', json.slice(0, 50))}${property('other', 'x')}</Properties>`;
    expect(readDocxFigures(docx('<w:p/>', { 'docProps/custom.xml': custom })).manifest?.places).toHaveLength(2);
    expect(readDocxFigures(docx('<w:p/>', {})).manifest).toBeNull();
  });
  it('refuses broken XML and other packages in Vietnamese', () => {
    expect(() => readDocxFigures(docx('<w:p>'))).toThrow(/hỏng/u);
    expect(() => readDocxFigures(zipSync({ 'a.txt': strToU8('x') }))).toThrow(/không phải văn bản Word/u);
  });
});
