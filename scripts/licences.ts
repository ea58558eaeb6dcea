/** Which licences may stand beside Apache-2.0, and whether an SPDX expression can be satisfied with them. */

const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unicode-3.0',
  'Unicode-DFS-2016',
  'Unlicense',
  'Zlib',
];

export const FOR_PRODUCTION: ReadonlySet<string> = new Set(PERMISSIVE);
/** Tools that are run and not shipped: file-level copyleft and data under attribution are fine. */
export const FOR_DEVELOPMENT: ReadonlySet<string> = new Set([...PERMISSIVE, 'MPL-2.0', 'CC-BY-3.0', 'CC-BY-4.0']);

/**
 * True when the expression can be met with allowed licences only: AND needs both sides, OR one. An exception (WITH) and a trailing + are
 * not on any list, so they are refused; so is anything that is no SPDX expression ("SEE LICENSE IN …", "UNLICENSED").
 */
export function licenceAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  let wellFormed = tokens.length > 0;

  function either(): boolean {
    let ok = both();
    while (tokens[at] === 'OR') {
      at++;
      ok = both() || ok;
    }
    return ok;
  }
  function both(): boolean {
    let ok = one();
    while (tokens[at] === 'AND') {
      at++;
      ok = one() && ok;
    }
    return ok;
  }
  function one(): boolean {
    const token = tokens[at++];
    if (token === '(') {
      const ok = either();
      if (tokens[at++] !== ')') wellFormed = false;
      return ok;
    }
    return token !== undefined && allowed.has(token);
  }

  const ok = either();
  return ok && wellFormed && at === tokens.length;
}
