/** Ghép cột: what each sheet of a workbook with other headers holds, beside its first rows. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Asked } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { MappedSheet } from './mapped-sheet.tsx';
import { draftOf, type MappingDraft, mappingOf, missingIn, remember, remembered } from './mapping.ts';
import { CODED, codes, type ForeignSheet, type Import, type SheetKind, type SheetMapping, sheetsOf } from './queries.ts';

interface Props {
  readonly of: Import;
  readonly isPending: boolean;
  readonly check: (mapping: SheetMapping[]) => void;
}

export function Mapping(props: Props) {
  return <Asked query={useQuery(sheetsOf(props.of.id))}>{({ sheets, kinds }) => <Form {...props} sheets={sheets} kinds={kinds} />}</Asked>;
}

/** What may be typed as a value for every row, where the catalogue knows it. */
function Codes() {
  const lists = useQueries({ queries: CODED.map(({ table }) => codes(table)) });
  return CODED.map(({ type }, index) => (
    <datalist key={type} id={`codes-${type}`}>
      {(lists[index]?.data?.items ?? []).map((row) => (
        <option key={String(row['code'])} value={String(row['code'])}>
          {String(row['name'] ?? row['label'])}
        </option>
      ))}
    </datalist>
  ));
}

/** As it was matched already in this import, else as last time, else as guessed. */
function begin(sheet: ForeignSheet, { treatment }: Import): MappingDraft {
  const held = treatment.mapping.find((one) => one.sheet === sheet.sheet);
  if (held) return { ...held, more: '' };
  return { ...draftOf(sheet, remembered(sheet.fingerprint)), ...(treatment.mapping.length > 0 ? { kind: '' } : {}) };
}

function Form({ of, isPending, check, sheets, kinds }: Props & { sheets: readonly ForeignSheet[]; kinds: readonly SheetKind[] }) {
  const { say } = useWords();
  const [drafts, setDrafts] = useState<readonly MappingDraft[]>(() => sheets.map((sheet) => begin(sheet, of)));
  const kindOf = ({ kind }: MappingDraft) => kinds.find((one) => one.key === kind);
  const chosen = drafts.flatMap((draft, index) => {
    const kind = kindOf(draft);
    const sheet = sheets[index];
    return kind && sheet ? [{ draft, kind, sheet }] : [];
  });
  const missing = chosen
    .flatMap(({ draft, kind }) => missingIn(draft, kind))
    .map((one) => (one === 'scale' ? say('import.map.scale') : one));
  const isKnown = of.treatment.mapping.length === 0 && sheets.some((sheet) => remembered(sheet.fingerprint) !== null);
  const go = () => {
    for (const { draft, sheet } of chosen) remember(sheet.fingerprint, draft);
    check(chosen.map(({ draft, kind, sheet }) => mappingOf(sheet.sheet, draft, kind)));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0 && missing.length === 0) go();
      }}
    >
      <p>{say('import.map.intro')}</p>
      {/* In a workbook of ours a renamed header is mended in the file rather than matched: what is wrong is said. */}
      {(of.result.problems ?? [])
        .filter(({ sheet }) => sheet !== undefined)
        .slice(0, 5)
        .map(({ sheet, message }) => (
          <p key={`${sheet} ${message}`} className="wrong">
            {sheet}: {message}
          </p>
        ))}
      {isKnown && <Alert type="info" showIcon className="gap" title={say('import.map.remembered')} />}
      <Codes />
      {sheets.map((sheet, index) => (
        <MappedSheet
          key={sheet.sheet}
          sheet={sheet}
          kinds={kinds}
          draft={drafts[index] as MappingDraft}
          change={(draft) => setDrafts(drafts.map((one, at) => (at === index ? draft : one)))}
        />
      ))}
      <p role="status" className={missing.length > 0 ? 'wrong' : 'quiet'}>
        {chosen.length === 0
          ? say('import.map.noSheet')
          : missing.length > 0 && say('import.map.missing', { columns: [...new Set(missing)].join(', ') })}
      </p>
      <Button type="primary" htmlType="submit" loading={isPending} disabled={chosen.length === 0 || missing.length > 0}>
        {say('import.map.check')}
      </Button>
    </form>
  );
}
