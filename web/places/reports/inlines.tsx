/** Words and figures of a report as they are printed; each figure can be asked where it comes from. */
import type { ReactNode } from 'react';
import type { components } from '../../api/schema.gen.ts';
import { WhyFigure } from '../../parts/why/why.tsx';

type Document = components['schemas']['Document'];
type Inline = components['schemas']['Inline'];

export function Figure({ document, of, printed }: { document: Document; of: string; printed: string }) {
  const figure = document.figures.find((one) => one.id === of);
  if (!figure) return printed;
  const { unit, period, query } = figure;
  return (
    <WhyFigure unit={unit} period={period} query={query} asOf={document.asOf}>
      {printed}
    </WhyFigure>
  );
}

export function Inlines({ of, document }: { of: readonly Inline[]; document: Document }) {
  return of.map((inline, index): ReactNode => {
    // An inline has no name but its place.
    const key = `${inline.type} ${index}`;
    if (inline.type === 'note') return <sup key={key}>{inline.number}</sup>;
    const content = inline.type === 'text' ? inline.text : <Figure document={document} of={inline.figure} printed={inline.printed} />;
    const slanted = inline.italic ? <em>{content}</em> : content;
    return <span key={key}>{inline.bold ? <strong>{slanted}</strong> : slanted}</span>;
  });
}
