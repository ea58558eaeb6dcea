/** The structure tree of a tagged PDF: which pieces of a page make one paragraph, and which are headings. */
import type { PdfJsPage } from './pdf-open.ts';

export interface TaggedBlock {
  /** 1–6; 0 for text. */
  readonly heading: number;
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Roles inside a paragraph; every other one begins a block of its own. */
const INLINE = new Set(['Span', 'Link', 'Reference', 'Quote', 'Em', 'Strong', 'Sub', 'Annot', 'Code', 'Lbl', 'Form']);

/** Id of a marked content → its block; empty where the file is not tagged. Without recursion: the tree comes from a stranger. */
export async function taggedBlocks(page: PdfJsPage): Promise<Map<string, TaggedBlock>> {
  const blocks = new Map<string, TaggedBlock>();
  const root = (await page.getStructTree()) as Node | null;
  if (root === null) return blocks;
  const open: { readonly node: Node; readonly block: TaggedBlock }[] = [{ node: root, block: { heading: 0 } }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { node, block } = top;
    if (node.type === 'content' && node.id !== undefined) blocks.set(node.id, block);
    for (const child of node.children ?? []) {
      // Typst puts a paragraph into its heading.
      const own =
        child.role === undefined || INLINE.has(child.role)
          ? block
          : { heading: child.role === 'P' ? block.heading : headingOf(child.role) };
      open.push({ node: child, block: own });
    }
  }
  return blocks;
}

function headingOf(role: string): number {
  if (role === 'Title') return 1;
  return Number(/^H([1-6])$/u.exec(role)?.[1] ?? 0);
}
