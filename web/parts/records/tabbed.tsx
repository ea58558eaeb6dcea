/** A place of several kinds of records: its address holds unit, view and search. */
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.tsx';
import { Tabs } from '../tabs.tsx';
import { UnitSelect, useUnitAsked } from '../unit-select.tsx';
import type { RecordKind } from './model.ts';
import { Records } from './records.tsx';

export interface RecordSearch {
  unit?: string;
  view?: string;
  q?: string;
  year?: number;
}
export interface View {
  readonly key: string;
  readonly title: string;
  /** A list of this kind, or something else that shows a unit. */
  readonly shows: RecordKind | ((unit: string) => ReactNode);
}

export function TabbedRecords(props: {
  title: string;
  views: readonly View[];
  search: RecordSearch;
  go: (change: Partial<RecordSearch>) => void;
}) {
  const { title, views, search, go } = props;
  const { say } = useWords();
  const unit = useUnitAsked(search.unit);
  const view = views.find(({ key }) => key === search.view) ?? views[0];
  return (
    <>
      <h1>{title}</h1>
      {unit === null || !view ? (
        <p className="quiet">{say('overview.needUnit')}</p>
      ) : (
        <>
          {views.length > 1 && <Tabs label={title} tabs={views} chosen={view.key} choose={(key) => go({ view: key })} />}
          <div className="tools">
            <UnitSelect unit={unit} choose={(chosen) => go({ unit: chosen })} />
          </div>
          {typeof view.shows === 'function' ? (
            view.shows(unit)
          ) : (
            <Records key={`${view.key} ${unit}`} kind={view.shows} unit={unit} text={search.q ?? ''} search={(q) => go({ q })} />
          )}
        </>
      )}
    </>
  );
}
