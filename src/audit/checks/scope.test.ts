import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { outlineOf } from '../outline.ts';
import { scopeFindings } from './scope.ts';

const found = (text: string) => scopeFindings(outlineOf(readMarkdown(new TextEncoder().encode(text))));
const result = 'Giảm 7,98%/6,6% (từ 24,86% năm 2021 xuống còn 16,88% cuối năm 2022), đạt 121% so với mục tiêu.';

describe('a result against the target of another year', () => {
  it('is one note, however often it is said', () => {
    const list = found(`- Giảm tỷ lệ hộ nghèo năm 2023 là 6,6%.\n\n${result}\n\n${result}`);
    expect(list.map((one) => one.severity)).toEqual(['note']);
    expect(list[0]?.message).toContain('năm 2022');
  });
  it.each([
    ['the same year', `- Giảm tỷ lệ hộ nghèo năm 2022 là 6,6%.\n\n${result}`],
    ['no target set', result],
    ['set for two years', `- Giảm tỷ lệ năm 2022 là 6,6%.\n\n- Giảm tỷ lệ năm 2023 là 6,6%.\n\n${result}`],
  ])('nothing: %s', (_, text) => expect(found(text)).toEqual([]));
});
