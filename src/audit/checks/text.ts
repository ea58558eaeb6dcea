/** Rule `text`: damaged text that no reader needs a calculator for. */
import type { Citation } from '../citations.ts';
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';
import { annexFindings } from './annexes.ts';
import { blankFindings } from './blanks.ts';
import { bracketFindings, quoteFindings } from './brackets.ts';
import { doubledFindings } from './doubled.ts';
import { malformedFindings } from './malformed.ts';
import { missingWordFindings } from './missing-words.ts';
import { numberingFindings } from './numbering.ts';

export function textFindings(outline: Outline, citations: readonly Citation[]): Found[] {
  return [
    ...doubledFindings(outline),
    ...missingWordFindings(outline),
    ...quoteFindings(outline),
    ...bracketFindings(outline),
    ...blankFindings(outline),
    ...annexFindings(outline, citations),
    ...numberingFindings(outline),
    ...malformedFindings(outline),
  ];
}
