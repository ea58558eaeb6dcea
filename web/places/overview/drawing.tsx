/** The curve as a picture; the same numbers stand in the table and sentences beside it, so it says nothing to a screen reader. */
import { useWords } from '../../words/words.tsx';
import type { Expected } from './forecast.ts';
import { continuation, MONTHS, monthName } from './months.ts';

const WIDTH = 640;
const HEIGHT = 180;
const BOTTOM = 22;
const TOP = 16;
export type Sums = readonly (number | null)[];

export function Drawing({ now, before, plan, expected }: { now: Sums; before: Sums; plan: number; expected: Expected }) {
  const { say } = useWords();
  const ahead = continuation(now, expected);
  const top = Math.max(plan, ...now.map(Number), ...before.map(Number), ...ahead.map(([, sum]) => sum), 1);
  const x = (month: number) => 4 + ((month + 1) / MONTHS) * (WIDTH - 24);
  const y = (sum: number) => HEIGHT - BOTTOM - (Math.max(0, sum) / top) * (HEIGHT - BOTTOM - TOP);
  const points = (line: readonly (readonly [month: number, sum: number])[]) =>
    line.map(([month, sum]) => `${x(month).toFixed(1)},${y(sum).toFixed(1)}`).join(' ');
  const line = (sums: Sums) => points([0, ...sums].flatMap((sum, index) => (sum === null ? [] : [[index - 1, sum] as const])));
  return (
    <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={x(-1)} x2={x(MONTHS - 1)} y1={y(0)} y2={y(0)} stroke="#9aa5b1" />
      <line x1={x(-1)} x2={x(MONTHS - 1)} y1={y(plan)} y2={y(plan)} stroke="#52606d" strokeWidth="1.5" />
      <text x={x(-1) + 2} y={y(plan) - 4} fontSize="11" fill="#52606d">
        {say('overview.plan')}
      </text>
      {now.map((_, month) => (
        <text key={monthName(month)} x={x(month)} y={HEIGHT - 6} textAnchor="middle" fontSize="11" fill="#52606d">
          {monthName(month)}
        </text>
      ))}
      <polyline points={line(before)} fill="none" stroke="#9aa5b1" strokeWidth="2" />
      <polyline points={line(now)} fill="none" stroke="#0b5cad" strokeWidth="2.5" />
      {ahead.length > 0 && (
        <polyline className="ahead" points={points(ahead)} fill="none" stroke="#0b5cad" strokeWidth="2" strokeDasharray="5 4" />
      )}
    </svg>
  );
}
