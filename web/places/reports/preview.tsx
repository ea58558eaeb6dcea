/** The report as it is printed: the file that the server makes, in a frame that may do nothing to this page. */
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../words/words.tsx';
import { type Choice, composed, fileAddress } from './queries.ts';

export function Preview({ choice }: { choice: Choice }) {
  const { say } = useWords();
  // Composed again: shown again.
  const { dataUpdatedAt } = useQuery(composed(choice));
  return (
    <iframe
      key={dataUpdatedAt}
      className="printed"
      title={say('reports.preview')}
      sandbox="allow-scripts"
      src={fileAddress(choice, 'html', true)}
    />
  );
}
