/** (template, facts) → Document. Pure: the same facts and template give the same document. */
import type { Node } from '@markdoc/markdoc';
import { unitTitle } from '../catalogue/names.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Annex, Block, Cell, Document, Inline } from '../kernel/document.ts';
import { romanNumeral } from '../kernel/document.ts';
import { Problem } from '../kernel/problem.ts';
import type { Issuer } from '../steering/model.ts';
import { keeps } from './annex-columns.ts';
import { attachedLine } from './attached.ts';
import { composeAnnex } from './compose-annex.ts';
import { Composer } from './composer.ts';
import type { Facts } from './facts.ts';
import { listOf } from './lists.ts';
import { attributesOf, branches, type Scope, type Template, valueOf } from './template.ts';

export interface ComposeOptions {
  /** Number of the report in the register, "" before it is given. */
  readonly number: string;
  readonly signedOn: Day | null;
}

/**
 * `headings`: the nodes of the template that the document's headings come from, in their order.
 * @throws Problem invalid-template, no-data, unanswerable, unknown-code
 */
export function compose(template: Template, facts: Facts, options: ComposeOptions): { document: Document; headings: Node[] } {
  const composer = new Composer(facts);
  const issuer = issuerOf(facts);
  const scope: Scope = { ...composer.scope(), issuer: { shortName: issuer.shortName, issuer: issuer.issuer } };
  const letterhead = {
    superior: '',
    issuer: breakIssuer(issuer.issuer),
    number: options.number,
    symbol: issuer.symbol,
    place: issuer.place,
    signedOn: options.signedOn,
    year: facts.period.year,
  } as const;
  const kind = template.settings['kind'] ?? 'BÁO CÁO';

  // Annexes first: the text says whether there are any.
  const found = annexNodes(template.root, composer, scope).flatMap((node) => composeAnnex(composer, node, scope) ?? []);
  const attachedTo = attachedLine({ kind, ...letterhead }, issuer.shortName);
  const annexes: Annex[] = found.map((annex, index) => ({ ...annex, number: found.length > 1 ? romanNumeral(index + 1) : '', attachedTo }));

  const walker = new Walker(composer);
  const blocks = fillEmpty(
    walker.blocks(template.root.children, {
      ...scope,
      annexes: { count: annexes.length, some: annexes.length > 0, codes: annexes.map((annex) => annex.code) },
    }),
  );
  if (!walker.subject) throw new Problem('invalid-template', `Mẫu ${template.name} thiếu trích yếu ({% subject %}).`);
  const document = numberPlaces({
    schemaVersion: 1,
    report: template.name,
    unit: facts.unit.code,
    period: facts.period.code,
    asOf: facts.asOf,
    chain: facts.chain,
    letterhead,
    kind,
    subject: walker.subject,
    addressees: issuer.addressees,
    blocks,
    footnotes: composer.footnotes,
    signature: { authority: issuer.authority, name: issuer.signer },
    recipients: issuer.recipients,
    annexes,
    figures: composer.figures,
  });
  return { document, headings: walker.headings };
}

/** A heading with nothing under it says so: an officer sees what is not entered yet, a reader is not left guessing. */
function fillEmpty(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    const next = blocks[index + 1];
    const isEmpty = block.type === 'heading' && (next === undefined || (next.type === 'heading' && next.level <= block.level));
    return isEmpty
      ? [block, { type: 'paragraph', inlines: [{ type: 'text', text: '(Chưa có nội dung trong kỳ)', italic: true }] }]
      : [block];
  });
}

/** The issuer's record of the unit, or what follows from the unit's own name. */
function issuerOf(facts: Facts): Issuer {
  const held = facts.steering.issuers.find((fact) => fact.unit === facts.catalogue.unitKey(facts.unit));
  if (held) return held.data;
  const title = unitTitle(facts.unit);
  return {
    issuer: `ỦY BAN NHÂN DÂN ${title.toLocaleUpperCase('vi')}`,
    shortName: `Ủy ban nhân dân ${title}`,
    symbol: 'BC-UBND',
    place: facts.unit.name,
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    signer: '',
    addressees: [],
    recipients: ['Lưu: VT'],
  };
}

function breakIssuer(issuer: string): string {
  return issuer.replace(/^(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+/u, '$1\n');
}

function annexNodes(root: Node, composer: Composer, scope: Scope): Node[] {
  return root.children.flatMap((node) => {
    if (node.type !== 'tag') return [];
    if (node.tag === 'annex') return [node];
    const isAnnex = (child: Node) => child.type === 'tag' && child.tag === 'annex';
    // Conditions around prose may ask about the annexes themselves; only those around an annex are asked here.
    if (node.tag !== 'if' || !node.children.some(isAnnex)) return [];
    const { chosen: yes, otherwise } = branches(node);
    const chosen = valueOf(node.attributes['primary'], scope, composer.functions) ? yes : otherwise;
    return chosen.filter(isAnnex);
  });
}

class Walker {
  readonly #composer: Composer;
  readonly headings: Node[] = [];
  subject = '';

  constructor(composer: Composer) {
    this.#composer = composer;
  }

  blocks(nodes: readonly Node[], scope: Scope): Block[] {
    return nodes.flatMap((node) => this.#block(node, scope, 1));
  }

  #block(node: Node, scope: Scope, level: 1 | 2): Block[] {
    switch (node.type) {
      case 'heading': {
        const inlines = this.#inlines(node.children, scope);
        const first = inlines[0];
        const match = first?.type === 'text' ? /^([IVXLC]+\.|\d+(?:\.\d+)*\.?|[a-zđ]\))\s+/u.exec(first.text) : null;
        const number = match?.[1] ?? '';
        this.headings.push(node);
        const rest =
          match && first?.type === 'text' ? [{ ...first, text: first.text.slice(match[0].length) }, ...inlines.slice(1)] : inlines;
        return [{ type: 'heading', level: Math.min(4, Number(node.attributes['level'])) as 1, number, inlines: rest }];
      }
      case 'paragraph': {
        const inlines = this.#inlines(node.children, scope);
        return inlines.length === 0 ? [] : [{ type: 'paragraph', inlines }];
      }
      case 'list':
        return node.children.flatMap((item) => this.#item(item, scope, level));
      case 'tag':
        return this.#tag(node, scope, level);
      case 'comment':
        return [];
      default:
        throw new Problem(
          'invalid-template',
          `Dòng ${(node.lines[0] ?? 0) + 1} của mẫu dùng “${node.type}”, mẫu báo cáo không có kiểu này.`,
        );
    }
  }

  #item(item: Node, scope: Scope, level: 1 | 2): Block[] {
    const own = item.children.filter((child) => child.type === 'inline');
    const nested = item.children.filter((child) => child.type !== 'inline');
    const inlines = this.#inlines(own, scope);
    return [
      ...(inlines.length === 0 ? [] : [{ type: 'item' as const, marker: level === 1 ? '-' : '+', level, inlines }]),
      ...nested.flatMap((child) => this.#block(child, scope, 2)),
    ];
  }

  #tag(node: Node, scope: Scope, level: 1 | 2): Block[] {
    const composer = this.#composer;
    switch (node.tag) {
      case 'annex':
      case 'comment':
        return [];
      case 'if': {
        const { chosen: yes, otherwise } = branches(node);
        return (valueOf(node.attributes['primary'], scope, composer.functions) ? yes : otherwise).flatMap((child) =>
          this.#block(child, scope, level),
        );
      }
      case 'each': {
        return this.#elements(node, scope).flatMap(({ inner }) => node.children.flatMap((child) => this.#block(child, inner, level)));
      }
      case 'rounding':
        return composer.hasRoundedSums
          ? [
              {
                type: 'paragraph',
                inlines: [{ type: 'text', text: '(Số liệu thành phần có thể không cộng đúng tổng do làm tròn)', italic: true }],
              },
            ]
          : [];
      default: {
        const inlines = this.#inline(node, scope, {});
        return inlines.length === 0 ? [] : [{ type: 'paragraph', inlines }];
      }
    }
  }

  #elements(node: Node, scope: Scope): { inner: Scope; first: boolean }[] {
    const attributes = attributesOf(node, scope, this.#composer.functions);
    return listOf(this.#composer.facts, String(attributes['primary'] ?? ''), attributes)
      .filter((fields) => keeps(this.#composer, attributes['having'], fields))
      .map((fields, index) => ({ inner: { ...scope, [String(attributes['as'] ?? 'x')]: fields }, first: index === 0 }));
  }

  #inlines(nodes: readonly Node[], scope: Scope, style: { bold?: true; italic?: true } = {}): Inline[] {
    return tidy(nodes.flatMap((node) => this.#inline(node, scope, style)));
  }

  #inline(node: Node, scope: Scope, style: { bold?: true; italic?: true }): Inline[] {
    const composer = this.#composer;
    const children = (extra: { bold?: true; italic?: true } = {}) =>
      node.children.flatMap((child) => this.#inline(child, scope, { ...style, ...extra }));
    switch (node.type) {
      case 'inline':
      case 'paragraph':
        return children();
      case 'strong':
        return children({ bold: true });
      case 'em':
        return children({ italic: true });
      case 'text':
        return [{ type: 'text', text: String(valueOf(node.attributes['content'], scope, composer.functions)), ...style }];
      case 'softbreak':
      case 'hardbreak':
        return [{ type: 'text', text: ' ', ...style }];
      case 'comment':
        return [];
      case 'tag':
        break;
      default:
        throw new Problem(
          'invalid-template',
          `Dòng ${(node.lines[0] ?? 0) + 1} của mẫu dùng “${node.type}”, mẫu báo cáo không có kiểu này.`,
        );
    }
    const attributes = node.tag === 'if' || node.tag === 'each' ? {} : attributesOf(node, scope, composer.functions);
    switch (node.tag) {
      case 'figure':
      case 'ratio':
        return [{ ...composer.inlineFigure(attributes, node.tag === 'ratio'), ...style }];
      case 'if': {
        const { chosen: yes, otherwise } = branches(node);
        return (valueOf(node.attributes['primary'], scope, composer.functions) ? yes : otherwise).flatMap((child) =>
          this.#inline(child, scope, style),
        );
      }
      case 'each': {
        const join = String(node.attributes['join'] ?? '');
        return this.#elements(node, scope).flatMap(({ inner, first }) => [
          ...(first || join === '' ? [] : [{ type: 'text' as const, text: join, ...style }]),
          ...tidy(node.children.flatMap((child) => this.#inline(child, inner, style))),
        ]);
      }
      case 'subject':
        this.subject = tidy(children())
          .map((inline) => (inline.type === 'text' ? inline.text : ''))
          .join('');
        return [];
      case 'comment':
        return [];
      case 'note':
        return [composer.addFootnote(tidy(children()))];
      case 'cite': {
        // A footnote that lists the documents of a group, each in full.
        const documents = listOf(composer.facts, 'documents', { group: attributes['primary'] ?? attributes['group'] });
        if (documents.length === 0) return [];
        return [composer.addFootnote([{ type: 'text', text: `${documents.map((document) => document['full']).join('; ')}.` }])];
      }
      default:
        throw new Problem('invalid-template', `Dòng ${(node.lines[0] ?? 0) + 1} của mẫu có thẻ “${node.tag}” không dùng được ở đây.`);
    }
  }
}

/** Joins neighbouring texts of one style and folds the white space that tags leave behind. */
function tidy(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text' && last.bold === inline.bold && last.italic === inline.italic)
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  const folded = joined.map((inline) =>
    inline.type === 'text' ? { ...inline, text: inline.text.replace(/[ \n\t]+/g, ' ').replace(/ ([,;.:)])/g, '$1') } : inline,
  );
  const [first] = folded;
  if (first?.type === 'text') folded[0] = { ...first, text: first.text.trimStart() };
  const last = folded.at(-1);
  if (last?.type === 'text') folded[folded.length - 1] = { ...last, text: last.text.trimEnd() };
  return folded.filter((inline) => inline.type !== 'text' || inline.text !== '');
}

/** Numbers the places of figures over body, footnotes and annexes, in order. */
function numberPlaces(document: Document): Document {
  let place = 0;
  const inlines = (list: readonly Inline[]): Inline[] =>
    list.map((inline) => (inline.type === 'figure' ? { ...inline, place: ++place } : inline));
  const cells = (list: readonly Cell[]): Cell[] => list.map((cell) => (cell.type === 'figure' ? { ...cell, place: ++place } : cell));
  const blocks = document.blocks.map((block): Block => (block.type === 'table' ? block : { ...block, inlines: inlines(block.inlines) }));
  const footnotes = document.footnotes.map(inlines);
  const annexes = document.annexes.map((annex) => ({
    ...annex,
    table: { ...annex.table, rows: annex.table.rows.map((row) => ({ ...row, cells: cells(row.cells) })) },
  }));
  return { ...document, blocks, footnotes, annexes };
}
