import { join } from 'node:path';
import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';

export type Config = {
  /** Connection string of PostgreSQL; `null` takes the embedded database in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly backupFolder: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Under which names it may be asked for; `null` behind a gateway that was not named. */
  readonly hosts: readonly string[] | null;
  /** Origins besides the server's own whose pages may call the API. */
  readonly allowedOrigins: readonly string[];
  /** Names and addresses that the county's own certificate is made for; `null` listens without TLS. */
  readonly tlsNames: readonly string[] | null;
  /** Code with which an empty county is set up; `null` takes a random one, said on the console. */
  readonly setupCode: string | null;
};

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./)
    .optional(),
  JFT_DATA: z.string().default('./data'),
  JFT_BACKUPS: z.string().optional(),
  JFT_HOST: z.string().default('127.0.0.1'),
  JFT_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65535))
    .default(8787),
  JFT_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .default(['app://local']),
  JFT_TLS: z.enum(['own', 'gateway']).optional(),
  JFT_NAMES: z
    .string()
    .regex(/^[a-z0-9.:-]+(\s*,\s*[a-z0-9.:-]+)*$/i)
    .transform((text) => text.split(',').map((name) => name.trim()))
    .default([]),
  JFT_SETUP: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    .optional(),
});

const EXPLANATIONS: Readonly<Record<string, string>> = {
  DATABASE_URL:
    'DATABASE_URL 应为 PostgreSQL 连接串，如 postgres://用户:密码@127.0.0.1:5432/jiefangtai；不设置则使用内置数据库。',
  JFT_DATA: 'JFT_DATA 应为数据文件夹的路径。',
  JFT_BACKUPS: 'JFT_BACKUPS 应为存放备份的文件夹，最好在另一块盘上。',
  JFT_HOST: 'JFT_HOST 应为监听地址，如 127.0.0.1 或 0.0.0.0。',
  JFT_PORT: 'JFT_PORT 应为 0 到 65535 之间的端口号。',
  JFT_TLS: 'JFT_TLS 应为 own（用本县自己的证书）或 gateway（前面另有加密网关）。',
  JFT_NAMES: 'JFT_NAMES 应为各所访问本机用的名称或者地址，以逗号分隔，如 192.168.1.10,jft.local。',
  JFT_SETUP: 'JFT_SETUP 应为十位设置码（数字和大写字母，不含 I、L、O、U）；不设置则由程序随机产生。',
  JFT_ORIGINS: 'JFT_ORIGINS 应为以逗号分隔的来源，如 app://local。',
};

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
const NEEDS_TLS =
  '要让其他电脑访问（JFT_HOST 不是 127.0.0.1），须加密传输：请设 JFT_TLS=own，并用 JFT_NAMES 写明本机的名称或者地址；前面已有加密网关的，设 JFT_TLS=gateway。';

/** Reads the environment once; an empty variable counts as absent. The error is a sentence for the console. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const present = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = Environment.safeParse(Object.fromEntries(present));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return err([...names].map((name) => EXPLANATIONS[name] ?? name).join('\n'));
  }
  const { DATABASE_URL, JFT_DATA, JFT_BACKUPS, JFT_HOST, JFT_PORT, JFT_ORIGINS, JFT_SETUP, JFT_TLS, JFT_NAMES } =
    parsed.data;
  // What people told does not cross an office's network in the clear (C14).
  if (!LOOPBACK.has(JFT_HOST) && JFT_TLS === undefined) return err(NEEDS_TLS);
  if (JFT_TLS === 'own' && !LOOPBACK.has(JFT_HOST) && JFT_NAMES.length === 0)
    return err(EXPLANATIONS['JFT_NAMES'] ?? '');
  return ok({
    databaseUrl: DATABASE_URL ?? null,
    dataFolder: JFT_DATA,
    backupFolder: JFT_BACKUPS ?? join(JFT_DATA, 'backups'),
    host: JFT_HOST,
    port: JFT_PORT,
    hosts: JFT_TLS === 'gateway' && JFT_NAMES.length === 0 ? null : hostsOf([JFT_HOST, ...JFT_NAMES]),
    allowedOrigins: JFT_ORIGINS,
    tlsNames: JFT_TLS === 'own' ? [...new Set([...JFT_NAMES, 'localhost', '127.0.0.1'])] : null,
    setupCode: JFT_SETUP ?? null,
  });
}

/** As they stand in a URL: addresses of version 6 in brackets. */
const hostsOf = (names: readonly string[]): readonly string[] => [
  ...new Set([...LOOPBACK, ...names].map((name) => (name.includes(':') ? `[${name}]` : name.toLowerCase()))),
];
