/** A difference says its direction: "+1.250", "−1.250"; nothing is a dash. Pure. */
export const signed = (value: number, amount: (value: number) => string): string =>
  value === 0 ? '–' : value > 0 ? `+${amount(value)}` : `−${amount(-value)}`;
