/** Keys that work everywhere, and the list of all of them. */
import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../words/words.tsx';

const KEYS = ['search', 'help', 'escape', 'move', 'enter', 'copy', 'undo', 'redo', 'select', 'submit'] as const;

/** "/" and "?" outside of fields. */
export function useGlobalKeys(on: { readonly search: () => void; readonly help: () => void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches?.('input, textarea, select, [contenteditable]')) return;
      // A sheet with a chosen cell begins to write with any key.
      if (document.querySelector('.dsg-active-cell')) return;
      if (event.key === '/') on.search();
      else if (event.key === '?') on.help();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

export function KeyList({ close, tour }: { close: () => void; tour: () => void }) {
  const { say } = useWords();
  return (
    <Modal open onCancel={close} title={say('keys.title')} footer={<Button onClick={tour}>{say('tour.again')}</Button>}>
      <dl className="facts">
        {KEYS.map((name) => (
          <div key={name} className="key-row">
            <dt>
              <kbd>{say(`keys.${name}`)}</kbd>
            </dt>
            <dd>{say(`keys.${name}.does`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
