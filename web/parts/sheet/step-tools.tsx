/** Undo and redo of a sheet. */
import { Button } from 'antd';
import { useWords } from '../../words/words.tsx';

interface Steps {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function StepTools({ sheet: { undo, redo, canUndo, canRedo } }: { sheet: Steps }) {
  const { say } = useWords();
  return (
    <>
      <Button onClick={undo} disabled={!canUndo}>
        {say('form.undo')}
      </Button>
      <Button onClick={redo} disabled={!canRedo}>
        {say('form.redo')}
      </Button>
    </>
  );
}
