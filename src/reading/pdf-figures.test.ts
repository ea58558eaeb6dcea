import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPdfFigures } from './pdf-figures.ts';

describe('readPdfFigures', () => {
  it.each([
    ['empty-file', new Uint8Array()],
    ['unsupported-file', strToU8('PK')],
    ['unreadable-file', strToU8('%PDF-1.7 nothing else')],
  ])('says %s', async (code, bytes) => {
    await expect(readPdfFigures(bytes)).rejects.toMatchObject({ code });
  });
});
