/** Programs that some tests need; absent ones are named in the title of what is skipped. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

function which(name: string): string | null {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

export const SOFFICE = which('soffice');
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? which('chromium');
export const PDFTOTEXT = which('pdftotext');
