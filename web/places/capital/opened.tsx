/** An entry opened in full, held by the address; a wrong one is reversed (entries are never changed). */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { moneyChanged } from '../../api/changed.ts';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { Entry } from '../../parts/why/entry.tsx';
import { useWords } from '../../words/words.tsx';

interface Place {
  readonly home: string;
  readonly seq: number;
}

/** "51:12" of the address; null when it is none. */
export function placeOf(text: string | undefined): Place | null {
  const [home = '', seq = ''] = (text ?? '').split(':');
  return /^\d{2}$/.test(home) && /^\d+$/.test(seq) ? { home, seq: Number(seq) } : null;
}

export function Opened({ place, close, mayReverse }: { place: Place; close: () => void; mayReverse: boolean }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [document, setDocument] = useState('');
  const reverse = useMutation({
    mutationFn: () =>
      call(() =>
        api.POST('/api/ledger/entries/{home}/{seq}/reverse', {
          params: { path: place, header: once() },
          body: { document: document.trim() },
        }),
      ),
    onSuccess: async () => {
      await moneyChanged(queries);
      close();
    },
  });
  return (
    <Modal open onCancel={close} footer={null} width={860} title={say('why.entry', { ...place })}>
      <Entry {...place} />
      {mayReverse && (
        <div className="tools">
          <Input
            aria-label={say('capital.reverse.document')}
            placeholder={say('capital.reverse.document')}
            value={document}
            onChange={(event) => setDocument(event.target.value)}
            style={{ width: 360 }}
          />
          <Button danger disabled={document.trim() === ''} loading={reverse.isPending} onClick={() => reverse.mutate()}>
            {say('capital.reverse')}
          </Button>
          <span className="quiet">{say('capital.reverse.hint')}</span>
        </div>
      )}
      {reverse.error && <Refused error={reverse.error} />}
    </Modal>
  );
}
