/** Rà soát: files dropped here are audited in this browser, offline too; their text with every finding marked, explained and, where known, mended. */
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Finding, Severity, Suggestion } from '../../../src/kernel/finding.ts';
import { Drop } from '../../parts/drop.tsx';
import { Scroll } from '../../parts/small.tsx';
import { useStepKeys } from '../../parts/step-keys.ts';
import { useWords } from '../../words/words.tsx';
import type { Done, Job } from './audit-worker.ts';
import { Paper } from './paper.tsx';

type Filter = Severity | 'all';
const SEVERITIES: readonly Filter[] = ['all', 'error', 'warning', 'note'];
const WORDS = { all: 'audit.all', error: 'audit.errors', warning: 'audit.warnings', note: 'audit.notes' } as const;

export function Audit() {
  const { say } = useWords();
  const [files, setFiles] = useState<readonly Done[]>([]);
  // File name → the versions before each suggestion that was carried out, to go back to.
  const [before, setBefore] = useState<Readonly<Record<string, readonly Done[]>>>({});
  const [running, setRunning] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(0);
  const [ready, setReady] = useState(false);
  const worker = useRef<Worker | null>(null);
  const count = useRef(0);

  useEffect(() => {
    // Loaded with the page: once it stands here the network may go.
    const made = new Worker(new URL('./audit-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<Done | 'ready'>) => {
      if (data === 'ready') return setReady(true);
      if (typeof data?.id !== 'number') return;
      setRunning((names) => names.filter((name) => name !== data.name));
      // A file keeps its place in the list when it is audited again.
      setFiles((done) => {
        const held = done.findIndex((one) => one.name === data.name);
        return held < 0 ? [...done, data] : done.with(held, data);
      });
    });
    worker.current = made;
    return () => made.terminate();
  }, []);

  const take = async (chosen: Iterable<File>) => {
    for (const file of chosen) {
      count.current += 1;
      setRunning((names) => [...names, file.name]);
      setBefore((all) => ({ ...all, [file.name]: [] }));
      const job: Job = { id: count.current, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      worker.current?.postMessage(job, [job.bytes.buffer]);
    }
  };
  const mend = (file: Done, suggestion: Suggestion) => {
    count.current += 1;
    setRunning((names) => [...names, file.name]);
    setBefore((all) => ({ ...all, [file.name]: [...(all[file.name] ?? []), file] }));
    worker.current?.postMessage({ id: count.current, name: file.name, bytes: file.bytes, mend: suggestion } satisfies Job);
  };
  const goBack = (file: Done) => {
    const past = before[file.name] ?? [];
    const last = past.at(-1);
    if (!last) return;
    setBefore((all) => ({ ...all, [file.name]: past.slice(0, -1) }));
    setFiles((done) => done.map((one) => (one.name === file.name ? last : one)));
  };

  const shown = files[Math.min(open, files.length - 1)];
  return (
    <>
      <h1>{say('place.audit')}</h1>
      <Drop
        label={say('audit.file')}
        intro={say('audit.intro')}
        choose={say('audit.choose')}
        accept=".docx,.pdf,.md,.txt,.xlsx"
        multiple
        take={(files) => void take(files)}
      >
        <p className="quiet">{ready && say('audit.ready')}</p>
      </Drop>
      <div role="status">
        {running.map((name) => (
          <p key={name}>{say('audit.running', { name })}</p>
        ))}
      </div>
      {files.length > 1 && <Summary files={files} open={files.indexOf(shown as Done)} choose={setOpen} />}
      {shown && (
        <Audited
          key={shown.name}
          file={shown}
          mendedTimes={shown.unmended ? 0 : (before[shown.name]?.length ?? 0)}
          mend={(suggestion) => mend(shown, suggestion)}
          goBack={() => goBack(shown)}
        />
      )}
    </>
  );
}

function Summary({ files, open, choose }: { files: readonly Done[]; open: number; choose: (index: number) => void }) {
  const { say } = useWords();
  return (
    <Scroll label={say('place.audit')}>
      <table className="plain">
        <thead>
          <tr>
            <th>{say('audit.file')}</th>
            <th className="figure">{say('audit.errors')}</th>
            <th className="figure">{say('audit.warnings')}</th>
            <th className="figure">{say('audit.notes')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((one, index) => (
            <tr key={one.id}>
              <td>
                <Button size="small" aria-pressed={index === open} onClick={() => choose(index)}>
                  {one.name}
                </Button>
              </td>
              {one.result ? (
                <>
                  <td className="figure">{one.result.summary.errors}</td>
                  <td className="figure">{one.result.summary.warnings}</td>
                  <td className="figure">{one.result.summary.notes}</td>
                </>
              ) : (
                <td colSpan={3} className="wrong">
                  {one.problem}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Audited(props: { file: Done; mendedTimes: number; mend: (suggestion: Suggestion) => void; goBack: () => void }) {
  const { file, mendedTimes, mend, goBack } = props;
  useStepKeys(mendedTimes > 0, goBack, () => undefined);
  const { say } = useWords();
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<string | null>(null);
  if (!file.result || file.text === undefined)
    return (
      <p className="wrong" role="alert">
        {file.name}: {file.problem}
      </p>
    );
  const findings = file.result.findings;
  const kept = filter === 'all' ? findings : findings.filter((one) => one.severity === filter);
  const number = (severity: Filter) => (severity === 'all' ? findings.length : findings.filter((one) => one.severity === severity).length);
  return (
    <>
      <h2>{file.name}</h2>
      <div className="tools">
        <fieldset style={{ border: 0, padding: 0, margin: 0 }} aria-label={say('audit.severity')}>
          {SEVERITIES.map((one) => (
            <Button
              key={one}
              size="small"
              type={one === filter ? 'primary' : 'default'}
              aria-pressed={one === filter}
              onClick={() => setFilter(one)}
            >
              {say(WORDS[one])} ({number(one)})
            </Button>
          ))}
        </fieldset>
        {mendedTimes > 0 && (
          <>
            <Download
              name={file.name.replace(/(\.\w+)$/, '-da-sua$1')}
              part={file.bytes}
              word={say('audit.mended', { count: mendedTimes })}
            />
            <Button size="small" onClick={goBack}>
              {say('form.undo')}
            </Button>
          </>
        )}
        {file.docx && <Download name={`${file.name.replace(/\.docx$/i, '')}-ra-soat.docx`} part={file.docx} word={say('audit.docx')} />}
        {file.sarif && <Download name={`${file.name}.sarif`} part={file.sarif} word={say('audit.sarif')} />}
      </div>
      {file.unmended && (
        <p className="wrong" role="alert">
          {say('audit.unmended', { text: file.unmended.replace.text, with: file.unmended.with })}
        </p>
      )}
      {findings.length === 0 ? (
        <p>{say('audit.none')}</p>
      ) : (
        <div className="audit">
          <Paper text={file.text} findings={kept} chosen={chosen} label={say('audit.text')} />
          <section aria-label={say('audit.findings')}>
            {kept.length === 0 && <p className="quiet">{say('audit.none.filtered')}</p>}
            <ol className="findings">
              {kept.map((finding) => (
                <FindingItem key={finding.id} finding={finding} choose={() => setChosen(finding.id)} mend={file.mendable ? mend : null} />
              ))}
            </ol>
          </section>
        </div>
      )}
    </>
  );
}

const ONE = { error: 'audit.error', warning: 'audit.warning', note: 'audit.note' } as const;

function FindingItem(props: { finding: Finding; choose: () => void; mend: ((suggestion: Suggestion) => void) | null }) {
  const { finding, choose, mend } = props;
  const { suggestion } = finding;
  const { say } = useWords();
  return (
    <li>
      <button type="button" onClick={choose}>
        <span className={`severity ${finding.severity}`}>{say(ONE[finding.severity])}: </span>
        {finding.message}
        {suggestion && <div className="quiet">{say('audit.suggestion', { text: `${suggestion.replace.text} → ${suggestion.with}` })}</div>}
      </button>
      {suggestion && mend && (
        <Button size="small" onClick={() => mend(suggestion)}>
          {say('audit.mend', { text: suggestion.with })}
        </Button>
      )}
    </li>
  );
}

function Download({ name, part, word }: { name: string; part: string | Uint8Array; word: string }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([part as BlobPart]));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Button size="small" onClick={save}>
      {word}
    </Button>
  );
}
