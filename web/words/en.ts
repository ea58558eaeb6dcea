/** Every sentence of the application, English, by place. `{name}` is filled in. Both languages hold the same keys: a test compares them and finds unused ones. */
import { app } from './en/app.ts';
import { audit } from './en/audit.ts';
import { cycles } from './en/cycles.ts';
import { form } from './en/form.ts';
import { imports } from './en/import.ts';
import { overview } from './en/overview.ts';
import { why } from './en/why.ts';
import type { Word } from './vi.ts';

export const en: Readonly<Record<Word, string>> = {
  ...app,
  ...audit,
  ...cycles,
  ...form,
  ...imports,
  ...overview,
  ...why,
};
