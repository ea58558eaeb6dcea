/** Days, weeks and months between two dates, both ends counted or one. */
import { expect, it } from 'vitest';
import { durationChecks } from './durations.ts';
import { reading, spansOf } from './proposed.fixture.ts';

const said = (text: string) => {
  return spansOf(durationChecks(reading(text).statements));
};

it.each<[text: string, said: string[]]>([
  ['Đợt kiểm tra 10 ngày, từ ngày 01/6/2023 đến ngày 10/6/2023.', ['10 ngày = 1/6/2023–10/6/2023, 10, sure']],
  ['Đợt kiểm tra 9 ngày (từ ngày 01/6/2023 đến ngày 10/6/2023).', ['9 ngày = 1/6/2023–10/6/2023, 10, sure']],
  ['Đợt kiểm tra 11 ngày (từ ngày 01/6/2023 đến hết ngày 10/6/2023).', ['11 ngày ≠ 1/6/2023–10/6/2023, 10, sure']],
  ['Đợt kiểm tra 8 ngày, từ 01/6 đến 10/6/2023.', ['8 ngày ≠ 1/6/2023–10/6/2023, 10, sure']],
  ['Từ ngày 01 tháng 6 năm 2023 đến ngày 10 tháng 6 năm 2023 (10 ngày).', ['10 ngày = 1/6/2023–10/6/2023, 10, sure']],
  ['Từ ngày 1 đến ngày 10/6/2023, tổng cộng 10 ngày.', ['10 ngày = 1/6/2023–10/6/2023, 10, sure']],
  ['Từ ngày 1/6/2023 tới 10/6 là 12 ngày.', ['12 ngày ≠ 1/6/2023–10/6/2023, 10, sure']],
  ['Nghỉ 5 ngày từ 28/4 đến hết 02/5/2024.', ['5 ngày = 28/4/2024–2/5/2024, 5, sure']],
  ['Nghỉ 5 ngày từ 28/12 đến 01/01/2024.', []],
  ['Học 2 tuần, từ 01/6/2023 đến 14/6/2023.', ['2 tuần = 1/6/2023–14/6/2023, 2']],
  ['Học 3 tuần, từ 01/6/2023 đến 14/6/2023.', ['3 tuần ≠ 1/6/2023–14/6/2023, 2']],
  ['Học 2 tuần, từ 01/6/2023 đến 10/6/2023.', ['2 tuần = 1/6/2023–10/6/2023, 1']],
  ['Làm 6 tháng, từ 01/01/2023 đến 30/6/2023.', ['6 tháng = 1/1/2023–30/6/2023, 6']],
  ['Làm 5 tháng, từ 01/01/2023 đến 30/6/2023.', ['5 tháng = 1/1/2023–30/6/2023, 6']],
  ['Làm 7 tháng, từ 01/01/2023 đến 30/6/2023.', ['7 tháng ≠ 1/1/2023–30/6/2023, 6']],
  ['Làm 14 tháng, từ 01/12/2022 đến 30/01/2024.', ['14 tháng = 1/12/2022–30/1/2024, 14']],
  ['Làm 3 năm, từ 01/01/2021 đến 31/12/2023.', []],
  ['Trước 10 ngày, từ 01/6/2023 đến 14/6/2023.', []],
  ['Chậm 10 ngày từ 01/6/2023 đến 14/6/2023.', []],
  ['Làm 10 ngày. Đợt hai từ 01/6/2023 đến 14/6/2023.', []],
  ['Làm 10 ngày; từ 01/6/2023 đến 14/6/2023.', []],
  ['Làm 2,5 ngày, từ 01/6/2023 đến 14/6/2023.', []],
  ['Làm 10 ngày làm việc, từ 01/6/2023 đến 14/6/2023.', []],
  ['Từ 14/6/2023 đến 01/6/2023 là 10 ngày.', []],
  ['Từ 01/13/2023 đến 14/6/2023 là 10 ngày.', []],
  ['Từ 32/5/2023 đến 14/6/2023 là 10 ngày.', []],
  ['Từ 01/6 đến 14/6 là 10 ngày.', []],
  ['Từ 01/6/2023 đến 14/6/2023, đoàn đã đi kiểm tra được 10 ngày.', []],
  ['Từ 01/6/2023 đến 14/6/2023 (thứ Tư), kéo dài 13 ngày.', []],
  ['Đợt 15 ngày cao điểm ra quân trấn áp tội phạm (từ 01/6/2023 đến 14/6/2023).', []],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
