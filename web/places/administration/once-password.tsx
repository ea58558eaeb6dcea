/** A password made for somebody else: shown this once, to be copied and handed over. */
import { Alert, App, Button, Input, Modal } from 'antd';
import { useWords } from '../../words/words.tsx';

export function OncePassword({ title, text, password, close }: { title: string; text: string; password: string; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const copy = () => void navigator.clipboard?.writeText(password).then(() => message.info(say('admin.account.copied')));
  return (
    // Not closed by Escape or beside it: what is shown is shown once.
    <Modal open title={title} footer={<Button onClick={close}>{say('admin.account.close')}</Button>} closable={false} keyboard={false}>
      <Alert type="success" showIcon className="gap" title={text} />
      <div className="tools">
        <Input className="find" readOnly aria-label={say('admin.account.password')} value={password} />
        <Button onClick={copy}>{say('admin.account.copy')}</Button>
      </div>
    </Modal>
  );
}
