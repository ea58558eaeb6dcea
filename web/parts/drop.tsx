/** Where files are dropped or chosen. */
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';

export function Drop(props: {
  readonly label: string;
  /** What to drop here. */
  readonly intro: string;
  readonly choose: string;
  /** As of an input of files: ".docx,.pdf". */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly busy?: boolean;
  readonly take: (files: readonly File[]) => void;
  /** Stands below. */
  readonly children?: ReactNode;
}) {
  const { label, intro, choose, accept, multiple = false, busy = false, take, children } = props;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section
      aria-label={label}
      className={over ? 'drop over gap' : 'drop gap'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const files = [...event.dataTransfer.files];
        take(multiple ? files : files.slice(0, 1));
      }}
    >
      <p>{intro}</p>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        hidden
        accept={accept}
        onChange={(event) => {
          // The list empties with the field.
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>
        {choose}
      </Button>
      {children}
    </section>
  );
}
