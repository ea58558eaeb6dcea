/** The guides for people: every picture and every page they point to is there, and every button they name is called so in the application. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { vi } from '../../web/words/vi.ts';

const FOLDER = new URL('../../docs/huong-dan/', import.meta.url);
const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

it.each(pages)('%s points only to what is there', (name) => {
  const targets = [...textOf(name).matchAll(/\]\(([^)#]+)/g)].map(([, target]) => target as string);
  expect(targets.filter((target) => !/^https?:/.test(target) && !existsSync(new URL(target, FOLDER)))).toEqual([]);
  expect(targets.length).toBeGreaterThan(0);
});

/** Words set in bold are words of the screen; not those of a heading of a list, or emphasis. */
const EMPHASIS = ['Mạng mất, phiên hết', 'Số viết kiểu Việt Nam', 'Bảng gõ như Excel', 'Bấm vào một số', 'giả định'];
it.each(pages)('%s calls what is on the screen by its name', (name) => {
  const words = Object.values(vi);
  const bold = [...textOf(name).matchAll(/\*\*([^*]+)\*\*/g)].map(([, text]) => text as string);
  const isOnScreen = (text: string) =>
    words.some((word) => word.replace(/\{\w+\}/g, '…') === text || (word.startsWith(text) && word[text.length] === ' '));
  expect(bold.filter((text) => !EMPHASIS.includes(text) && !isOnScreen(text))).toEqual([]);
});
