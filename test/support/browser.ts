/** Debian's Chromium for the browser tests: quiet, and as root. */
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM } from './tools.ts';

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
