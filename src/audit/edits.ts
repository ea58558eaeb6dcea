/** The slips of a hand: what a printed number may have been before one digit, one swap or one separator went wrong. */
import { type Decimal, decimal, shift } from './decimal.ts';
import type { Figure } from './figures.ts';
import { type NumberStyle, printNumber } from './format.ts';

export interface Edit {
  readonly value: Decimal;
  readonly decimals: number;
  /** Written out when it is asked for: most candidates never are. */
  readonly printed: string;
  readonly kind: 'digit' | 'swap' | 'drop' | 'double' | 'separator' | 'part' | 'recomputed' | 'restated';
}

/** Prints a value like the figure is printed: groups, decimals, leading zero. */
export function printLike(figure: Figure, value: Decimal, style: NumberStyle, decimals = figure.malformed ? 0 : figure.decimals): string {
  const grouped = !/^\d{4,}/u.test(figure.printed);
  const pad = /^0\d/u.test(figure.printed) && decimals === 0 ? figure.printed.length : 0;
  return printNumber(value, decimals, style, grouped, pad);
}

/** All single slips of one figure, without repeats; at most about 120 for a figure of nine digits. */
export function editsOf(figure: Figure, style: NumberStyle): Edit[] {
  const decimals = figure.decimals;
  const digits = figure.printed.replace(/\D/gu, '');
  const seen = new Set<string>([digits]);
  const edits: Edit[] = [];
  const add = (text: string, kind: Edit['kind']) => {
    if (text === '' || seen.has(text) || (text.length > 1 && text.startsWith('0') && !digits.startsWith('0'))) return;
    seen.add(text);
    const value = decimal(BigInt(text), decimals);
    edits.push(lazily(figure, style, value, decimals, kind));
  };
  if (digits.length <= 15) {
    for (let i = 0; i < digits.length; i += 1) {
      for (let d = 0; d <= 9; d += 1) add(digits.slice(0, i) + d + digits.slice(i + 1), 'digit');
    }
    for (let i = 0; i < digits.length; i += 1)
      for (let k = i + 1; k < digits.length; k += 1)
        add(digits.slice(0, i) + digits[k] + digits.slice(i + 1, k) + digits[i] + digits.slice(k + 1), 'swap');
    if (digits.length > 1) for (let i = 0; i < digits.length; i += 1) add(digits.slice(0, i) + digits.slice(i + 1), 'double');
    // A digit lost anywhere: ten possibilities a place.
    for (let i = 0; i <= digits.length; i += 1) for (let d = 0; d <= 9; d += 1) add(digits.slice(0, i) + d + digits.slice(i), 'drop');
  }
  const value = figure.readings[0];
  for (const n of [-3, -2, -1, 1, 2, 3]) {
    const moved = shift(value, n);
    const places = Math.max(0, decimals - n);
    if (places > 4) continue;
    const trimmed = trim(moved);
    edits.push(lazily(figure, style, moved, Math.min(places, Math.max(trimmed, 0)), 'separator'));
  }
  if (figure.malformed) {
    for (const reading of figure.readings.slice(1)) edits.unshift(lazily(figure, style, reading, reading.e, 'separator'));
  }
  return edits;
}

function lazily(figure: Figure, style: NumberStyle, value: Decimal, decimals: number, kind: Edit['kind']): Edit {
  return {
    value,
    decimals,
    kind,
    get printed() {
      return printLike(figure, value, style, decimals);
    },
  };
}

function trim(value: Decimal): number {
  let { m, e } = value;
  while (e > 0 && m % 10n === 0n) {
    m /= 10n;
    e -= 1;
  }
  return e;
}
