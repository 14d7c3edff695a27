/** Serves `page.ts` as the hosts serve the product: the page under its policy, the deriving script under its own. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { contentSecurityPolicy, KDF_WORKER_PATH, KDF_WORKER_POLICY } from '#shared/lib/csp.ts';
import type { VaultPage } from './page.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

async function bundled(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [resolve(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

export type VaultHost = { readonly origin: string; readonly stop: () => void };

export async function startVaultHost(): Promise<VaultHost> {
  const [page, worker] = await Promise.all([
    bundled('test/bench/vault/page.ts'),
    bundled('renderer/vault/kdf-worker.ts'),
  ]);
  // Without Trusted Types: the page's own script address is a plain text here, `scriptUrl` is tested on its own.
  const policy = contentSecurityPolicy({ connect: [] }).replace(/; require-trusted-types-for.*$/u, '');
  const files: Readonly<Record<string, readonly [type: string, body: string, policy: string]>> = {
    '/': [
      'text/html',
      '<!doctype html><meta charset=utf-8><title>接访台</title><script src="/page.js"></script>',
      policy,
    ],
    '/page.js': ['text/javascript', page, policy],
    [KDF_WORKER_PATH]: ['text/javascript', worker, KDF_WORKER_POLICY],
  };
  const server = createServer((request, response) => {
    const [type, body, csp] = files[request.url ?? '/'] ?? ['text/plain', '', policy];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('content-security-policy', csp);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Calls a function of the page. */
export function inPage<Name extends keyof VaultPage>(
  page: Page,
  name: Name,
  ...args: Parameters<VaultPage[Name]>
): Promise<Awaited<ReturnType<VaultPage[Name]>>> {
  return page.evaluate(
    ([called, given]) => {
      // Put there by `page.ts`.
      const { vault } = globalThis as unknown as { vault: Record<string, (...all: unknown[]) => unknown> };
      return vault[called]?.(...given);
    },
    [name, args] as const,
  ) as Promise<Awaited<ReturnType<VaultPage[Name]>>>; // the same function's answer
}
