/** The pages of the PDF that the server makes, painted as they will come out of the printer. Its reader is loaded with this view only. */
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { openPdf, type PdfDocument, type PdfJsPage } from '../../../src/reading/pdf-open.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';
import { type Choice, composed, pdfFile } from './queries.ts';

export function Pages({ choice, asText }: { choice: Choice; asText: () => void }) {
  const { say } = useWords();
  // Composed again: printed again.
  const { dataUpdatedAt } = useQuery(composed(choice));
  const { data, error, refetch, isFetching } = useQuery({ ...pdfFile(choice, dataUpdatedAt), enabled: dataUpdatedAt > 0 });
  const { pages, failed } = usePages(data);
  return (
    <section aria-label={say('reports.view.pages')}>
      <p className="no-print">
        <span role="status">
          {pages && !isFetching ? say('reports.pages.count', { count: pages.length }) : say('reports.pages.making')}
        </span>{' '}
        <button type="button" className="link" onClick={asText}>
          {say('reports.pages.asText')}
        </button>
      </p>
      {error ? <Refused error={error} retry={() => void refetch()} /> : failed !== null && <Refused error={failed} />}
      {!pages && !error && failed === null && <Skeleton active paragraph={{ rows: 12 }} />}
      <div className="pages">
        {pages?.map((page) => (
          <Page key={page.pageNumber} of={page} count={pages.length} />
        ))}
      </div>
    </section>
  );
}

/** The pages of a file; the file before is let go of. */
function usePages(bytes: ArrayBuffer | undefined): { pages: readonly PdfJsPage[] | null; failed: unknown } {
  const [state, setState] = useState<{ pages: readonly PdfJsPage[] | null; failed: unknown }>({ pages: null, failed: null });
  useEffect(() => {
    if (!bytes) return;
    let pdf: PdfDocument | undefined;
    let isGone = false;
    setState({ pages: null, failed: null });
    const read = async () => {
      pdf = await openPdf(new Uint8Array(bytes));
      const file = pdf;
      const pages = await Promise.all(Array.from({ length: file.numPages }, (_, at) => file.getPage(at + 1)));
      if (!isGone) setState({ pages, failed: null });
    };
    const reading = read().catch((failed: unknown) => isGone || setState({ pages: null, failed }));
    return () => {
      isGone = true;
      void reading.then(() => pdf?.loadingTask.destroy());
    };
  }, [bytes]);
  return state;
}

/** Sharp when it is looked at closely, also on a screen of few points. */
const LEAST_DENSITY = 2;

function Page({ of: page, count }: { of: PdfJsPage; count: number }) {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [text, setText] = useState('');
  const { width, height } = page.getViewport({ scale: 1 });
  useEffect(() => {
    const at = canvas.current;
    if (!at) return;
    let painting: ReturnType<PdfJsPage['render']> | undefined;
    const paint = async () => {
      const density = Math.max(LEAST_DENSITY, devicePixelRatio);
      const viewport = page.getViewport({ scale: (at.clientWidth * density) / width });
      at.width = Math.round(viewport.width);
      at.height = Math.round(viewport.height);
      painting = page.render({ canvas: at, viewport });
      await painting.promise;
      at.dataset['painted'] = 'yes';
      const { items } = await page.getTextContent();
      setText(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    };
    // A long report is painted as it is read.
    const near = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return;
        near.disconnect();
        paint().catch((error: unknown) => (error as Error).name !== 'RenderingCancelledException' && setFailed(error));
      },
      { rootMargin: '100%' },
    );
    near.observe(at);
    return () => {
      near.disconnect();
      painting?.cancel();
    };
  }, [page, width]);
  return (
    <figure aria-label={say('reports.pages.page', { page: page.pageNumber, count })}>
      {failed !== null && <Refused error={failed} />}
      {/* What is inside is read out; what is painted is seen. */}
      <canvas ref={canvas} style={{ aspectRatio: `${width} / ${height}` }}>
        {text}
      </canvas>
    </figure>
  );
}
