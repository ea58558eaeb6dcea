/** The text of a file with the places of its findings marked. */
import { useEffect, useRef } from 'react';
import type { Finding, Severity } from '../../../src/kernel/finding.ts';
import { marksOf } from './marks.ts';

export function Paper(props: { text: string; findings: readonly Finding[]; chosen: string | null; label: string }) {
  const { text, findings, chosen, label } = props;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== null) place.current?.querySelector(`mark[data-id="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return (
    // A long text is scrolled by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section ref={place} className="paper" aria-label={label} tabIndex={0}>
      {marksOf(text.length, findings).map(({ start, end, finding }) =>
        finding === null ? (
          text.slice(start, end)
        ) : (
          <mark
            key={start}
            data-id={finding.id}
            className={CLASS[finding.severity]}
            title={finding.message}
            style={finding.id === chosen ? { outline: '2px solid #0b5cad' } : undefined}
          >
            {text.slice(start, end)}
          </mark>
        ),
      )}
    </section>
  );
}

const CLASS: Readonly<Record<Severity, string>> = { error: 'error', warning: '', note: 'note' };
