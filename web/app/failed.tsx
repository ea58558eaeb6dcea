/** What is shown where a page is not there or broke. */
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { ApiError } from '../api/client.ts';
import { useWords } from '../words/words.tsx';

export function NotFound() {
  const { say } = useWords();
  return (
    <Alert type="warning" showIcon title={say('app.notFound')} description={<Link to="/viec-cua-toi">{say('app.notFound.go')}</Link>} />
  );
}

/** `retry`: asks the server again. */
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const { say } = useWords();
  const offline = error instanceof ApiError && error.code === 'offline';
  // A ledger without any entry is a beginning, not a failure.
  if (error instanceof ApiError && error.code === 'no-data') return <Alert type="info" showIcon title={say('app.noData')} />;
  const message = error instanceof ApiError ? error.message : say('app.failed', { message: String((error as Error).message ?? error) });
  return (
    <Alert
      type={offline ? 'warning' : 'error'}
      showIcon
      title={offline ? say('app.offline') : message}
      action={retry && <Button onClick={retry}>{say('app.retry')}</Button>}
    />
  );
}

export function Failed({ error }: { error: unknown }) {
  const { say } = useWords();
  return (
    <div className="place">
      <Refused error={error} />
      <Button onClick={() => location.reload()}>{say('app.reload')}</Button>
    </div>
  );
}
