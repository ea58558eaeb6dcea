/**
 * The limits that rules ask for: what an office may write in the table of thresholds. A row under another name would be read by nobody,
 * so it is refused; `Catalogue.threshold` takes only these names, so that a rule cannot ask for a limit that nobody may write.
 */
export interface Limit {
  readonly value: keyof typeof VALUES;
  /** What the rule keeps apart; without it the column must be empty. */
  readonly detail?: { readonly form: RegExp; readonly words: string };
}
export const VALUES = {
  number: { form: /^\d+(?:\.\d+)?$/, words: 'số (dấu chấm thập phân)' },
  day: { form: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, words: 'ngày dạng 2024-12-31' },
  monthDay: { form: /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, words: 'tháng-ngày dạng 01-31' },
} as const;

const NUMBER: Limit = { value: 'number' };
const MONTH_DAY: Limit = { value: 'monthDay' };
const NAMED = {
  'counterpart-dt': NUMBER,
  'counterpart-gn': NUMBER,
  'counterpart-ntm': NUMBER,
  'counterpart-mt26': NUMBER,
  'counterpart-burden': NUMBER,
  'special-value': NUMBER,
  'special-communes': NUMBER,
  'support-share': { value: 'number', detail: { form: /^(?:dbkk|kk|khac)$/, words: 'dbkk, kk hoặc khac (loại địa bàn)' } },
  'management-cost': NUMBER,
  'payment-deadline': MONTH_DAY,
  'advance-returned': MONTH_DAY,
  'year-left': MONTH_DAY,
  'carry-deadline': { value: 'day', detail: { form: /^\d{4}→\d{4}$/, words: 'năm vốn→năm thực hiện, ví dụ 2022→2023' } },
  'allocation-late': NUMBER,
  'idle-money': NUMBER,
  'suspense-waiting': NUMBER,
  'advance-old': NUMBER,
  'slower-than-last-year': NUMBER,
  'work-ahead': NUMBER,
  'settlement-late': NUMBER,
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof NAMED;
export const LIMITS: Readonly<Record<LimitName, Limit>> = NAMED;

const BY_NAME: ReadonlyMap<string, Limit> = new Map(Object.entries(LIMITS));
/** Undefined for a name that no rule asks for. */
export const limitNamed = (name: string): Limit | undefined => BY_NAME.get(name);
