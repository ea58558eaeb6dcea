/** A report that comes back from Word: each of its figures beside the ledger's, and the words that were changed. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, call } from '../../api/client.ts';
import type { operations } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { Drop } from '../../parts/drop.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useWords } from '../../words/words.tsx';
import { ChangedWords } from './changed-words.tsx';
import { lineChanges } from './compare.ts';
import { type Choice, fileAddress } from './queries.ts';

const AGAINST = [
  ['ledger', 'reports.return.ledger'],
  ['asComposed', 'reports.return.asComposed'],
] as const;

/** Both files are read by the same reader, so only what was changed by hand differs. */
async function changedWords(choice: Choice, bytes: Uint8Array) {
  const { readAuditText } = await import('../../../src/reading/read.ts');
  const response = await fetch(fileAddress(choice, 'docx'));
  if (!response.ok) return [];
  const [now, returned] = await Promise.all([
    readAuditText('a.docx', new Uint8Array(await response.arrayBuffer())),
    readAuditText('b.docx', bytes),
  ]);
  const lines = ({ text, blocks }: typeof now) =>
    blocks.filter(({ kind }) => ['heading', 'paragraph', 'item'].includes(kind)).map(({ start, end }) => text.slice(start, end));
  return lineChanges(lines(now), lines(returned));
}

export function Returned({ choice }: { choice: Choice }) {
  const { say } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [against, setAgainst] = useState<'ledger' | 'asComposed'>('ledger');
  const verify = useMutation({
    mutationFn: async ({ file: one, asComposed }: { file: File; asComposed: boolean }) => {
      const bytes = new Uint8Array(await one.arrayBuffer());
      const figures = await call(() =>
        api.POST('/api/verify', {
          params: { query: { name: one.name, snapshot: asComposed ? 'true' : 'false' } },
          body: bytes as never,
          bodySerializer: (body: unknown) => body as Uint8Array<ArrayBuffer>,
          headers: { 'content-type': 'application/octet-stream' },
        }),
      );
      return { figures, words: /\.docx$/i.test(one.name) ? await changedWords(choice, bytes) : [] };
    },
  });
  const take = (one: File | undefined, how = against) => {
    if (!one) return;
    setFile(one);
    verify.mutate({ file: one, asComposed: how === 'asComposed' });
  };
  return (
    <>
      <Drop
        label={say('reports.view.returned')}
        intro={say('reports.return.intro')}
        choose={say('reports.return.choose')}
        accept=".docx,.pdf"
        take={([one]) => take(one)}
      />
      <fieldset className="tools plain" aria-label={say('reports.return.against')}>
        <span>{say('reports.return.against')}:</span>
        {AGAINST.map(([key, word]) => (
          <Button
            key={key}
            size="small"
            aria-pressed={key === against}
            type={key === against ? 'primary' : 'default'}
            onClick={() => {
              setAgainst(key);
              take(file ?? undefined, key);
            }}
          >
            {say(word)}
          </Button>
        ))}
      </fieldset>
      <p role="status">{verify.isPending && say('reports.return.reading', { name: file?.name ?? '' })}</p>
      {verify.error && <Refused error={verify.error} />}
      {verify.data && <Outcome name={file?.name ?? ''} {...verify.data} />}
    </>
  );
}

type Verified = operations['verifyFile']['responses'][200]['content']['application/json'];

function Outcome({ name, figures, words }: { name: string; figures: Verified; words: ReturnType<typeof lineChanges> }) {
  const { say } = useWords();
  const { agree } = figures;
  const numbered = <T extends object>(rows: readonly T[]) => rows.map((row, index) => ({ ...row, id: String(index) }));
  const [differ, missing, unknown] = [numbered(figures.differ), numbered(figures.missing), numbered(figures.unknown)];
  const titled = (word: 'reports.return.differ' | 'reports.return.missing' | 'reports.return.unknown', count: number) =>
    say(word, { count });
  return (
    <>
      <p>{say('reports.return.agree', { name, count: agree })}</p>
      {differ.length > 0 && (
        <>
          <h2>{titled('reports.return.differ', differ.length)}</h2>
          <PlainTable
            label={titled('reports.return.differ', differ.length)}
            rows={differ}
            columns={[
              { word: 'reports.figure', cell: (one) => one.label },
              { word: 'reports.return.printed', figure: true, cell: (one) => one.printed },
              { word: 'reports.return.ledgerFigure', figure: true, cell: (one) => one.ledger },
            ]}
          />
        </>
      )}
      {missing.length > 0 && (
        <>
          <h2>{titled('reports.return.missing', missing.length)}</h2>
          <PlainTable
            label={titled('reports.return.missing', missing.length)}
            rows={missing}
            columns={[
              { word: 'reports.figure', cell: (one) => one.label },
              { word: 'reports.return.asComposed', figure: true, cell: (one) => one.printed },
            ]}
          />
        </>
      )}
      {unknown.length > 0 && (
        <>
          <h2>{titled('reports.return.unknown', unknown.length)}</h2>
          <PlainTable
            label={titled('reports.return.unknown', unknown.length)}
            rows={unknown}
            columns={[{ word: 'reports.return.printed', figure: true, cell: (one) => one.printed }]}
          />
        </>
      )}
      <ChangedWords
        title={say('reports.return.words', { count: words.length })}
        before={say('reports.return.before')}
        after={say('reports.return.after')}
        changes={words}
      />
    </>
  );
}
