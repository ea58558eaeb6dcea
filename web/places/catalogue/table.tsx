/** One table of the catalogue: its rows with where they are from and how sure they are; the office's own rows are added here. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { NotFound } from '../../app/failed.tsx';
import { useClear } from '../../parts/clear.tsx';
import { useHolds } from '../../parts/roles.ts';
import { Asked, day, Scroll } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { AddRow } from './add-row.tsx';
import { fieldOf } from './fields.ts';
import { type Row, rowsOf, type TableName, tables } from './queries.ts';

export function CatalogueTable() {
  const { table } = useParams({ from: '/danh-muc/$table' });
  return (
    <Asked query={useQuery(tables)}>
      {({ tables: all }) => {
        const found = all.find((one) => one.table === table);
        return found ? <Table key={table} {...found} /> : <NotFound />;
      }}
    </Asked>
  );
}

function Table({ table, title, columns }: { table: TableName; title: string; columns: readonly string[] }) {
  const { say } = useWords();
  const clear = useClear();
  const { text = '', on } = useSearch({ from: '/danh-muc/$table' });
  const go = useNavigate({ from: '/danh-muc/$table' });
  const [adding, setAdding] = useState(false);
  const rows = useInfiniteQuery(rowsOf(table, text, on));
  // Only a role on the root of all units may add: the server says so if this one is not.
  const mayAdd = useHolds()('consolidator', 'administrator');
  return (
    <>
      <h1>{title}</h1>
      <div className="tools">
        <Link to="/danh-muc">{say('catalogue.back')}</Link>
        <Input
          className="find"
          aria-label={say('catalogue.find')}
          placeholder={say('catalogue.find')}
          value={text}
          allowClear={clear}
          onChange={(event) => {
            const { value } = event.target;
            void go({ search: ({ text: _text, ...rest }) => (value === '' ? rest : { ...rest, text: value }), replace: true });
          }}
        />
        <label>
          {say('catalogue.on')}{' '}
          <input
            type="date"
            value={on ?? ''}
            onChange={(event) => {
              const { value } = event.target;
              void go({ search: ({ on: _on, ...rest }) => (value === '' ? rest : { ...rest, on: value }), replace: true });
            }}
          />
        </label>
        {mayAdd && <Button onClick={() => setAdding(true)}>{say('catalogue.add')}</Button>}
      </div>
      {adding && (
        <AddRow
          table={table}
          columns={columns}
          rows={rows.data?.pages.flatMap((page) => page.items) ?? []}
          close={() => setAdding(false)}
        />
      )}
      <Asked query={rows}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <p className="quiet">{say('catalogue.empty')}</p>
          ) : (
            <Rows label={title} of={items} columns={columns} />
          );
        }}
      </Asked>
      {rows.hasNextPage && (
        <Button onClick={() => void rows.fetchNextPage()} loading={rows.isFetchingNextPage}>
          {say('catalogue.more')}
        </Button>
      )}
    </>
  );
}

function Rows({ label, of, columns }: { label: string; of: readonly Row[]; columns: readonly string[] }) {
  const { say } = useWords();
  const blank = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  // A column that is empty throughout says nothing and pushes the source out of sight.
  const fields = [...columns.map(fieldOf), 'layer'].filter((field) => of.some((row) => !blank(row[field])));
  const shown = (field: string, value: unknown) => {
    if (blank(value)) return '';
    if (field === 'confidence' || field.endsWith('Confidence')) return say(`confidence.${String(value)}` as Word);
    if (field === 'layer') return say(`layer.${String(value)}` as Word);
    if (Array.isArray(value)) return value.join('; ');
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : String(value);
  };
  return (
    <Scroll label={label}>
      <table className="plain catalogue">
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field}>{say(`field.${field}` as Word)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((row) => (
            <tr key={JSON.stringify(fields.map((field) => row[field]))}>
              {fields.map((field) => (
                <td key={field}>
                  <span>{shown(field, row[field])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
