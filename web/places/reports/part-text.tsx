/** One section: its text in order, sentences that people wrote changed where they stand. */
import { Button } from 'antd';
import { useState } from 'react';
import type { components } from '../../api/schema.gen.ts';
import { kept } from '../../parts/kept.ts';
import { useWords } from '../../words/words.tsx';
import { FiguresTable } from './annex-table.tsx';
import { Inlines } from './inlines.tsx';
import { type Part, recordOf, type Take, taken } from './outline.ts';
import { draftName, type WrittenRecord } from './records.ts';
import { Sentence } from './sentence.tsx';
import { useChanges } from './use-changes.ts';

type Document = components['schemas']['Document'];

export function PartText(props: { part: Part; document: Document; records: readonly WrittenRecord[]; writes: boolean }) {
  const { say } = useWords();
  const { part, document, records, writes } = props;
  const own = taken(part.takes, records, document.unit, document.period);
  const printedOnes = new Map(
    part.blocks.flatMap(({ index, block }) => {
      const record = recordOf(block, own);
      return record ? [[index, record] as const] : [];
    }),
  );
  const shown = new Set(printedOnes.values());
  return (
    <section id={part.id} className="part" aria-label={part.title}>
      <h2 className={`level${part.level}`}>{part.title}</h2>
      {!part.isPrinted && <p className="quiet">{say('reports.notPrinted')}</p>}
      {part.blocks.map(({ index, block }) => {
        const record = printedOnes.get(index);
        if (record && writes) return <Sentence key={record.key} record={record} anchor={`khoi-${index}`} />;
        if (block.type === 'table') return <FiguresTable key={index} label={part.title} table={block.table} document={document} />;
        return (
          <p key={index} id={`khoi-${index}`} tabIndex={-1} className={block.type}>
            {block.type === 'item' && `${block.marker} `}
            <Inlines of={block.inlines} document={document} />
          </p>
        );
      })}
      {own
        .filter((one) => !shown.has(one))
        .map((one) => (writes ? <Sentence key={one.key} record={one} /> : <p key={one.key}>{one.data.content}</p>))}
      {writes &&
        part.takes.map((take) => (
          <Adding
            key={`${take.list} ${take.of}`}
            take={take}
            document={document}
            order={Math.max(0, ...own.map((one) => one.data.order)) + 1}
          />
        ))}
    </section>
  );
}

/** A new sentence, and what was withdrawn just now. */
function Adding({ take, document, order }: { take: Take; document: Document; order: number }) {
  const { say } = useWords();
  const place = `${document.unit} ${document.period} ${take.list} ${take.of}`;
  const [isOpen, setOpen] = useState(() => kept(draftName(place)) !== null);
  const { withdrawn, restore } = useChanges();
  const gone = withdrawn.filter(
    ({ list, data, unit }) =>
      list === take.list &&
      data.period === document.period &&
      unit.split('@')[0] === document.unit &&
      (take.of === '' || take.of === (data.section ?? data.group)),
  );
  return (
    <>
      {gone.map((one) => (
        <p key={one.key} role="status" className="quiet">
          {say('reports.withdrawn', { text: one.data.content })}{' '}
          <Button size="small" onClick={() => void restore(one)}>
            {say('reports.restore')}
          </Button>
        </p>
      ))}
      {isOpen ? (
        <Sentence fresh={{ take, place, order, document }} close={() => setOpen(false)} />
      ) : (
        <Button size="small" className="no-print" onClick={() => setOpen(true)}>
          {say(`reports.add.${take.list}`)}
        </Button>
      )}
    </>
  );
}
