/** Nhập từ bảng tính: a workbook is dropped here, and the imports made so far stand below. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { Drop } from '../../parts/drop.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useUnitsOf } from '../../parts/roles.ts';
import { Asked, moment } from '../../parts/small.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { useWords } from '../../words/words.tsx';
import { ImportState } from './parts.tsx';
import { imports } from './queries.ts';

export function Imports() {
  const { say } = useWords();
  const queries = useQueryClient();
  const go = useNavigate();
  const [sending, setSending] = useState('');
  const [failed, setFailed] = useState<unknown>(null);

  const send = async (files: readonly File[]) => {
    setFailed(null);
    try {
      let last = '';
      for (const file of files) {
        setSending(file.name);
        const bytes = await file.arrayBuffer();
        const sent = await call(() =>
          api.POST('/api/imports', {
            params: { query: { name: file.name }, header: once() },
            body: bytes as never,
            bodySerializer: (body: unknown) => body as BodyInit,
            headers: { 'content-type': 'application/octet-stream' },
          }),
        );
        last = sent.id;
      }
      await queries.invalidateQueries({ queryKey: imports.queryKey });
      // One file is followed at once; several wait in the list, each with its state.
      if (files.length === 1) await go({ to: '/nhap-bang/$import', params: { import: last } });
    } catch (error) {
      setFailed(error);
    } finally {
      setSending('');
    }
  };

  return (
    <>
      <h1>{say('place.import')}</h1>
      <Drop
        label={say('import.file')}
        intro={say('import.intro')}
        choose={say('import.choose')}
        accept=".xlsx,.ods,.csv"
        multiple
        busy={sending !== ''}
        take={(files) => void send(files)}
      >
        <div role="status">{sending !== '' && say('import.sending', { name: sending })}</div>
      </Drop>
      {failed !== null && <Refused error={failed} />}
      <Blank />
      <Example busy={sending !== ''} send={send} failed={setFailed} />
      <h2>{say('import.mine')}</h2>
      <Mine />
    </>
  );
}

/** To try out: the example as it comes, checked like any other file and posted only when that is confirmed. */
function Example(props: { busy: boolean; send: (files: readonly File[]) => Promise<void>; failed: (error: unknown) => void }) {
  const { say } = useWords();
  const { busy, send, failed } = props;
  const take = async () => {
    try {
      const bytes = await call(() => api.GET('/api/workbook/example', { parseAs: 'arrayBuffer' }));
      await send([new File([bytes as unknown as ArrayBuffer], say('import.example.file'))]);
    } catch (error) {
      failed(error);
    }
  };
  return (
    <div className="tools">
      <a href="/api/workbook/example" download>
        {say('import.example.get')}
      </a>
      <Button size="small" disabled={busy} onClick={() => void take()}>
        {say('import.example.try')}
      </Button>
      <span className="quiet">{say('import.example.hint')}</span>
    </div>
  );
}

/** The workbook of a unit to fill in; whoever has no unit of their own sees nothing. */
function Blank() {
  const { say } = useWords();
  const units = useUnitsOf() ?? [];
  const [chosen, setChosen] = useState('');
  const unit = chosen === '' ? units[0] : chosen;
  if (unit === undefined) return null;
  return (
    <div className="tools">
      <UnitSelect unit={unit} choose={setChosen} />
      <a href={`/api/workbook?unit=${encodeURIComponent(unit)}`} download>
        {say('import.blank')}
      </a>
    </div>
  );
}

function Mine() {
  const { say } = useWords();
  return (
    <Asked query={useQuery(imports)}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{say('import.none')}</p>
        ) : (
          <PlainTable
            label={say('import.mine')}
            rows={items}
            columns={[
              {
                word: 'import.column.file',
                cell: (one) => (
                  <Link to="/nhap-bang/$import" params={{ import: one.id }}>
                    {one.name}
                  </Link>
                ),
              },
              { word: 'column.at', cell: (one) => moment(one.createdAt) },
              { word: 'import.column.state', cell: (one) => <ImportState of={one.state} /> },
              { word: 'import.column.posted', figure: true, cell: (one) => one.result.posted ?? '' },
              { word: 'import.column.records', figure: true, cell: (one) => one.result.records ?? '' },
            ]}
          />
        )
      }
    </Asked>
  );
}
