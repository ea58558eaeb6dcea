/** Văn bản: what the office works by, and what implements, amends or replaces what. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { recordsOf, type StoredRecord } from '../../parts/records/calls.ts';
import { DOCUMENTS } from '../../parts/records/kinds.ts';
import { TabbedRecords } from '../../parts/records/tabbed.tsx';
import { Asked, Scroll } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { layered, type Relation } from './graph.ts';

export function Documents() {
  const { say } = useWords();
  const go = useNavigate({ from: '/van-ban' });
  return (
    <TabbedRecords
      title={say('place.documents')}
      views={[
        { key: 'danh-sach', title: say('documents.list'), shows: DOCUMENTS },
        { key: 'do-thi', title: say('documents.graph'), shows: (unit) => <Graph key={unit} unit={unit} /> },
      ]}
      search={useSearch({ from: '/van-ban' })}
      go={(change) => void go({ search: (old) => ({ ...old, ...change }), replace: change.q !== undefined })}
    />
  );
}

const relationsOf = (records: readonly StoredRecord[]): Relation[] =>
  records.flatMap(({ data }) =>
    (data['relations'] as { relation: string; to: string }[]).map((one) => ({ ...one, from: String(data['number']) })),
  );

function Graph({ unit }: { unit: string }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(recordsOf(DOCUMENTS.path, unit))}>
      {(records) => {
        const relations = relationsOf(records);
        if (relations.length === 0) return <p className="quiet">{say('documents.graph.none')}</p>;
        return (
          <>
            <Drawing relations={relations} />
            <Scroll label={say('documents.relations')}>
              <table className="plain">
                <thead>
                  <tr>
                    <th>{say('record.number')}</th>
                    <th>{say('documents.relation')}</th>
                    <th>{say('documents.other')}</th>
                  </tr>
                </thead>
                <tbody>
                  {relations.map(({ from, relation, to }) => (
                    <tr key={`${from} ${relation} ${to}`}>
                      <td>{from}</td>
                      <td>{say(`choice.${relation}` as Word)}</td>
                      <td>{to}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        );
      }}
    </Asked>
  );
}

const COLUMN = 260;
const ROW = 46;
const BOX = { width: 180, height: 28 };

/** The same as the table below it, to look at. */
function Drawing({ relations }: { relations: readonly Relation[] }) {
  const { say } = useWords();
  const placed = layered(relations);
  const places = new Map(placed.map((one) => [one.number, { x: 8 + one.column * COLUMN, y: 8 + one.row * ROW }]));
  const width = 16 + BOX.width + Math.max(...placed.map((one) => one.column)) * COLUMN;
  const height = 24 + BOX.height + Math.max(...placed.map((one) => one.row)) * ROW;
  return (
    <Scroll label={say('documents.graph')}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say('documents.graph')}>
        {relations.map(({ from, relation, to }) => {
          const [a, b] = [places.get(from), places.get(to)];
          if (!a || !b || from === to) return null;
          const [x1, y1, x2, y2] = [a.x + BOX.width, a.y + BOX.height / 2, b.x, b.y + BOX.height / 2];
          return (
            <g key={`${from} ${relation} ${to}`}>
              <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={relation === 'replaces' ? '#b42318' : '#7a8794'} />
              <text x={(x1 + x2) / 2} y={(y1 + y2) / 2 - 3} fontSize="11" fill="#52606d" textAnchor="middle">
                {say(`choice.${relation}` as Word)}
              </text>
            </g>
          );
        })}
        {placed.map(({ number }) => {
          const { x, y } = places.get(number) ?? { x: 0, y: 0 };
          return (
            <g key={number}>
              <rect x={x} y={y} {...BOX} rx="4" fill="#f5f7f9" stroke="#c5ced8" />
              <text x={x + 8} y={y + 18} fontSize="12" fill="#1d2733">
                {number.length > 26 ? `${number.slice(0, 25)}…` : number}
              </text>
            </g>
          );
        })}
      </svg>
    </Scroll>
  );
}
