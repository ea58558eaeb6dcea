/** What the docx library has no door for: the manifest parts, fixed dates, and the same bytes for the same report. */
import type { Day } from '../kernel/calendar.ts';
import { MANIFEST_NAMESPACE, MANIFEST_PROPERTY } from './manifest.ts';
import type { Parts } from './zip.ts';
import { escapeXml, getText, pack, setText, unpack } from './zip.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const ITEM_ID = '{6D747167-0001-4000-8000-000000000001}';
/** Word keeps custom properties of up to some 32,000 characters; longer values are cut in chunks. */
const CHUNK = 30_000;

export function finishPackage(bytes: Uint8Array, asOf: Day, manifestJson: string): Uint8Array {
  const parts = unpack(bytes);
  fixDates(parts, asOf);
  addCustomXml(parts, manifestJson);
  addCustomProperties(parts, manifestJson);
  return pack(parts);
}

/** The library writes the moment of rendering; a report is dated by its data. */
function fixDates(parts: Parts, asOf: Day): void {
  const name = 'docProps/core.xml';
  const core = getText(parts, name).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`);
  setText(
    parts,
    name,
    core.includes('<dc:language>') ? core : core.replace('</cp:coreProperties>', '<dc:language>vi-VN</dc:language></cp:coreProperties>'),
  );
}

function addCustomXml(parts: Parts, json: string): void {
  setText(parts, 'customXml/item1.xml', `${HEADER}<m:manifest xmlns:m="${MANIFEST_NAMESPACE}">${escapeXml(json)}</m:manifest>`);
  setText(
    parts,
    'customXml/itemProps1.xml',
    `${HEADER}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${MANIFEST_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  setText(
    parts,
    'customXml/_rels/item1.xml.rels',
    `${HEADER}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  );
  addRelationship(parts, 'word/_rels/document.xml.rels', 'rIdManifest', `${OFFICE}/relationships/customXml`, '../customXml/item1.xml');
  addContentType(parts, '/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml');
}

function addCustomProperties(parts: Parts, json: string): void {
  const letters = [...json];
  const chunks = Array.from({ length: Math.max(1, Math.ceil(letters.length / CHUNK)) }, (_, index) =>
    letters.slice(index * CHUNK, (index + 1) * CHUNK).join(''),
  );
  const properties = chunks.map((chunk, index) => {
    const name = index === 0 ? MANIFEST_PROPERTY : `${MANIFEST_PROPERTY}${index + 1}`;
    return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${escapeXml(chunk)}</vt:lpwstr></property>`;
  });
  setText(
    parts,
    'docProps/custom.xml',
    `${HEADER}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${properties.join('')}</Properties>`,
  );
  if (!getText(parts, '_rels/.rels').includes('docProps/custom.xml'))
    addRelationship(parts, '_rels/.rels', 'rIdCustom', `${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml');
  addContentType(parts, '/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml');
}

function addRelationship(parts: Parts, name: string, id: string, type: string, target: string): void {
  setText(
    parts,
    name,
    getText(parts, name).replace('</Relationships>', `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`),
  );
}
function addContentType(parts: Parts, part: string, type: string): void {
  const name = '[Content_Types].xml';
  const types = getText(parts, name);
  if (!types.includes(`PartName="${part}"`))
    setText(parts, name, types.replace('</Types>', `<Override PartName="${part}" ContentType="${type}"/></Types>`));
}
