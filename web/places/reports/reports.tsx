/** Báo cáo: choosing a report to open; what was approved and issued for the unit. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { unitTitle } from '../../../src/catalogue/names.ts';
import { parsePeriod } from '../../../src/kernel/period.ts';
import { foldVietnamese, upperFirst } from '../../../src/kernel/vietnamese.ts';
import { me, templates, unit as unitQuery } from '../../api/queries.ts';
import { useUnitsOf } from '../../parts/roles.ts';
import { Asked, lastDayOf, today } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { Snapshots } from './snapshots.tsx';

interface Values {
  unit: string;
  period: string;
  report: string;
  asOf?: string;
}

/** The programmes of 2021–2025 began then. */
const FIRST_YEAR = 2021;
/** Periods of every year of the programmes until this one, the newest first. */
function periods(year: number): { value: string; label: string }[] {
  const parts = [
    '',
    '-H1',
    '-H2',
    '-Q1',
    '-Q2',
    '-Q3',
    '-Q4',
    ...Array.from({ length: 12 }, (_, n) => `-M${String(n + 1).padStart(2, '0')}`),
  ];
  return Array.from({ length: year - FIRST_YEAR + 1 }, (_, ago) => year - ago).flatMap((one) =>
    parts.map((part) => ({ value: `${one}${part}`, label: `${one}${part}: ${parsePeriod(`${one}${part}`).label}` })),
  );
}

export function Reports() {
  const { say } = useWords();
  const { unit } = useSearch({ from: '/bao-cao' });
  const who = useQuery(me);
  const own = useUnitsOf();
  const known = useQuery(templates);
  return (
    <>
      <h1>{say('place.reports')}</h1>
      <Asked query={who}>
        {() => <Asked query={known}>{({ items }) => <Choosing unit={unit ?? own?.[0] ?? ''} templates={items} />}</Asked>}
      </Asked>
    </>
  );
}

function Choosing({ unit, templates: names }: { unit: string; templates: readonly string[] }) {
  const { say } = useWords();
  const go = useNavigate();
  const { data: near } = useQuery({ ...unitQuery(unit), enabled: unit !== '' });
  const code = near?.unit.code ?? unit;
  // Of a unit that has ended, the last period that it had.
  const [year = '', month = ''] = (near ? lastDayOf(near.unit) : today()).split('-');
  const half = `${year}-H${Number(month) <= 6 ? 1 : 2}`;
  // The unit itself and those below it; any other by its code.
  const units = (near ? [near.unit, ...near.children] : []).map((one) => ({
    value: one.code,
    label: `${one.code}: ${upperFirst(unitTitle(one))}`,
  }));
  const stay = (chosen: string) => {
    if (chosen !== code) void go({ to: '/bao-cao', search: { unit: chosen }, replace: true });
  };
  const open = ({ report, asOf, ...rest }: Values) =>
    void go({ to: '/bao-cao/$report', params: { report }, search: { ...rest, ...(asOf ? { asOf } : {}) } });
  const required = [{ required: true, whitespace: true, message: say('reports.missing') }];
  return (
    <>
      <Form<Values>
        key={code}
        layout="inline"
        className="gap"
        initialValues={{ unit: code, period: half, report: names[0] }}
        onFinish={open}
      >
        <Form.Item name="unit" label={say('reports.unit')} rules={required}>
          <AutoComplete
            options={units}
            showSearch={{
              filterOption: (typed, option) => foldVietnamese(option?.label ?? '').includes(foldVietnamese(typed)),
            }}
            onSelect={stay}
            onBlur={(event) => stay((event.target as HTMLInputElement).value)}
            style={{ minWidth: 220 }}
          />
        </Form.Item>
        <Form.Item name="period" label={say('reports.period')} rules={required}>
          <Select showSearch options={periods(Number(today().slice(0, 4)))} style={{ minWidth: 260 }} />
        </Form.Item>
        <Form.Item name="report" label={say('reports.template')} rules={required}>
          <Select options={names.map((name) => ({ value: name, label: name }))} style={{ minWidth: 200 }} />
        </Form.Item>
        <Form.Item name="asOf" label={say('reports.asOf')}>
          <Input type="date" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {say('reports.open')}
        </Button>
      </Form>
      {unit !== '' && <Snapshots unit={unit} />}
    </>
  );
}
