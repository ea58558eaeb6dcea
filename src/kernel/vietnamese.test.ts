import { describe, expect, it } from 'vitest';
import { cleanText, foldVietnamese, formatCount, upperFirst } from './vietnamese.ts';

describe('foldVietnamese', () => {
  it.each([
    ['Đăk  Ruồng', 'dak ruong'],
    ['  Ủy ban\u00a0nhân dân\n', 'uy ban nhan dan'],
    ['ĐƯỜNG ƠN Ưu', 'duong on uu'],
    ['Đắk Kôi'.normalize('NFD'), 'dak koi'],
    ['QĐ-01/2023', 'qd-01/2023'],
    ['', ''],
  ])('%s', (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
    expect(foldVietnamese(folded)).toBe(folded);
  });
  it('folds every Vietnamese letter to a plain one', () => {
    const letters = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';
    expect(foldVietnamese(letters)).toBe(
      `${'a'.repeat(17)}d${'e'.repeat(11)}${'i'.repeat(5)}${'o'.repeat(17)}${'u'.repeat(11)}${'y'.repeat(5)}`,
    );
    expect(foldVietnamese(letters.toUpperCase())).toBe(foldVietnamese(letters));
  });
});

describe('text', () => {
  it('cleans names', () => {
    expect(cleanText('  xã\u00a0 Đăk\t\nKôi '.normalize('NFD'))).toBe('xã Đăk Kôi');
    expect(cleanText('a b')).toBe('a b');
  });
  it('writes counts below ten with a zero', () => expect([0, 6, 9, 10, 12].map(formatCount)).toEqual(['00', '06', '09', '10', '12']));
  it('raises the first letter only', () => {
    expect(upperFirst('đăk kôi')).toBe('Đăk kôi');
    expect(upperFirst('Đ')).toBe('Đ');
    expect(upperFirst('')).toBe('');
  });
});
