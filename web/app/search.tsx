/** One search over everything: places, cycles, documents, obstacles, tasks, indicators, the catalogue. Without accents too; by keyboard. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { type ComponentRef, useDeferredValue, useRef, useState } from 'react';
import { api, call } from '../api/client.ts';
import { cycles } from '../api/queries.ts';
import { recordsOf } from '../parts/records/calls.ts';
import { COMMITTEES, DEFINITIONS, DOCUMENTS, OBSTACLES, TASKS } from '../parts/records/kinds.ts';
import { useUnitAsked } from '../parts/unit-select.tsx';
import type { Word } from '../words/vi.ts';
import { useWords } from '../words/words.tsx';
import { foundIn, type Thing } from './found.ts';

/** Kinds of records with the place and view where they are listed. */
const LISTS = [
  { kind: DOCUMENTS, at: '/van-ban?' },
  { kind: OBSTACLES, at: '/chi-dao?view=vuong-mac&' },
  { kind: TASKS, at: '/chi-dao?view=nhiem-vu&' },
  { kind: COMMITTEES, at: '/chi-dao?view=ban-chi-dao&' },
  { kind: DEFINITIONS, at: '/chi-tieu?view=dinh-nghia&' },
] as const;
const MOST_OF_CATALOGUE = 8;

export function Search({ places, close }: { places: readonly { to: string; word: Word }[]; close: () => void }) {
  const { say } = useWords();
  const router = useRouter();
  const field = useRef<ComponentRef<typeof Input>>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const asked = useDeferredValue(text.trim());
  const unit = useUnitAsked(undefined) ?? '';
  const { data: known } = useQuery(cycles);
  const records = useQueries({
    queries: LISTS.map(({ kind }) => ({ ...recordsOf(kind.path, unit), enabled: unit !== '' })),
    combine: (all) =>
      all.flatMap(({ data }, index): Thing[] => {
        const { kind, at } = LISTS[index] as (typeof LISTS)[number];
        return (data ?? []).map((record) => {
          const title = String(record.data[kind.name]);
          const other = Object.values(record.data).filter((value) => typeof value === 'string');
          return { group: kind.title, title, more: other.join(' '), address: `${at}q=${encodeURIComponent(title)}` };
        });
      }),
  });
  const { data: catalogue } = useQuery({
    queryKey: ['search', asked],
    queryFn: () => call(() => api.GET('/api/catalogue/search', { params: { query: { text: asked, limit: MOST_OF_CATALOGUE } } })),
    enabled: asked.length > 1,
  });
  const own: Thing[] = [
    ...places.map(({ to, word }): Thing => ({ group: 'search.places', title: say(word), more: '', address: to })),
    ...(known?.items ?? []).map(
      ({ id, title, period }): Thing => ({ group: 'place.cycles', title, more: period, address: `/ky-bao-cao/${encodeURIComponent(id)}` }),
    ),
    ...records,
  ];
  const found = [
    ...foundIn(own, asked),
    ...(asked.length > 1 ? (catalogue?.items ?? []) : []).map(
      ({ table, code, name }): Thing => ({
        group: 'place.catalogue',
        title: `${code} · ${name}`,
        more: '',
        address: `/danh-muc/${table}?text=${encodeURIComponent(code)}`,
      }),
    ),
  ];
  const at = Math.min(chosen, found.length - 1);
  const go = ({ address }: Thing) => {
    close();
    router.history.push(address);
  };
  return (
    <Modal open onCancel={close} footer={null} title={say('search.title')} width={640} afterOpenChange={() => field.current?.focus()}>
      <Input
        ref={field}
        autoFocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="search-found"
        aria-activedescendant={found.length > 0 ? `search-${at}` : undefined}
        aria-label={say('search.title')}
        placeholder={say('search.hint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
          else if (event.key === 'Enter') {
            const thing = found[at];
            if (thing) go(thing);
          } else return;
          event.preventDefault();
        }}
      />
      {asked !== '' && found.length === 0 && <p className="quiet">{say('records.none.found', { text: asked })}</p>}
      {found.length > 0 && (
        <div id="search-found" role="listbox" aria-label={say('search.title')} className="found">
          {found.map((thing, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows and Enter of the field above choose
            <div
              key={`${thing.address} ${thing.title}`}
              id={`search-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => go(thing)}
            >
              <span>{thing.title}</span>
              <span className="quiet">{say(thing.group)}</span>
            </div>
          ))}
        </div>
      )}
    </Modal>
  );
}
