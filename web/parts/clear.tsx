/** The small button that empties a field, with a name of ours: the library's own is the English name of its picture. */
import { useWords } from '../words/words.tsx';

export function useClear() {
  const { say } = useWords();
  return {
    clearIcon: (
      <span role="img" aria-label={say('app.clear')}>
        ✕
      </span>
    ),
  };
}
