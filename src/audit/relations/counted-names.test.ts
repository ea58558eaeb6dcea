/** Names in a row, and where they are none. */
import { expect, it } from 'vitest';
import { namesBehind, namesOf, namesWithFigures } from './counted-names.ts';

it.each<[string[] | null, string]>([
  [['Đăk Blô', 'Ya Hơ', 'Măng Rí', 'Tu Ngok'], 'Đăk Blô, Ya Hơ (12 hộ), Măng Rí và Tu Ngok'],
  [['Đăk Blô', 'Ya Hơ'], 'xã Đăk Blô và xã Ya Hơ để nhân rộng'],
  [['Đăk Blô', 'Ya Hơ'], 'Đăk Blô; Ya Hơ đã xong'],
  [['Đăk Blô', 'Ya Hơ'], 'Đăk Blô cùng Ya Hơ'],
  [['Kon Tu', 'Kon Go'], 'các thôn Kon Tu, Kon Go'],
  [['số 1', 'số 5', 'số 17'], 'số 1, số 5 và số 17'],
  [['số 1', 'số 5'], 'tiêu chí số 1, tiêu chí số 5'],
  [['1', '2', '3'], '1, 2, 3'],
  [['Đăk Blô'], 'Đăk Blô, trồng lúa'],
  [null, 'Đăk Blô trồng lúa'],
  [null, 'trồng lúa, Đăk Blô'],
  [null, 'Đăk Blô và các xã'],
  [['Đăk Blô', 'Ya Hơ'], 'Đăk Blô, Ya Hơ, đều đạt'],
  [['A 1', 'B 2'], 'A 1, B 2'],
  [null, 'Đăk Blô / Ya Hơ'],
  [null, ''],
])('%j in %j', (names, text) => expect(namesOf(text)).toEqual(names));
it.each<[string[] | null, string]>([
  [['Hòa An', 'Hòa Bình', 'Tân Tiến'], 'Hòa An 5 ca, Hòa Bình 4 ca và Tân Tiến 2 ca'],
  [['Hòa An', 'Hòa Bình'], 'xã Hòa An là 5 ca; Hòa Bình có 4 ca mắc mới'],
  [['Hòa An', 'Hòa Bình'], 'Hòa An đạt 5,5%, Hòa Bình đạt 4%'],
  [['Hòa An', 'Hòa Bình'], 'Hòa An 5 ca (mới), Hòa Bình 4 ca'],
  [null, 'Hòa An 5 ca, bốn ca khác'],
  [null, 'Hòa An, Hòa Bình'],
])('%j with figures in %j', (names, text) => expect(namesWithFigures(text)).toEqual(names));
it.each<[string[] | null, string, string]>([
  [['Ia Rong', 'Ia Dom', 'Ia Krêl'], ' Ia Rong, Ia Dom và Ia Krêl đạt', 'xã'],
  [['Ia Rong', 'Ia Krêl'], ' Ia Rong và Ia Krêl', 'xã'],
  [['Ia Rong', 'Ia Dom', 'Ia Krêl'], ' Ia Rong, xã Ia Dom và xã Ia Krêl.', 'xã'],
  [null, ' Ia Rong, Ia Dom', 'xã'],
  [null, ' Ia Rong và Ia Krêl 5', 'xã'],
  [['Ia Rong', 'Ia Krêl'], ' Ia Rong và Ia Krêl; sau', 'xã'],
  [['Ia Rong', 'Ia Krêl'], ' Ia Rong và Ia Krêl, còn', 'xã'],
  [['Ia Rong', 'Ia Krêl'], ' Ia Rong và Ia Krêl)', 'xã'],
  [null, ' Ia Rong và Trường Sơn', 'xã'],
  [null, ' UBND xã và Ia Krêl', 'xã'],
  [null, ' Tây Nguyên và Ia Krêl', 'xã'],
  [null, ' Ia Rong và Ia Krêl', 'tỉnh'],
  [null, ' một và hai', 'xã'],
  [null, ' I và Ia Krêl', 'thôn'],
  [null, ' Ia Rong và ia', 'xã'],
])('%j behind in %j, of %s', (names, text, unit) => expect(namesBehind(text, unit)).toEqual(names));
