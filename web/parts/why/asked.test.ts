import { describe, expect, it } from 'vitest';
import { addressOf, askedOf } from './asked.ts';

describe('a question in the address', () => {
  it.each([
    { unit: '51@2025-07-01', period: '2026', query: 'plan programme=HP1 year=2026' },
    { unit: '614', period: '2023-H1', query: 'disbursed / plan', asOf: '2023-06-14' },
  ])('is read as it was written: $query', (asked) => expect(askedOf(addressOf(asked))).toEqual(asked));
  it.each(['', 'plan', '614~2023', '614~2023~~'])('is none: “%s”', (text) => expect(askedOf(text)).toBeNull());
});
