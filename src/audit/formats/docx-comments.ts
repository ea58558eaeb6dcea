/** The parts of a package that hold comments and say that they are there. */
import type { Finding } from '../../kernel/finding.ts';
import { decodePart, walkXml } from '../../reading/xml.ts';
import type { RuleName } from '../model.ts';
import { RULE_TITLES } from '../rule-titles.ts';

const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const COMMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const LABEL = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi chú' } as const;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// What can stand in no XML file.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string): string => text.replace(FORBIDDEN, ' ').replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? sign);

/** Parts are written back as UTF-8, whatever they were. */
export const declaredUtf8 = (xml: string): string => xml.replace(/^(<\?xml[^>]*?encoding\s*=\s*)(["'])[^"']*\2/u, '$1$2UTF-8$2');

export interface CommentParts {
  readonly nextId: number;
  /** The parts to write for these comments. */
  withComments(comments: readonly string[]): Map<string, string>;
}

/** @param namespace of the document: strict files have names of their own */
export function commentParts(parts: ReadonlyMap<string, Uint8Array>, namespace: string): CommentParts {
  const relations = textOf(parts, RELATIONS);
  const known = commentTarget(relations);
  const name = known ?? 'word/comments.xml';
  const held = textOf(parts, name);
  return {
    nextId: held === undefined ? 0 : highestId(name, held) + 1,
    withComments(comments) {
      const empty = `${DECLARATION}<w:comments xmlns:w="${namespace}"></w:comments>`;
      const changed = new Map([[name, append(held ?? empty, () => comments.join(''))]]);
      if (known === undefined) {
        const base = namespace.startsWith('http://purl.')
          ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
          : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
        const none = `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
        changed.set(
          RELATIONS,
          append(relations ?? none, (prefix) => `<${prefix}Relationship Id="rIdMtqgAudit" Type="${base}/comments" Target="comments.xml"/>`),
        );
      }
      const types = textOf(parts, TYPES);
      if (types !== undefined && !types.includes(`"/${name}"`))
        changed.set(
          TYPES,
          append(types, (prefix) => `<${prefix}Override PartName="/${name}" ContentType="${COMMENT_TYPE}"/>`),
        );
      return changed;
    },
  };
}

function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string | undefined {
  const part = parts.get(name);
  return part === undefined ? undefined : declaredUtf8(decodePart(part));
}

function commentTarget(relations: string | undefined): string | undefined {
  let target: string | undefined;
  if (relations !== undefined)
    walkXml(RELATIONS, relations, {
      open(_, attributes) {
        if (attributes['Type']?.endsWith('/relationships/comments') === true) target ??= attributes['Target'];
      },
      close() {},
    });
  return target === undefined ? undefined : target.startsWith('/') ? target.slice(1) : `word/${target}`;
}

function highestId(name: string, comments: string): number {
  let highest = -1;
  walkXml(name, comments, {
    open(tag, attributes) {
      if (tag === 'comment') highest = Math.max(highest, Number(attributes['id'] ?? -1) || 0);
    },
    close() {},
  });
  return highest;
}

/** Puts elements behind the last child of the root, whose prefix they may share. */
function append(xml: string, elements: (prefix: string) => string): string {
  const root = /<([^\s/>?!]+)/u.exec(xml.replace(/<!--[\s\S]*?-->/gu, (comment) => ' '.repeat(comment.length)))?.[1] ?? '';
  const added = elements(root.slice(0, root.indexOf(':') + 1));
  const end = xml.lastIndexOf(`</${root}`);
  if (end >= 0) return xml.slice(0, end) + added + xml.slice(end);
  const empty = xml.lastIndexOf('/>');
  return `${xml.slice(0, empty)}>${added}</${root}>${xml.slice(empty + 2)}`;
}

/** One comment; it declares its namespace itself, so that it fits into any part. */
export function commentOf(id: number, finding: Finding, date: string, namespace: string): string {
  const title = RULE_TITLES[finding.rule as RuleName] ?? finding.rule;
  const lines = [`${LABEL[finding.severity]} (${title}): ${finding.message}`];
  if (finding.suggestion !== undefined)
    lines.push(`Đề nghị: ${finding.suggestion.replace.text} → ${finding.suggestion.with} (${finding.suggestion.reason}).`);
  if (finding.legalRef !== undefined) lines.push(`Căn cứ: ${finding.legalRef}.`);
  const paragraphs = lines
    .map((line) => `<w:p><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`)
    .join('');
  const when = escapeXml(date.replace(/\.\d+(?=Z|[+-])/u, ''));
  return `<w:comment xmlns:w="${escapeXml(namespace)}" w:id="${id}" w:author="mtqg audit" w:date="${when}" w:initials="m">${paragraphs}</w:comment>`;
}
