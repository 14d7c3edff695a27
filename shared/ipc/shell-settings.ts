import * as z from 'zod';

export const DEFAULT_SERVER = 'http://127.0.0.1:8787';

/** settings.json in the shell's own data folder. `server`: origin of the county server, without a path. */
export const ShellSettings = z.object({
  server: z
    .string()
    .max(200)
    .regex(/^https?:\/\/[a-z0-9.-]+(?::[0-9]{1,5})?$/u)
    .default(DEFAULT_SERVER),
  /** The county's own authority as PEM text, carried here from the server's tls folder (C14); trusted for `server` only. */
  authority: z.string().max(10_000).optional(),
});
export type ShellSettings = Readonly<z.infer<typeof ShellSettings>>;
