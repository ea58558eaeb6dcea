/** Every sentence of the application, English, by place. `{name}` is filled in. Both languages hold the same keys: a test compares them and finds unused ones. */
import { account } from './en/account.ts';
import { administration } from './en/administration.ts';
import { app } from './en/app.ts';
import { audit } from './en/audit.ts';
import { capital } from './en/capital.ts';
import { catalogue } from './en/catalogue.ts';
import { closing } from './en/closing.ts';

import { cycles } from './en/cycles.ts';
import { form } from './en/form.ts';
import { imports } from './en/import.ts';
import { overview } from './en/overview.ts';
import { records } from './en/records.ts';
import { reports } from './en/reports.ts';
import { why } from './en/why.ts';
import { works } from './en/works.ts';
import type { Word } from './vi.ts';

export const en: Readonly<Record<Word, string>> = {
  ...account,
  ...administration,
  ...app,
  ...audit,
  ...catalogue,
  ...closing,
  ...capital,
  ...cycles,
  ...form,
  ...imports,
  ...overview,
  ...reports,
  ...records,
  ...why,
  ...works,
};
