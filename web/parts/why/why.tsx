/** Any number can be asked "why": it is a button that opens the panel of where it comes from. The question stands in the address. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../../words/words.tsx';
import { type Asked, addressOf, askedOf } from './asked.ts';

const Panel = lazy(() => import('./panel.tsx').then(({ WhyPanel }) => ({ default: WhyPanel })));

export function WhyFigure({ children, ...asked }: Asked & { readonly children: ReactNode }) {
  const { say } = useWords();
  const go = useNavigate();
  const open = () => void go({ to: '.', search: (old) => ({ ...old, why: addressOf(asked) }), resetScroll: false });
  return (
    <button type="button" className="why" title={say('why.ask')} onClick={open}>
      {children}
    </button>
  );
}

/** Stands once in the shell. */
export function WhyDrawer() {
  const { why } = useSearch({ from: '__root__' });
  const go = useNavigate();
  const asked = why === undefined ? null : askedOf(why);
  if (asked === null) return null;
  const close = () => void go({ to: '.', search: ({ why: _, ...old }) => old, resetScroll: false });
  return (
    <Suspense>
      <Panel key={why} asked={asked} close={close} />
    </Suspense>
  );
}
