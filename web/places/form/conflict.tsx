/** Two versions of one form, side by side, and the choice between them. */
import { Modal } from 'antd';
import { Scroll } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { differences, type Row, type TypedRow } from './draft.ts';

export function Conflict(props: { mine: readonly TypedRow[]; theirs: readonly Row[]; keepMine: () => void; takeTheirs: () => void }) {
  const { say } = useWords();
  const different = differences(props.mine, props.theirs);
  return (
    <Modal
      open
      width={760}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={say('form.conflict')}
      okText={say('form.conflict.mine')}
      cancelText={say('form.conflict.theirs')}
      onOk={props.keepMine}
      onCancel={props.takeTheirs}
    >
      <p>{say('form.conflict.text', { count: different.length })}</p>
      <Scroll label={say('form.conflict')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{say('column.label')}</th>
              <th>{say('form.mine')}</th>
              <th>{say('form.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {different.map((one) => (
              <tr key={one.label}>
                <td>{one.label}</td>
                <td>{one.mine}</td>
                <td>{one.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Modal>
  );
}
