/** Every sentence of the application, Vietnamese, by place. `{name}` is filled in. Both languages hold the same keys: a test compares them and finds unused ones. */
import { account } from './vi/account.ts';
import { administration } from './vi/administration.ts';
import { app } from './vi/app.ts';
import { audit } from './vi/audit.ts';
import { capital } from './vi/capital.ts';
import { catalogue } from './vi/catalogue.ts';
import { closing } from './vi/closing.ts';

import { cycles } from './vi/cycles.ts';
import { form } from './vi/form.ts';
import { imports } from './vi/import.ts';
import { overview } from './vi/overview.ts';
import { records } from './vi/records.ts';
import { reports } from './vi/reports.ts';
import { why } from './vi/why.ts';
import { works } from './vi/works.ts';

export const vi = {
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
} as const;
export type Word = keyof typeof vi;
