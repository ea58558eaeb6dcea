/** Two decisions side by side, fund by fund; which two is in the address. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { unitTitle } from '../../../src/catalogue/names.ts';
import { CSV_MIME } from '../../../src/kernel/csv.ts';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { upperFirst } from '../../../src/kernel/vietnamese.ts';
import { unit as unitQuery } from '../../api/queries.ts';
import { amountsOf } from '../../parts/money/amounts.ts';
import { useMoneyNames } from '../../parts/money/names.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { saveFile } from '../../parts/save.ts';
import { Asked, day, Scroll } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { type Compared, compareDecisions, comparisonCsv, type DecisionLine, totalsOf } from './decisions.ts';
import { decisions, linesOfDecision } from './queries.ts';
import { signed } from './signed.ts';

interface Pair {
  readonly first: string | undefined;
  readonly second: string | undefined;
}
type Choose = (change: { first?: string; second?: string }) => void;

export function Compare(props: Pair & { scope: MoneyScope; choose: Choose; open: (entry: string) => void }) {
  const { say } = useWords();
  const { scope, first, second, choose, open } = props;
  return (
    <Asked query={useQuery(decisions(scope.unit))}>
      {({ items, isCut }) => {
        if (items.length < 2 && first === undefined) return <p className="quiet">{say('compare.few')}</p>;
        return (
          <>
            <div className="tools">
              {(['first', 'second'] as const).map((which) => (
                <label key={which}>
                  {say(`compare.${which}`)}{' '}
                  <select className="decision" value={props[which] ?? ''} onChange={(event) => choose({ [which]: event.target.value })}>
                    <option value="">{say('compare.choose')}</option>
                    {props[which] !== undefined && !items.some(({ document }) => document === props[which]) && (
                      <option value={props[which]}>{props[which]}</option>
                    )}
                    {items.map(({ document, from }) => (
                      <option key={document} value={document}>
                        {document} ({day(from)})
                      </option>
                    ))}
                  </select>
                </label>
              ))}
              {isCut && <span className="quiet">{say('compare.cut', { count: items.length })}</span>}
            </div>
            {first === undefined || second === undefined ? (
              <p className="quiet">{say('compare.intro')}</p>
            ) : (
              <Both scope={scope} first={first} second={second} open={open} />
            )}
          </>
        );
      }}
    </Asked>
  );
}

function Both({ scope, first, second, open }: { scope: MoneyScope; first: string; second: string; open: (entry: string) => void }) {
  const one = useQuery(linesOfDecision(scope.unit, first));
  const other = useQuery(linesOfDecision(scope.unit, second));
  return (
    <Asked query={one}>
      {(left) => (
        <Asked query={other}>
          {(right) => (
            <Table
              scope={scope}
              first={first}
              second={second}
              rows={compareDecisions(left as readonly DecisionLine[], right as readonly DecisionLine[])}
              open={open}
            />
          )}
        </Asked>
      )}
    </Asked>
  );
}

function Table(props: { scope: MoneyScope; first: string; second: string; rows: readonly Compared[]; open: (entry: string) => void }) {
  const { say } = useWords();
  const { scope, first, second, rows, open } = props;
  const { scale } = scope;
  const nameOf = useMoneyNames();
  const units = useMemo(() => [...new Set(rows.map((row) => row.unit))], [rows]);
  const titles = useQueries({
    queries: units.map((key) => unitQuery(key)),
    combine: (all) => new Map(all.map(({ data }, index) => [units[index], data ? upperFirst(unitTitle(data.unit)) : undefined])),
  });
  if (rows.length === 0) return <p className="quiet">{say('compare.none')}</p>;
  const amount = amountsOf(
    rows.flatMap((row) => [row.first, row.second]),
    scale,
  );
  const named = ({ movement, component, source, kind, unit }: Compared) => [
    say(`money.${movement}`),
    nameOf('component', component),
    nameOf('source', source),
    nameOf('kind', kind),
    titles.get(unit) ?? unit,
  ];
  const heads = [say('why.event'), say('dimension.component'), say('dimension.source'), say('dimension.kind'), say('compare.unit')];
  const save = () => {
    const columns = [...heads, ...[first, second, say('compare.difference')].map((title) => `${title} (${SCALE_NAMES[1]})`)];
    saveFile('so-sanh-quyet-dinh.csv', new Blob([comparisonCsv(rows, columns, named)], { type: CSV_MIME }));
  };
  return (
    <>
      <div className="tools">
        <Button onClick={save}>{say('compare.export')}</Button>
        <span className="quiet">
          {say('compare.differ', { differ: rows.filter((row) => row.first !== row.second).length, rows: rows.length })}
        </span>
      </div>
      <Scroll label={say('capital.view.so-sanh')}>
        <table className="plain">
          <caption className="quiet">{SCALE_NAMES[scale]}</caption>
          <thead>
            <tr>
              {heads.map((title) => (
                <th key={title}>{title}</th>
              ))}
              <th className="figure">{first}</th>
              <th className="figure">{second}</th>
              <th className="figure">{say('compare.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={JSON.stringify([row.movement, row.component, row.source, row.kind, row.unit])}>
                {named(row).map((text, index) => (
                  <td key={heads[index]}>{text}</td>
                ))}
                <td className="figure">
                  <Amount text={amount(row.first)} entries={row.firstEntries} open={open} />
                </td>
                <td className="figure">
                  <Amount text={amount(row.second)} entries={row.secondEntries} open={open} />
                </td>
                <td className="figure">{signed(row.second - row.first, amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div className="totals">
        {totalsOf(rows).map((total) => (
          <span key={total.movement}>
            {say(`money.${total.movement}`)}: <strong className="figure">{amount(total.first)}</strong> →{' '}
            <strong className="figure">{amount(total.second)}</strong> ({signed(total.second - total.first, amount)})
          </span>
        ))}
        <span>{SCALE_NAMES[scale]}</span>
      </div>
    </>
  );
}

/** An amount opens the entry that makes it; of several, each. */
function Amount({ text, entries, open }: { text: string; entries: readonly string[]; open: (entry: string) => void }) {
  const { say } = useWords();
  const [only, ...more] = entries;
  if (only === undefined) return '–';
  const titleOf = (entry: string) => {
    const [home = '', seq = ''] = entry.split(':');
    return say('why.entry', { home, seq });
  };
  if (more.length === 0)
    return (
      <button type="button" className="why" title={titleOf(only)} onClick={() => open(only)}>
        {text}
      </button>
    );
  return (
    <>
      {text}
      {entries.map((entry) => (
        <div key={entry}>
          <button type="button" className="link" title={titleOf(entry)} onClick={() => open(entry)}>
            {entry.replace(':', '/')}
          </button>
        </div>
      ))}
    </>
  );
}
