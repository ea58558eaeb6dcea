/** Danh mục: the tables, and one search in all of them. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Input } from 'antd';
import { useClear } from '../../parts/clear.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, day } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { search, tables } from './queries.ts';

export function Catalogue() {
  const { say } = useWords();
  const clear = useClear();
  const { text = '' } = useSearch({ from: '/danh-muc' });
  const go = useNavigate({ from: '/danh-muc' });
  const known = useQuery(tables);
  const titles = new Map((known.data?.tables ?? []).map(({ table, title }) => [table, title]));
  const found = useQuery(search(text));
  return (
    <>
      <h1>{say('place.catalogue')}</h1>
      <div className="tools">
        <Input
          className="find"
          aria-label={say('catalogue.search')}
          placeholder={say('catalogue.search')}
          value={text}
          allowClear={clear}
          onChange={(event) => void go({ search: event.target.value === '' ? {} : { text: event.target.value }, replace: true })}
        />
      </div>
      {text.trim() !== '' && (
        <Asked query={found}>
          {({ items, total }) =>
            total === 0 ? (
              <p className="quiet">{say('catalogue.none', { text })}</p>
            ) : (
              <>
                <p role="status">{say('catalogue.found', { total, shown: items.length })}</p>
                <PlainTable
                  label={say('catalogue.search')}
                  rows={items.map((one) => ({ ...one, id: `${one.table} ${one.code} ${one.validFrom}` }))}
                  columns={[
                    {
                      word: 'field.code',
                      cell: (one) => (
                        <Link to="/danh-muc/$table" params={{ table: one.table }} search={{ text: one.code }}>
                          {one.code}
                        </Link>
                      ),
                    },
                    { word: 'field.name', cell: (one) => one.name },
                    { word: 'catalogue.table', cell: (one) => titles.get(one.table) ?? one.table },
                    { word: 'field.validFrom', cell: (one) => day(one.validFrom) },
                    { word: 'field.validTo', cell: (one) => (one.validTo === null ? '' : day(one.validTo)) },
                    { word: 'field.confidence', cell: (one) => say(`confidence.${one.confidence}` as Word) },
                  ]}
                />
              </>
            )
          }
        </Asked>
      )}
      <h2>{say('catalogue.tables')}</h2>
      <Asked query={known}>
        {({ tables: all, conflicts }) => (
          <>
            {conflicts.length > 0 && (
              <Alert type="warning" showIcon className="gap" title={say('catalogue.conflicts', { count: conflicts.length })} />
            )}
            <PlainTable
              label={say('catalogue.tables')}
              rows={all.map((one) => ({ ...one, id: one.table }))}
              columns={[
                {
                  word: 'catalogue.table',
                  cell: (one) => (
                    <Link to="/danh-muc/$table" params={{ table: one.table }}>
                      {one.title}
                    </Link>
                  ),
                },
                { word: 'catalogue.rows', figure: true, cell: (one) => one.rows },
                { word: 'catalogue.office', figure: true, cell: (one) => one.office },
              ]}
            />
          </>
        )}
      </Asked>
    </>
  );
}
