import { describe, expect, it } from 'vitest';
import { foundIn, type Thing } from './found.ts';

const thing = (title: string, more = ''): Thing => ({ group: 'place.documents', title, more, address: `/${title}` });
const THINGS = [thing('Công văn 7', 'về giải ngân vốn'), thing('Giải ngân'), thing('Kế hoạch 12')];
const titles = (text: string) => foundIn(THINGS, text).map((one) => one.title);

describe('a search', () => {
  it('finds without accents, every word in any order, titles first', () => {
    expect(titles('giai ngan')).toEqual(['Giải ngân', 'Công văn 7']);
    expect(titles('ngân GIẢI')).toEqual(['Giải ngân', 'Công văn 7']);
    expect(titles('giai ngan 7')).toEqual(['Công văn 7']);
    expect(titles('không có')).toEqual([]);
    expect(titles('  ')).toEqual([]);
  });
  it('puts first what is called so, then what begins so', () => {
    const places = ['Kỳ báo cáo', 'Báo cáo năm', 'Báo cáo'].map((title) => thing(title));
    expect(foundIn(places, 'bao cao').map((one) => one.title)).toEqual(['Báo cáo', 'Báo cáo năm', 'Kỳ báo cáo']);
  });
  it('shows the first twenty', () =>
    expect(
      foundIn(
        Array.from({ length: 50 }, (_, index) => thing(`A ${index}`)),
        'a',
      ),
    ).toHaveLength(20));
});
