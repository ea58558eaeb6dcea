/** Files beside a saved record: photos as pictures, others by name; added by dropping or choosing, removed with a question. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, call, once } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';
import { Drop } from '../drop.tsx';
import { Asked } from '../small.tsx';

type Attachment = components['schemas']['Attachment'];
export interface AttachmentsOf {
  readonly home: string;
  readonly kind: string;
  readonly key: string;
}

const filesOf = (of: AttachmentsOf) =>
  queryOptions({
    queryKey: ['records', 'files', of],
    queryFn: () => call(() => api.GET('/api/records/{home}/{kind}/{key}/files', { params: { path: { ...of } } })),
  });
const addressOf = ({ home, id }: Attachment) => `/api/files/${home}/${encodeURIComponent(id)}`;
const sizeOf = (bytes: number) => `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('vi-VN')} KB`;

export function Attachments({ of, writes }: { of: AttachmentsOf; writes: boolean }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: filesOf(of).queryKey });
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files)
        await call(() =>
          api.POST('/api/records/{home}/{kind}/{key}/files', {
            params: { path: { ...of }, query: { name: file.name }, header: once() },
            body: file as never,
            bodySerializer: (body: unknown) => body as BodyInit,
            headers: { 'content-type': 'application/octet-stream' },
          }),
        );
    },
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: ({ home, id }: Attachment) => call(() => api.DELETE('/api/files/{home}/{id}', { params: { path: { home, id } } })),
    onSettled: again,
  });
  return (
    <section aria-label={say('files.title')}>
      <h2>{say('files.title')}</h2>
      <Asked query={useQuery(filesOf(of))}>
        {({ items }) => (
          <ul className="files">
            {items.map((file) => (
              <li key={file.id}>
                <a href={addressOf(file)} download={file.name}>
                  {file.mime.startsWith('image/') && <img src={addressOf(file)} alt={file.name} width={120} loading="lazy" />}
                  {file.name} ({sizeOf(file.size)})
                </a>{' '}
                {writes && (
                  <Popconfirm
                    title={say('files.remove.sure', { name: file.name })}
                    okText={say('files.remove')}
                    onConfirm={() => remove.mutate(file)}
                  >
                    <Button size="small" aria-label={say('files.remove.of', { name: file.name })}>
                      {say('files.remove')}
                    </Button>
                  </Popconfirm>
                )}
              </li>
            ))}
            {items.length === 0 && <li className="quiet">{say('files.none')}</li>}
          </ul>
        )}
      </Asked>
      {writes && (
        <Drop
          label={say('files.add')}
          intro={say('files.drop')}
          choose={say('files.choose')}
          accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
          multiple
          busy={add.isPending}
          take={(files) => add.mutate(files)}
        />
      )}
      {(add.error ?? remove.error) && <Refused error={add.error ?? remove.error} />}
    </section>
  );
}
