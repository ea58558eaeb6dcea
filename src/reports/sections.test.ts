import { describe, expect, it } from 'vitest';
import type { Document } from '../kernel/document.ts';
import { blocksOfText, sectionsOf } from './sections.ts';
import { parseTemplate } from './template.ts';

const { root } = parseTemplate(
  'thu',
  '# I. Kết quả\n\n## 1. Chỉ đạo\n\n{% each "narratives" section="dieu-hanh" as="n" %}\n- {% $n.content %}.\n{% /each %}\n\n{% if some("tasks") %}\n## 2. Nhiệm vụ\n\n{% each "tasks" as="t" %}\n- {% $t.content %}\n{% /each %}\n{% /if %}\n',
);
const text = (words: string) => [{ type: 'text', text: words }];
const document = {
  blocks: [
    { type: 'heading', level: 1, number: 'I.', inlines: text('Kết quả') },
    { type: 'heading', level: 2, number: '1.', inlines: text('Chỉ đạo') },
    { type: 'item', marker: '-', level: 1, inlines: text('Đã họp.') },
  ],
} as unknown as Document;

describe('sections of a report', () => {
  it('say which records stand under which heading, also one that is not printed', () => {
    const printed = [...root.walk()].filter((node) => node.type === 'heading').slice(0, 2);
    expect(sectionsOf(root, printed, document)).toEqual([
      { block: 0, level: 1, title: 'I. Kết quả', takes: [] },
      { block: 1, level: 2, title: '1. Chỉ đạo', takes: [{ list: 'narratives', of: 'dieu-hanh' }] },
      { block: null, level: 2, title: '2. Nhiệm vụ', takes: [{ list: 'tasks', of: '' }] },
    ]);
  });
  it('are found again in the text that was rendered, the letterhead aside', () => {
    const lines = ['UBND TỈNH', 'I. KẾT QUẢ', '1. Chỉ đạo', '- Đã họp.'];
    let at = 0;
    const blocks = lines.map((line) => {
      at += line.length + 1;
      return { start: at - line.length - 1, end: at - 1 };
    });
    expect([...blocksOfText(document, { text: lines.join('\n'), blocks } as never)]).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
  });
});
