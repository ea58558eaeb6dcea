/** How strong a password is, by zxcvbn: length alone lets "matkhau123456" through, rules about signs keep good ones out. */
import { type OptionsType, ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import { Problem } from '../kernel/problem.ts';

const LEAST_LENGTH = 12;
/** 3 of 4: out of reach of guessing at a server, and for months of a stolen hash. */
const LEAST_SCORE = 3;
/** Frequent in Viet Nam and in no list of the library. */
const VIETNAMESE = [
  'matkhau',
  'mat khau',
  'vietnam',
  'viet nam',
  'xinchao',
  'anhyeuem',
  'iloveyou',
  'hanoi',
  'saigon',
  'quantri',
  'ubnd',
  'uyban',
  'baocao',
  'mtqg',
];

let checker: ZxcvbnFactory | undefined;

/** @throws Problem weak-password with what to do */
export function checkPassword(password: string, about: readonly string[]): void {
  if (password.length < LEAST_LENGTH)
    throw new Problem('weak-password', `Mật khẩu quá ngắn: cần ít nhất ${LEAST_LENGTH} ký tự; một câu dễ nhớ vài từ là tốt.`, {
      field: 'password',
    });
  checker ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, vietnamese: VIETNAMESE },
    graphs: common.adjacencyGraphs,
  } as OptionsType);
  const words = about
    .flatMap((text) => [text.toLocaleLowerCase('vi'), ...text.toLocaleLowerCase('vi').split(/[\s@.]+/)])
    .filter((word) => word.length > 2);
  const { score } = checker.check(password.slice(0, 100), words);
  if (score < LEAST_SCORE)
    throw new Problem('weak-password', 'Mật khẩu dễ đoán (từ quen, dãy phím, ngày, tên); dùng một câu vài từ không liên quan nhau.', {
      field: 'password',
    });
}
