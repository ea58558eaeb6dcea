/** Lines that differ between two texts, side by side, what differs marked. */
import { Scroll } from '../../parts/small.tsx';
import type { LineChange, Run } from './compare.ts';

export function ChangedWords({
  title,
  before,
  after,
  changes,
}: {
  title: string;
  before: string;
  after: string;
  changes: readonly LineChange[];
}) {
  if (changes.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <Scroll label={title}>
        <table className="plain changes">
          <thead>
            <tr>
              <th>{before}</th>
              <th>{after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.id}>
                <td>
                  <Runs runs={change.before} as="del" />
                </td>
                <td>
                  <Runs runs={change.after} as="ins" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Runs({ runs, as: Tag }: { runs: readonly Run[]; as: 'del' | 'ins' }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: runs are their order
  return runs.map(({ text, changed }, index) => (changed ? <Tag key={index}>{text}</Tag> : <span key={index}>{text}</span>));
}
