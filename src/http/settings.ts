/** What a server takes from its environment, read once and checked: a wrong value stops the start with a sentence, not a request later. */
import { z } from 'zod';
import { Problem, Problems } from '../kernel/problem.ts';
import type { OidcSettings } from './sign-in.ts';

export interface ServerSettings {
  readonly baseUrl: string | null;
  readonly secret: string | null;
  readonly oidc: OidcSettings | null;
  readonly trustProxy: boolean;
  readonly logLevel: string | false;
  readonly mostRequests: number;
  /** smtp://user:password@host:port; null: no e-mail. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Hours between backups of a PGlite database; 0: none. */
  readonly backupHours: number;
  readonly backupFolder: string;
  /** Whether the application is built and served. */
  readonly web: boolean;
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const schema = z.object({
  MTQG_BASE_URL: z.url({ protocol: /^https?$/, error: 'phải là địa chỉ http(s)://máy[:cổng], không có đường dẫn' }).optional(),
  MTQG_SECRET: z.string().min(32, 'phải có ít nhất 32 ký tự ngẫu nhiên').optional(),
  MTQG_OIDC_ISSUER: z.url('phải là địa chỉ của hệ thống đăng nhập').optional(),
  MTQG_OIDC_CLIENT_ID: z.string().optional(),
  MTQG_OIDC_CLIENT_SECRET: z.string().optional(),
  MTQG_TRUST_PROXY: z.enum(['true', 'false'], 'phải là true hoặc false').optional(),
  MTQG_LOG_LEVEL: z.enum(LEVELS, `phải là một trong: ${LEVELS.join(', ')}`).optional(),
  MTQG_RATE_LIMIT: z.coerce.number('phải là số').int().min(10, 'ít nhất 10').max(1_000_000).optional(),
  MTQG_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'phải là smtp://máy:cổng hoặc smtps://…' }).optional(),
  MTQG_SMTP_FROM: z.email('phải là thư điện tử').optional(),
  MTQG_BACKUP_HOURS: z.coerce.number('phải là số giờ').min(0).max(720).optional(),
  MTQG_BACKUP_DIR: z.string().min(1).optional(),
  MTQG_WEB: z.enum(['on', 'off'], 'phải là on hoặc off').optional(),
});

/** @throws Problems invalid-usage, one for each variable that is wrong */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ServerSettings {
  const given = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new Problems(
      parsed.error.issues.map((issue) => new Problem('invalid-usage', `Biến môi trường ${issue.path.join('.')} ${issue.message}.`)),
    );
  const values = parsed.data;
  const oidc = [values.MTQG_OIDC_ISSUER, values.MTQG_OIDC_CLIENT_ID, values.MTQG_OIDC_CLIENT_SECRET];
  if (oidc.some((one) => one !== undefined) && oidc.includes(undefined))
    throw new Problem(
      'invalid-usage',
      'Đăng nhập qua cơ quan cần đủ ba biến MTQG_OIDC_ISSUER, MTQG_OIDC_CLIENT_ID, MTQG_OIDC_CLIENT_SECRET.',
    );
  const [issuer, clientId, clientSecret] = oidc;
  const level = values.MTQG_LOG_LEVEL ?? 'info';
  return {
    baseUrl: values.MTQG_BASE_URL?.replace(/\/$/, '') ?? null,
    secret: values.MTQG_SECRET ?? null,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
    trustProxy: values.MTQG_TRUST_PROXY === 'true',
    logLevel: level === 'silent' ? false : level,
    mostRequests: values.MTQG_RATE_LIMIT ?? 1200,
    smtp: values.MTQG_SMTP_URL ? { url: values.MTQG_SMTP_URL, from: values.MTQG_SMTP_FROM ?? 'mtqg@localhost.localdomain' } : null,
    backupHours: values.MTQG_BACKUP_HOURS ?? 24,
    backupFolder: values.MTQG_BACKUP_DIR ?? '.mtqg/backup',
    web: values.MTQG_WEB !== 'off',
  };
}
