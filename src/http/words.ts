/** What zod found wrong, as an officer would say it. What a schema says in its own words stays. */
import { z } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'đúng hoặc sai (true, false)',
  array: 'danh sách',
  object: 'nhóm trường { … }',
  record: 'nhóm trường { … }',
};
const vietnamese = z.locales.vi().localeError;

export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'thiếu' : `phải là ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `phải là một trong: ${issue.values.slice(0, 30).map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `không có trường ${issue.keys.slice(0, 5).join(', ')}; xem /api/docs`;
    case 'too_small':
      return issue.origin === 'string'
        ? Number(issue.minimum) === 1
          ? 'không được để trống'
          : `phải có ít nhất ${issue.minimum} ký tự`
        : issue.origin === 'array'
          ? `phải có ít nhất ${issue.minimum} phần tử`
          : `phải từ ${issue.minimum}${issue.inclusive === false ? ' (không kể)' : ''} trở lên`;
    case 'too_big':
      return issue.origin === 'string'
        ? `nhiều nhất ${issue.maximum} ký tự`
        : issue.origin === 'array'
          ? `nhiều nhất ${issue.maximum} phần tử`
          : `không được quá ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'email'
        ? 'phải là thư điện tử'
        : issue.format === 'datetime'
          ? 'phải là thời điểm ISO, ví dụ 2026-06-30T17:00:00+07:00'
          : 'viết không đúng dạng';
    default:
      return vietnamese(issue);
  }
};
