/** Sao lưu: the whole database, taken and downloaded. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, call } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { saveFile } from '../../parts/save.ts';
import { useWords } from '../../words/words.tsx';
import { Administration } from './tabs.tsx';

export function Backup() {
  const { say } = useWords();
  const take = useMutation({
    mutationFn: async () => {
      let name = '';
      const blob = await call(async () => {
        const answer = await api.POST('/api/backup', { parseAs: 'blob' });
        name = /filename\*=UTF-8''([^;]+)/.exec(answer.response.headers.get('content-disposition') ?? '')?.[1] ?? 'mtqg.backup.gz';
        return answer as { data?: Blob; error?: unknown; response: Response };
      });
      saveFile(name, blob);
      return { name, size: (blob.size / 1e6).toFixed(1).replace('.', ',') };
    },
  });
  return (
    <Administration>
      <p>{say('backup.intro')}</p>
      <p>
        {say('backup.restore')} <code>npx mtqg restore FILE.backup.gz</code>
      </p>
      <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
        {say('backup.take')}
      </Button>
      <div role="status">
        {take.isPending && <p>{say('backup.taking')}</p>}
        {take.data && <p>{say('backup.done', take.data)}</p>}
      </div>
      {take.error && <Refused error={take.error} />}
    </Administration>
  );
}
