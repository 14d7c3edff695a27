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
  /** Origins besides the server's own whose pages may call the API. */
  readonly allowedOrigins: readonly string[];
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
  JFT_SETUP: 'JFT_SETUP 应为十位设置码（数字和大写字母，不含 I、L、O、U）；不设置则由程序随机产生。',
  JFT_ORIGINS: 'JFT_ORIGINS 应为以逗号分隔的来源，如 app://local。',
};

/** Reads the environment once; an empty variable counts as absent. The error is a sentence for the console. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, string> {
  const present = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = Environment.safeParse(Object.fromEntries(present));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return err([...names].map((name) => EXPLANATIONS[name] ?? name).join('\n'));
  }
  const { DATABASE_URL, JFT_DATA, JFT_BACKUPS, JFT_HOST, JFT_PORT, JFT_ORIGINS, JFT_SETUP } = parsed.data;
  return ok({
    databaseUrl: DATABASE_URL ?? null,
    dataFolder: JFT_DATA,
    backupFolder: JFT_BACKUPS ?? join(JFT_DATA, 'backups'),
    host: JFT_HOST,
    port: JFT_PORT,
    allowedOrigins: JFT_ORIGINS,
    setupCode: JFT_SETUP ?? null,
  });
}
