/** Passwords that an administrator makes for somebody else: shown once, good only for choosing one's own. */

/** Letters that are not taken for one another when they are read out or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 20;

/** "kq7mp-…": four groups of five, near a hundred bits. `random`: that many random bytes. */
export function temporaryPassword(random: (bytes: number) => Uint8Array): string {
  const letters: string[] = [];
  while (letters.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      // The bytes beyond a whole number of alphabets would make its first letters likelier.
      if (letters.length < LENGTH && byte < 256 - (256 % LETTERS.length)) letters.push(LETTERS[byte % LETTERS.length] ?? '');
    }
  }
  return letters.join('').replace(/(.{5})(?=.)/g, '$1-');
}
