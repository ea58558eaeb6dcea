/** From proposed relations to a judgement: how much a failure proves, which reading counts, which figure is wrong. */
import { describe, expect, it } from 'vitest';
import { type Decided, decide, distinct } from './decide.ts';
import type { Figure } from './figures.ts';
import { VIETNAMESE } from './format.ts';
import { jointly } from './joint.ts';
import { figures, mention, pick, relation, share, sum } from './relation.fixture.ts';
import type { Relation } from './relation.ts';
import { recomputed, repairs } from './repair.ts';
import { settleSlots } from './settle.ts';
import { confirmedBy, LIMITS, roomOf, severityOf, slipOf } from './slip.ts';
import { heldReading, pruned } from './slots.ts';

const NONE: ReadonlySet<number> = new Set();

describe('one relation a set of figures', () => {
  const own = figures('10 hộ', '4 hộ', '6 hộ', '5 hộ');
  it('keeps the surest proposal, in the order they came', () => {
    const [a, b, c] = [
      sum(own, [0, 1, 2], { grade: 'likely', why: 'first' }),
      sum(own, [0, 1, 2], { grade: 'certain', why: 'second' }),
      sum(own, [0, 1, 2], { grade: 'possible', why: 'third' }),
    ];
    expect(distinct([a, b, c]).map((one) => one.why)).toEqual(['second']);
    expect(distinct([c, a]).map((one) => one.why)).toEqual(['first']);
    expect(distinct([a, { ...a, why: 'again' }]).map((one) => one.why)).toEqual(['first']);
  });
  it('tells rule, form and order of figures apart', () => {
    const list = [
      sum(own, [0, 1, 2]),
      sum(own, [0, 2, 1]),
      sum(own, [0, 1, 2], { rule: 'table' }),
      relation({ type: 'difference' }, own.slice(0, 3), { rule: 'sum' }),
    ];
    expect(distinct(list)).toHaveLength(4);
  });
});

describe('a verdict', () => {
  const verdict = (texts: readonly string[]) => {
    const own = figures(...texts);
    const { verdict: said, reread } = decide(
      sum(
        own,
        own.map((_, index) => index),
      ),
    );
    return reread === undefined ? said : `${said}, ${reread.printed} reread`;
  };
  it.each([
    [['10 hộ', '4 hộ', '6 hộ'], 'exact'],
    [['10 hộ', '4 hộ', '7 hộ'], 'failed'],
    [['10,1 ha', '4,0 ha', '6,0 ha'], 'rounding'],
    // "268.44" is 268,44 or 26.844.
    [['30.000 triệu đồng', '3.156 triệu đồng', '268.44 triệu đồng'], 'exact, 268.44 reread'],
    [['300 triệu đồng', '31,56 triệu đồng', '268.44 triệu đồng'], 'exact'],
    [['31.000 triệu đồng', '3.156 triệu đồng', '268.44 triệu đồng'], 'failed'],
    // The digits are right, the separators cannot be.
    [['4.3405,5 triệu đồng', '43.000 triệu đồng', '405,5 triệu đồng'], 'exact, 4.3405,5 reread'],
    [['43.405,5 triệu đồng', '43.000 triệu đồng', '405.5 triệu đồng'], 'exact'],
    [['1.234.56 triệu đồng', '123.000 triệu đồng', '456 triệu đồng'], 'exact, 1.234.56 reread'],
  ])('of %j is %s', (texts, expected) => expect(verdict(texts)).toBe(expected));
});

describe('the room that numbers have', () => {
  it.each([
    [['100 hộ', '40 hộ', '60 hộ'], 5],
    [['101 hộ', '40 hộ', '61 hộ'], 101],
    [['300 triệu đồng', '100 triệu đồng', '200 triệu đồng'], 3],
    [['1,5 triệu đồng', '1.000.000 đồng', '500.000 đồng'], 3],
    [['2,5 ha', '1,25 ha', '1,25 ha'], 2],
    [['0 hộ', '0 hộ'], 1],
    [['0 hộ', '5 hộ'], 1],
  ])('of the sum %j: %i', (texts, room) => {
    const own = figures(...texts);
    expect(
      roomOf(
        sum(
          own,
          own.map((_, index) => index),
        ),
      ),
    ).toBe(room);
  });
  it('of other relations is the first number', () => {
    expect(roomOf(share(figures('14,58%', '3', '4'), [0, 1, 2]))).toBe(1458);
    expect(roomOf(share(figures('0%', '3', '4'), [0, 1, 2]))).toBe(1);
    expect(roomOf(relation({ type: 'difference' }, figures('100 hộ', '40 hộ', '60 hộ')))).toBe(5);
    expect(roomOf(relation({ type: 'sum' }, []))).toBe(1);
  });
});

describe('one slip that explains a failure', () => {
  const chance = (texts: readonly string[], confirmed: readonly number[] = []) => {
    const own = figures(...texts);
    const found = slipOf(
      sum(
        own,
        own.map((_, index) => index),
      ),
      VIETNAMESE,
      new Set(confirmed),
    );
    return found === null ? 'none' : found.toFixed(4);
  };
  it.each<[string[], number[], string]>([
    [['26.884 hộ', '20.000 hộ', '6.844 hộ'], [], '0.0204'],
    [['26.884 hộ', '20.000 hộ', '6.844 hộ'], [0], '0.0125'],
    [['26.884 hộ', '20.000 hộ', '6.844 hộ'], [0, 2], '0.0065'],
    [['26.884 hộ', '20.000 hộ', '6.844 hộ'], [0, 1, 2], 'none'],
    [['26.484 hộ', '20.000 hộ', '6.844 hộ'], [1, 2], '0.0080'],
    [['98.765 hộ', '20.000 hộ', '6.844 hộ'], [], 'none'],
    // A digit lost or written twice is no slip here: too many numbers are one digit longer.
    [['2.684 hộ', '20.000 hộ', '6.844 hộ'], [1, 2], 'none'],
    [['26.844 ha', '200.000 ha', '68.440 ha'], [1, 2], '0.0079'],
    [['26.8 triệu đồng', '200 triệu đồng', '68 triệu đồng'], [1, 2], '0.4328'],
    [['12 hộ', '4 hộ', '5 hộ'], [], '1.0000'],
    [['10,2 ha', '4,0 ha', '7,0 ha'], [1, 2], '0.5490'],
  ])('of %j with %j sure: %s', (texts, confirmed, expected) => expect(chance(texts, confirmed)).toBe(expected));
  it('is not looked for among more than sixty figures', () => {
    const own = figures(...['69 hộ', ...Array<string>(59).fill('1 hộ')]);
    expect(slipOf(relation({ type: 'sum' }, own), VIETNAMESE, NONE)).not.toBeNull();
    const more = figures(...['70 hộ', ...Array<string>(60).fill('1 hộ')]);
    expect(slipOf(relation({ type: 'sum' }, more), VIETNAMESE, NONE)).toBeNull();
  });
  it('has to make a ratio exact, not only round', () => {
    const own = figures('38,3%', '28.979', '75.337');
    expect(slipOf(share(own, [0, 1, 2]), VIETNAMESE, new Set([1, 2]))).not.toBeNull();
    expect(slipOf(share(figures('31,3%', '28.979', '75.337'), [0, 1, 2]), VIETNAMESE, new Set([1, 2]))).toBeNull();
  });
});

describe('what a failure may be called', () => {
  const slipped = ['26.884 hộ', '20.000 hộ', '6.844 hộ'];
  const wild = ['98.765 hộ', '20.000 hộ', '6.844 hộ'];
  const short = ['12.345 hộ', '1.000 hộ', '2.222 hộ'];
  it.each<[string, string[], Partial<Relation>, string | null]>([
    ['sure', wild, { grade: 'certain' }, 'error'],
    ['sure but soft', wild, { grade: 'certain', soft: true }, 'warning'],
    ['likely, a slip', slipped, { grade: 'likely' }, 'error'],
    ['likely, no slip, parts missing', wild, { grade: 'likely' }, null],
    ['likely, no slip, too much', ['12.345 hộ', '20.000 hộ', '6.844 hộ'], { grade: 'likely' }, 'warning'],
    ['likely, parts missing', short, { grade: 'likely' }, null],
    ['likely and soft', short, { grade: 'likely', soft: true }, 'warning'],
    ['possible, a slip', slipped, { grade: 'possible' }, null],
    ['possible and natural, a slip', slipped, { grade: 'possible', hint: true }, 'error'],
    ['possible, no slip', wild, { grade: 'possible', hint: true }, null],
    ['possible, in a long number', ['26.884.317 hộ', '20.000.011 hộ', '6.844.306 hộ'], { grade: 'possible' }, 'error'],
  ])('%s: %j %j → %s', (_, texts, more, expected) => {
    expect(severityOf(sum(figures(...texts), [0, 1, 2], more), VIETNAMESE, NONE)).toBe(expected);
  });
  it('is nothing for a part that is larger than its whole, unless that is sure', () => {
    const own = figures('12 hộ', '10 hộ');
    expect(severityOf(relation({ type: 'part' }, own, { grade: 'likely' }), VIETNAMESE, NONE)).toBeNull();
    expect(severityOf(relation({ type: 'part' }, own), VIETNAMESE, NONE)).toBe('error');
  });
  it('is a warning for a likely share that no slip explains', () => {
    expect(severityOf(share(figures('31,3%', '28.979', '75.337'), [0, 1, 2], { grade: 'likely' }), VIETNAMESE, new Set([1, 2]))).toBe(
      'warning',
    );
  });
});

describe('what confirms a figure', () => {
  const own = figures('104 hộ', '43 hộ', '61 hộ', '42,0%', '2 hộ', '1 hộ', '1 hộ');
  const ids = (...list: Relation[]) => [...confirmedBy(list.map(decide))].sort((a, b) => a - b);
  it.each<[string, Relation, number[]]>([
    ['a sure sum', sum(own, [0, 1, 2]), [0, 1, 2]],
    ['a likely sum', sum(own, [0, 1, 2], { grade: 'likely' }), [0, 1, 2]],
    ['an open sum of numbers with room', sum(own, [0, 1, 2], { grade: 'possible' }), [0, 1, 2]],
    ['an open sum of small numbers', sum(own, [4, 5, 6], { grade: 'possible' }), []],
    ['a failed sum', sum(own, [0, 1, 1]), []],
    ['a sure part', relation({ type: 'part' }, pick(own, [1, 0])), []],
    ['a repetition', mention(own, [5, 6]), []],
    ['an open share', share(own, [3, 1, 0], { grade: 'possible' }), []],
    ['a sure share', share(figures('41,3%', '43 hộ', '104 hộ'), [0, 1, 2]), [0, 1, 2]],
  ])('%s', (_, one, expected) => expect(ids(one)).toEqual(expected));
});

describe('readings of the same words', () => {
  const own = figures('104 hộ', '43 hộ', '61 hộ', '44 hộ', '60 hộ', '10,1 ha', '4,0 ha', '6,0 ha', '10,0 ha', '2 hộ', '1 hộ', '1 hộ');
  const held = (...list: Relation[]) => heldReading(list.map(decide))?.relation.why;
  it('prefers exact, then sure, then few figures', () => {
    const rounded = sum(own, [5, 6, 7], { why: 'rounded' });
    const open = sum(own, [0, 1, 2], { why: 'open', grade: 'possible' });
    const sure = sum(own, [0, 3, 4], { why: 'sure', grade: 'likely' });
    const long = sum(own, [9, 10, 11], { why: 'short', grade: 'likely' });
    const longer = sum(figures('6 hộ', '1 hộ', '2 hộ', '3 hộ'), [0, 1, 2, 3], { why: 'long', grade: 'likely' });
    expect(held(rounded, open)).toBe('open');
    expect(held(open, sure)).toBe('sure');
    expect(held(longer, long)).toBe('short');
    expect(held(sum(own, [0, 1, 3], { why: 'failed' }))).toBeUndefined();
  });
  it('is not held by small numbers where the sure reading fails', () => {
    const failed = sum(own, [0, 1, 3], { why: 'failed' });
    const small = sum(own, [9, 10, 11], { why: 'small', grade: 'possible' });
    expect(held(failed, small)).toBeUndefined();
    expect(held({ ...failed, grade: 'likely' }, small)).toBe('small');
    expect(held(failed, { ...small, grade: 'likely' })).toBe('small');
    expect(held(failed, sum(own, [0, 1, 2], { why: 'large', grade: 'possible' }))).toBe('large');
  });
  it('are thinned before they are judged', () => {
    const failing = Array.from({ length: 12 }, (_, index) => sum(own, [0, 1, 3], { why: `${index}`, grade: 'possible', slot: 's' }));
    const why = (list: Relation[]) =>
      pruned(list)
        .map((one) => one.why)
        .join(' ');
    expect(why(failing)).toBe('0 1 2 3 4 5 6 7');
    expect(why([...failing, sum(own, [0, 1, 3], { why: 'natural', grade: 'possible', hint: true, slot: 's' })])).toBe(
      'natural 0 1 2 3 4 5 6 7',
    );
    expect(why([...failing, sum(own, [0, 1, 3], { why: 'likely', grade: 'likely', slot: 's' })])).toBe('likely 0 1 2 3 4 5 6 7');
    expect(why([...failing, sum(own, [0, 1, 2], { why: 'held', grade: 'possible', slot: 's' })])).toBe('held');
    expect(why([sum(own, [0, 1, 2], { why: 'free' }), sum(own, [0, 1, 3], { why: 'lone', grade: 'possible', slot: 't' })])).toBe(
      'free lone',
    );
  });
});

describe('slots', () => {
  const own = figures(
    '104 hộ',
    '43 hộ',
    '61 hộ',
    '44 hộ',
    '60 hộ',
    '98.765 hộ',
    '20.000 hộ',
    '6.844 hộ',
    '41,3%',
    '58,7%',
    '42,9%',
    '200 hộ',
    '3.333 hộ',
  );
  const settled = (...list: Relation[]) =>
    settleSlots(list.map(decide), VIETNAMESE)
      .map((one: Decided) => `${one.relation.why} ${one.relation.grade} ${one.verdict}`)
      .join('; ');
  const open = (why: string, at: readonly number[], more: Partial<Relation> = {}) => sum(own, at, { why, slot: 's', ...more });
  const shared = (why: string, at: readonly number[], more: Partial<Relation> = {}) => share(own, at, { why, ...more });
  it('lets relations without a slot through', () => {
    expect(settled(sum(own, [0, 1, 2], { why: 'a' }), sum(own, [0, 1, 3], { why: 'b' }))).toBe('a certain exact; b certain failed');
  });
  it('takes the reading that holds', () => {
    expect(settled(open('a', [0, 1, 3]), open('b', [0, 1, 2]))).toBe('b certain exact');
  });
  it('lowers the grade where two sure readings fail alike', () => {
    expect(settled(open('a', [5, 6, 7]), open('b', [5, 6, 1]))).toBe('a likely failed');
    expect(settled(open('a', [5, 6, 7], { grade: 'likely' }), open('b', [5, 6, 1], { grade: 'likely' }))).toBe('a possible failed');
    expect(settled(open('a', [5, 6, 7], { grade: 'likely' }), open('b', [5, 6, 1]))).toBe('b certain failed');
    expect(settled(open('a', [5, 6, 7], { grade: 'possible' }), open('b', [5, 6, 1], { grade: 'possible' }))).toBe('a possible failed');
    expect(settled(open('a', [5, 6, 7], { grade: 'possible' }), open('b', [5, 6, 1], { grade: 'possible', hint: true }))).toBe(
      'b possible failed',
    );
  });
  it('takes the natural reading that one slip explains', () => {
    const a = open('a', [5, 6, 7], { grade: 'possible', hint: true });
    const slipped = sum(figures('26.884 hộ', '20.000 hộ', '6.844 hộ'), [0, 1, 2], {
      why: 'slip',
      slot: 's',
      grade: 'possible',
      hint: true,
    });
    expect(settled(a, slipped)).toBe('slip possible failed');
    expect(settled(a, { ...slipped, hint: false })).toBe('a possible failed');
    expect(settled({ ...a, grade: 'likely' }, slipped)).toBe('a likely failed');
  });
  it('takes the base of siblings that hold', () => {
    const held = [shared('h1', [8, 1, 0], { slot: 'x', group: 'g' }), shared('h2', [9, 2, 0], { slot: 'y', group: 'g' })];
    const readings = [
      shared('own', [10, 3, 11], { slot: 's', grade: 'possible', group: 'own' }),
      shared('base', [10, 3, 0], { slot: 's', grade: 'possible', group: 'g' }),
    ];
    expect(settled(...held, ...readings)).toBe('h1 certain exact; h2 certain exact; base certain failed');
    // One sibling makes it likely where it is the natural reading; else it stays open.
    expect(settled(...held.slice(0, 1), ...readings)).toBe('h1 certain exact; own possible failed');
    const natural = readings.map((one) => (one.why === 'base' ? { ...one, hint: true } : one));
    expect(settled(...held.slice(0, 1), ...natural)).toBe('h1 certain exact; base likely failed');
  });
  it('takes the base with more siblings', () => {
    const h = (why: string, group: string) => shared(why, [8, 1, 0], { slot: why, group });
    const list = [h('1', 'g'), h('2', 'g'), h('3', 'k'), h('4', 'k'), h('5', 'k')];
    const readings = ['g', 'k'].map((group, index) =>
      shared(group, [10, 3, index === 0 ? 0 : 11], { slot: 's', grade: 'possible', group }),
    );
    expect(settled(...list, ...readings)).toContain('k certain failed');
  });
  it('calls several siblings that fail together open: they have another base', () => {
    const failing = (why: string, at: readonly number[]) => shared(why, at, { slot: why, grade: 'likely', group: 'g' });
    expect(settled(failing('a', [8, 3, 11]))).toBe('a likely failed');
    expect(settled(failing('a', [8, 3, 11]), failing('b', [9, 1, 12]))).toBe('a possible failed; b possible failed');
    expect(settled({ ...failing('a', [8, 3, 11]), grade: 'certain' }, failing('b', [9, 1, 12]))).toBe(
      'a certain failed; b possible failed',
    );
  });
});

describe('joint evidence', () => {
  // 26.884 should be 26.844: two open sums say so together.
  const own = figures('26.884 hộ', '20.517 hộ', '6.327 hộ', '15.301 hộ', '11.543 hộ', '7 hộ', '2 hộ', '4 hộ', '1 hộ', '3 hộ');
  const open = (at: readonly number[], more: Partial<Relation> = {}) => sum(own, at, { grade: 'possible', hint: true, ...more });
  const proven = (slots: Relation[][], confirmed: readonly number[] = []) =>
    [...jointly(slots, new Set(confirmed), VIETNAMESE).keys()].sort((a, b) => a - b).join(' ');
  it.each<[string, Relation[][], number[], string]>([
    ['two sums agree on one slip', [[open([0, 1, 2])], [open([0, 3, 4])]], [], '0 1'],
    ['one natural reading is enough', [[open([0, 1, 2])], [open([0, 3, 4], { hint: false })]], [], '0 1'],
    ['one of a likely grade too', [[open([0, 1, 2], { hint: false, grade: 'likely' })], [open([0, 3, 4], { hint: false })]], [], '0 1'],
    ['no natural reading among them', [[open([0, 1, 2], { hint: false })], [open([0, 3, 4], { hint: false })]], [], ''],
    ['one sum alone', [[open([0, 1, 2])]], [], ''],
    ['two readings of the same slot', [[open([0, 1, 2]), open([0, 3, 4])]], [], ''],
    ['the same figures again', [[open([0, 1, 2])], [open([0, 2, 1])]], [], ''],
    ['the figure is confirmed elsewhere', [[open([0, 1, 2])], [open([0, 3, 4])]], [0], ''],
    ['a part proves nothing', [[open([0, 1, 2])], [relation({ type: 'part' }, pick(own, [0, 1]))]], [], ''],
    ['small numbers agree by accident', [[open([5, 6, 7])], [open([5, 8, 9])]], [], ''],
    ['the second reading of a slot', [[open([0, 1, 3]), open([0, 1, 2])], [open([0, 3, 4])]], [], '0 1'],
  ])('%s', (_, slots, confirmed, expected) => expect(proven(slots, confirmed)).toBe(expected));
  it('names the reading that is proven', () => {
    const right = open([0, 1, 2]);
    expect(jointly([[open([0, 1, 3]), right], [open([0, 3, 4])]], NONE, VIETNAMESE).get(0)).toBe(right);
  });
  it('looks at no more than twelve figures', () => {
    const many = (count: number) => {
      const parts = Array.from({ length: count }, (_, index) => figures(`${1001 + 7 * index} hộ`)[0] as Figure).map((one, index) => ({
        ...one,
        id: 20 + index,
      }));
      const rest = 26_844 - parts.reduce((total, one) => total + Number(one.printed.replace('.', '')), 0);
      return sum(
        [own[0] as Figure, ...parts, { ...(figures(`${rest} hộ`)[0] as Figure), id: 60 }],
        Array.from({ length: count + 2 }, (_, index) => index),
        { grade: 'possible', hint: true },
      );
    };
    expect(proven([[many(10)], [open([0, 3, 4])]])).toBe('0 1');
    expect(proven([[many(11)], [open([0, 3, 4])]])).toBe('');
  });
});

describe('repairs', () => {
  const said = (failed: Relation[], held: Relation[] = []) =>
    repairs({ failed, held, style: VIETNAMESE })
      .map(
        (one) =>
          one.repairs
            .map(
              (repair) =>
                `${repair.figure.printed}→${repair.edit.printed} ${repair.edit.kind} ${repair.settles.length}/${repair.consequences.length} by ${repair.support}`,
            )
            .join(', ') +
          (one.equals.length === 0
            ? ''
            : ` equals ${one.equals.map((repair) => `${repair.figure.printed}→${repair.edit.printed}`).join(' ')}`) +
          (one.unsettled.length === 0 ? '' : ` unsettled ${one.unsettled.length}`),
      )
      .join(' | ');
  const own = figures(
    '26.884 hộ',
    '20.517 hộ',
    '6.327 hộ',
    '15.301 hộ',
    '11.543 hộ',
    '26.844 hộ',
    '23,6%',
    '99 hộ',
    '23,5%',
    '6.372 hộ',
    '26.844 hộ',
    '76,4%',
  );
  it.each<[string, Relation[], Relation[], string]>([
    ['one figure that two sums share', [sum(own, [0, 1, 2]), sum(own, [0, 3, 4])], [], '26.884→26.844 digit 2/0 by 2'],
    ['one sum: nobody can say which', [sum(own, [0, 1, 2])], [], ' equals 26.884→26.844 20.517→20.557 6.327→6.367 unsettled 1'],
    ['one sum whose parts hold elsewhere', [sum(own, [0, 1, 2])], [sum(own, [5, 1, 2])], '26.884→26.844 digit 1/0 by 1'],
    [
      'two slips in one component',
      [sum(own, [0, 1, 2]), sum(own, [0, 3, 4]), sum(own, [7, 3, 4])],
      [],
      '26.884→26.844 digit 2/0 by 2 unsettled 1',
    ],
    [
      'two components',
      [
        sum(own, [0, 1, 2]),
        sum(
          figures('1.284 hộ', '412 hộ', '882 hộ').map((one, index) => ({ ...one, id: 50 + index })),
          [0, 1, 2],
        ),
      ],
      [],
      ' equals 26.884→26.844 20.517→20.557 6.327→6.367 unsettled 1 |  equals 1.284→1.294 412→402 882→872 unsettled 1',
    ],
    [
      'a share that was computed from the wrong figure',
      [sum(own, [5, 1, 9]), sum(own, [10, 1, 9])],
      [share(own, [8, 9, 5])],
      '6.372→6.327 swap 2/0 by 2',
    ],
    [
      'a share worked out anew',
      [share(own, [8, 2, 5])],
      [],
      ' equals 23,5→23,6 6.327→6.307 6.327→6.317 6.327→6.320 6.327→6.321 26.844→26.944 26.844→26.874 26.844→26.884 26.844→26.894 unsettled 1',
    ],
    [
      'a share and its sibling',
      [share(own, [8, 2, 5])],
      [share(own, [11, 1, 5])],
      ' equals 23,5→23,6 6.327→6.307 6.327→6.317 6.327→6.320 6.327→6.321 unsettled 1',
    ],
    ['a repetition', [mention(own, [0, 5])], [], ' equals 26.884→26.844 26.844→26.884 unsettled 1'],
    ['a repetition whose one place is computed with', [mention(own, [0, 5])], [sum(own, [5, 1, 2])], '26.884→26.844 restated 1/0 by 2'],
    [
      'a repetition against two that agree',
      [mention(own, [0, 5]), mention(own, [0, 10])],
      [mention(own, [5, 10]), share(own, [6, 2, 10])],
      '26.884→26.844 restated 2/0 by 2',
    ],
    ['a part left out', [sum(figures('600 hộ', '100 hộ', '200 hộ', '300 hộ', '400 hộ'), [0, 1, 2, 3, 4])], [], '600→1.000 part 1/0 by 1'],
    ['nothing explains it', [sum(figures('98.765 hộ', '20.517 hộ', '6.327 hộ'), [0, 1, 2])], [], ' unsettled 1'],
    [
      'a difference',
      [relation({ type: 'difference' }, figures('1.284 hộ', '412 hộ', '882 hộ'))],
      [],
      ' equals 1.284→1.294 412→402 882→872 unsettled 1',
    ],
  ])('%s', (_, failed, held, expected) => expect(said(failed, held)).toBe(expected));
});

describe('worked out anew', () => {
  it.each([
    [{ type: 'ratio', factor: 100 }, ['1,0%', '1 hộ', '3 hộ'], '333e1'],
    [{ type: 'ratio', factor: 1 }, ['1,0 triệu đồng', '10.000.000 đồng', '3 hộ'], '33e1'],
    [{ type: 'ratio', factor: 100 }, ['1,0%', '1 hộ', '0 hộ'], 'null'],
    [{ type: 'growth', sign: 1 }, ['1,0%', '8 hộ', '10 hộ'], '250e1'],
    [{ type: 'growth', sign: -1 }, ['1,0%', '8 hộ', '6 hộ'], '250e1'],
    [{ type: 'growth-of-change', sign: 1 }, ['1,0%', '2 hộ', '10 hộ'], '250e1'],
    [{ type: 'growth-of-change', sign: -1 }, ['1,0%', '2 hộ', '8 hộ'], '200e1'],
    [{ type: 'sum' }, ['1', '2', '3'], 'null'],
  ] as const)('%j of %j is %s', (form, texts, expected) => {
    const [result, a, b] = figures(...texts);
    const value = result === undefined ? null : recomputed(form, result, a, b);
    expect(value === null ? 'null' : `${value.m}e${value.e}`).toBe(expected);
  });
  it('needs both terms', () => {
    const [result, a] = figures('1%', '2', '3');
    expect(result === undefined ? 0 : recomputed({ type: 'ratio', factor: 100 }, result, a, undefined)).toBeNull();
    expect(LIMITS.likely).toBe(1);
  });
});
