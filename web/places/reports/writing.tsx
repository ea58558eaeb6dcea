/** Writing a report: its sections at the left, their text with live figures, what the checks say at the right. */
import type { operations } from '../../api/schema.gen.ts';
import { useHolds, WRITERS } from '../../parts/roles.ts';
import { Asked } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { AnnexTable } from './annex-table.tsx';
import { Checks } from './checks.tsx';
import { partsOf } from './outline.ts';
import { PartText } from './part-text.tsx';
import type { Choice } from './queries.ts';
import { useWritten } from './records.ts';

export type ComposedReport = operations['composeReport']['responses'][200]['content']['application/json'];

export function Writing({ choice, data }: { choice: Choice; data: ComposedReport }) {
  const { say } = useWords();
  const { document, sections, audit } = data;
  const parts = partsOf(document, sections);
  const records = useWritten(document.unit, document.asOf);
  const writes = useHolds()(...WRITERS);
  return (
    <div className="studio">
      <nav className="outline" aria-label={say('reports.sections')}>
        <ol>
          {parts.map((part) => (
            <li key={part.id} className={`level${part.level}`}>
              <a href={`#${part.id}`} className={part.isPrinted ? undefined : 'quiet'}>
                {part.title}
              </a>
            </li>
          ))}
          {document.annexes.map((annex) => (
            <li key={annex.code} className="level1">
              <a href={`#${annex.code}`}>
                {say('reports.annexes')} {annex.number}: {annex.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="manuscript">
        <Asked query={records}>
          {(all) => parts.map((part) => <PartText key={part.id} part={part} document={document} records={all} writes={writes} />)}
        </Asked>
        {document.annexes.map((annex) => (
          <AnnexTable key={annex.code} annex={annex} document={document} />
        ))}
      </div>
      <Checks choice={choice} findings={audit.findings} parts={parts} />
    </div>
  );
}
